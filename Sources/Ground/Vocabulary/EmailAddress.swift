/// An electronic mail address, in lower case, of a shape that can be delivered to.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Nil when the text has no local part, no dotted domain, white space, a control character or more than 254 bytes.
    public init?(_ typed: String) {
        let text = typed.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].count <= 64, text.utf8.count <= 254 else { return nil }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isWord: (UInt8) -> Bool = { $0 > 0x20 && $0 != 0x7F && !#"<>,;:"()[]\"#.utf8.contains($0) }
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isWord) }), parts[0].allSatisfy(isWord) else { return nil }
        self.text = text
    }

    public var description: String { text }

    /// The same for all the addresses that one mailbox receives: `awa+ville@…` is `awa@…`.
    public var mailbox: String {
        guard let at = text.lastIndex(of: "@"), let plus = text[..<at].firstIndex(of: "+"), plus > text.startIndex else { return text }
        return String(text[..<plus] + text[at...])
    }
}
