import Vocabulary
import Web

/// What is sealed in the box: which edition, the choices as the box keeps them, then nothing up to a length that all ballots of the vote have,
/// so that its size tells nothing and no ballot can be carried to another vote.
enum SealedText {
    private static let head = "parvis ballot 1"

    /// Room for every project with its points.
    static func length(projects: Int) -> Int { (96 + 20 * projects + 255) / 256 * 256 }

    static func bytes(_ choices: String, in edition: EditionID, length: Int) -> [UInt8] {
        let text = Array("\(head)\n\(edition)\n\(choices)\n".utf8)
        // Rather a ballot that is longer than one that is lost.
        let whole = text.count <= length ? length : (text.count + 255) / 256 * 256
        return text + [UInt8](repeating: 0, count: whole - text.count)
    }

    /// The choices; nil when it is no ballot of this edition.
    static func choices(_ bytes: [UInt8], in edition: EditionID) -> String? {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count == 4, lines[0] == head, lines[1] == "\(edition)", lines[3].utf8.allSatisfy({ $0 == 0 }) else { return nil }
        return lines[2]
    }
}
