import Vocabulary
import Web

/// A while that nobody can foretell, before an answer that must not tell by its speed whether an address has an account.
enum Pause {
    /// A hundred times what the difference is worth: telling it takes more tries than the limits allow.
    static let longest = Span(milliseconds: 100)

    static func span(_ bytes: [UInt8]) -> Span {
        let drawn = bytes.prefix(2).reduce(0) { $0 << 8 | Int($1) }
        return Span(milliseconds: drawn * longest.milliseconds / 65_535)
    }

    static func take(_ visit: Visit) async throws {
        try await Task.sleep(for: .milliseconds(span(visit.world.randomBytes(2)).milliseconds))
    }
}
