import Vocabulary
import Web

/// What the server's secret is used for around the box. None of these keys opens a ballot.
struct BoxKeys: Sendable {
    private let secret: [UInt8]
    /// Nil for a town that is only being made.
    let heads: ListHeads?

    init(_ secret: [UInt8]) { (self.secret, heads) = (secret, nil) }
    init(_ world: World) { (secret, heads) = (world.secret, ListHeads(world)) }

    private func key(_ use: String) -> [UInt8] { Secrets.hmacSHA256(use.utf8, key: secret) }

    /// Signs the roots of public lists; its public half is published with them.
    var signer: Signer { Signer(seed: key("roots of public lists")) }

    /// Under which the shares entered after the close wait for the opening.
    var entered: [UInt8] { key("shares entered") }

    /// What a ballot at the slot bears: one that was put there by another way has none.
    func mark(_ leaf: String, isRevocation: Bool = false, in edition: EditionID) -> String {
        Secrets.hex(Secrets.hmacSHA256("\(edition) \(isRevocation ? "revoked" : "cast") \(leaf)".utf8, key: key("ballots at the slot")))
    }

    /// What the ballots that came out of a box bear: a count takes no others.
    func outcome(_ digest: String, count: Int, of edition: EditionID) -> String {
        Secrets.hex(Secrets.hmacSHA256("\(edition) \(count) \(digest)".utf8, key: key("opened ballots")))
    }

    /// What the ballots that came out of signed urns bear.
    func paper(_ digest: String, of edition: EditionID) -> String {
        Secrets.hex(Secrets.hmacSHA256("\(edition) \(digest)".utf8, key: key("paper ballots")))
    }

    /// Under which the links of replaceable votes are written; without the edition's own key nobody finds it again.
    func links(_ linkKey: String) -> [UInt8] { key("links \(linkKey)") }
}
