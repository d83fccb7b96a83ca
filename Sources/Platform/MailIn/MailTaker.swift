package import Database
package import Vocabulary
package import Web

/// A house that knows some of the mail that comes in: it takes a message as its own, or leaves it to the next.
package struct MailTaker: Sendable {
    /// True when the message was its own, whether it was kept or refused.
    package let take: @Sendable (IncomingMail, MailFiles, World, Instant, Writing) throws -> Bool

    package init(_ take: @escaping @Sendable (IncomingMail, MailFiles, World, Instant, Writing) throws -> Bool) { self.take = take }
}

extension IncomingMail {
    /// The addresses of ours that tell which thread it goes on: those it was written to, then those that the letters it answers gave.
    package func marks(_ db: Reading) throws -> [EmailAddress] {
        var marks = addresses
        for reference in references.suffix(20).reversed() {
            if let address = try LetterStore.replyAddress(of: String(reference.prefix { $0 != "@" }), db) { marks.append(address) }
        }
        return marks
    }
}
