import Vocabulary
import Web

/// The code in the corner of a ballot paper that a scanner reads: its edition and its batch, the same on every sheet of the batch. What falls
/// in the urn has nothing of its own: who photographed a sheet before it was given, or keeps the file from which it was printed with its stub,
/// does not find it again.
struct SheetCode: Sendable, Equatable {
    let edition: EditionID
    let batch: Int
    /// What only this server could have put after them.
    let proof: String

    private static let mark = "PARVISB"

    var text: String { "\(Self.mark)/\(edition)/\(batch)/\(proof)" }

    init(_ batch: BallotBatch, _ world: World) { self.init(batch.edition, batch.number, world) }

    private init(_ edition: EditionID, _ batch: Int, _ world: World) {
        (self.edition, self.batch) = (edition, batch)
        proof = Secrets.base64url(Array(Secrets.hmacSHA256(Array("ballot paper \(edition) \(batch)".utf8), key: world.secret).prefix(10)))
    }

    /// Nil when the text is no code of this server.
    static func read(_ text: String, _ world: World) -> SheetCode? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == mark, let edition = EditionID(String(parts[1])), let batch = Int(parts[2]) else { return nil }
        let code = SheetCode(edition, batch, world)
        return Secrets.equal(code.proof, String(parts[3])) ? code : nil
    }

    /// Whether a text is the code of a stub of ours.
    static func isStub(_ text: String) -> Bool { text.hasPrefix("PARVIS/") }
}
