import Vocabulary
import Web

/// The code in the corner of a ballot paper that a scanner reads: its edition, its batch, and a number drawn at random for this sheet alone.
/// The stub bears another number, and nothing ties one to the other: a sheet out of the urn tells nothing of whom it was given to.
struct SheetCode: Sendable, Equatable {
    let edition: EditionID
    let batch: Int
    /// Five bytes drawn, five that only this server could have put after them.
    let number: String

    private static let mark = "PARVISB"

    var text: String { "\(Self.mark)/\(edition)/\(batch)/\(number)" }

    static func drawn(_ batch: BallotBatch, _ world: World) -> SheetCode {
        let drawn = world.randomBytes(5)
        return SheetCode(edition: batch.edition, batch: batch.number, number: Secrets.base64url(drawn + proof(batch.edition, batch.number, drawn, world)))
    }

    /// Nil when the text is no code of this server.
    static func read(_ text: String, _ world: World) -> SheetCode? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == mark, let edition = EditionID(String(parts[1])), let batch = Int(parts[2]),
            let bytes = Secrets.bytes(base64url: String(parts[3])), bytes.count == 10,
            Secrets.equal(Array(bytes[5...]), proof(edition, batch, Array(bytes[..<5]), world)) else { return nil }
        return SheetCode(edition: edition, batch: batch, number: String(parts[3]))
    }

    /// Whether a text is the code of a stub of ours.
    static func isStub(_ text: String) -> Bool { text.hasPrefix("PARVIS/") }

    private static func proof(_ edition: EditionID, _ batch: Int, _ drawn: [UInt8], _ world: World) -> [UInt8] {
        Array(Secrets.hmacSHA256(Array("ballot paper \(edition) \(batch) ".utf8) + drawn, key: world.secret).prefix(5))
    }
}
