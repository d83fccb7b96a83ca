package import Vocabulary

/// A message that came in, taken apart: who writes, what she says, what she joins, and the threads it may go on from.
package struct IncomingMail: Sendable, Equatable {
    /// A file beside the words, as its sender named it.
    package struct Attachment: Sendable, Equatable {
        package var name: String
        package var bytes: [UInt8]
    }

    package var messageID: String
    /// Nil when nobody could be written back to.
    package var from: EmailAddress?
    package var name: String
    package var subject: String
    /// What was written this time, without the message it answers.
    package var text: String
    /// Every address it was sent to, and under which it arrived.
    package var addresses: [EmailAddress]
    /// The messages that it goes on from, the latest last, without brackets.
    package var references: [String]
    /// A machine wrote it: an absence, a list, a failed delivery. Nobody answers it, or machines would talk for ever.
    package var isAutomatic: Bool
    package var attachments: [Attachment]
}

extension IncomingMail {
    /// What machines say of themselves (RFC 3834, RFC 2919, and what came before them).
    static func isAutomatic(from: String, header: (String) -> String?) -> Bool {
        if let value = header("Auto-Submitted"), value.trimmed.lowercased().prefix(2) != "no" { return true }
        if let value = header("Precedence"), ["bulk", "list", "junk", "auto_reply"].contains(value.trimmed.lowercased()) { return true }
        if ["List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Failed-Recipients", "X-Loop"].contains(where: { header($0) != nil }) { return true }
        if header("Return-Path")?.trimmed == "<>" { return true }
        let box = from.lowercased().prefix { $0 != "@" }
        return ["mailer-daemon", "postmaster", "no-reply", "noreply", "ne-pas-repondre", "nepasrepondre"].contains { box == $0 }
    }

    /// The words without the message that they answer, which mail programs put after them; all of them when nothing else is left.
    static func withoutQuotation(_ text: String) -> String {
        var kept: [Substring] = []
        for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
            if beginsQuotation(line) { break }
            if line.hasPrefix(">") { continue }
            kept.append(line)
        }
        let words = kept.joined(separator: "\n").trimmed
        return words.isEmpty ? text.trimmed : words
    }

    private static func beginsQuotation(_ line: Substring) -> Bool {
        let line = String(line).trimmed
        if line.hasPrefix("-----") && (line.contains("Message d") || line.contains("Original Message")) { return true }
        if line.hasPrefix("________________________________") { return true }
        let isAttribution = line.hasPrefix("Le ") && (line.hasSuffix("a écrit :") || line.hasSuffix("a écrit\u{A0}:")) || line.hasPrefix("On ") && line.hasSuffix("wrote:")
        return isAttribution || line == "--"
    }
}

extension String {
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
