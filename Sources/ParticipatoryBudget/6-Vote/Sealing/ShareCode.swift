import Vocabulary
import Web

/// The code on a member's paper: eight groups of four characters, the last of which checks the others. It opens her share of the key; the
/// site keeps its public half only, and shows it once, to her.
struct ShareCode: Sendable, Equatable {
    /// Crockford's base 32: no I, L, O, U, which a hand confuses.
    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    static let length = 32
    private static let drawn = 28

    let text: String

    /// From 28 bytes that nobody can guess: 140 bits.
    init(drawn bytes: [UInt8]) {
        precondition(bytes.count == Self.drawn, "28 bytes")
        let head = String(bytes.map { Self.alphabet[Int($0 & 31)] })
        text = head + Self.check(of: head)
    }

    /// What somebody types, in any case, with or without spaces; nil when a character is missing or wrong.
    init?(typed: String) {
        let text = Self.plain(typed)
        let head = String(text.prefix(Self.drawn))
        guard text.count == Self.length, text == head + Self.check(of: head) else { return nil }
        self.text = text
    }

    /// As it is written on paper.
    static func plain(_ typed: String) -> String {
        String(typed.uppercased().compactMap { character -> Character? in
            switch character {
            case "O": "0"
            case "I", "L": "1"
            default: alphabet.contains(character) ? character : nil
            }
        })
    }

    private static func check(of head: String) -> String {
        String(Secrets.sha256("parvis share check \(head)").prefix(length - drawn).map { alphabet[Int($0 & 31)] })
    }

    var groups: [String] {
        let characters = Array(text)
        return stride(from: 0, to: characters.count, by: 4).map { String(characters[$0..<$0 + 4]) }
    }

    /// The last two groups, which the member types to show that she has noted them.
    var ending: String { String(text.suffix(8)) }

    var pair: SealedBox.Pair { SealedBox.pair(seed: Secrets.sha256("parvis share code \(text)")) }
}
