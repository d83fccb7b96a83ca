/// A message to one person, written to the outbox in the transaction of the act it tells of,
/// in the reader's language when it is sent.
public struct Letter: Sendable, Equatable {
    public enum Recipient: Sendable, Equatable {
        case account(AccountID)
        /// Somebody whose account the act has read, for a necessary letter. The language is a code, `fr`.
        case reader(AccountID, address: EmailAddress?, name: String, language: String)
        /// Somebody without an account, or an address being confirmed.
        case address(EmailAddress, name: String, language: String)
    }

    /// What the letter is about, for the person's preferences.
    public enum Kind: String, Sendable, CaseIterable {
        /// Cannot be unsubscribed from: account safety, a decision on one's own proposal, a receipt.
        case necessary
        /// Something one follows moved.
        case following
        /// Somebody answered, commented, invited.
        case conversation
        /// News of the edition: opening, reminder to vote, results.
        case campaign
        /// Work for an officer: assigned, due soon, late.
        case task
    }

    public var recipient: Recipient
    public var kind: Kind
    public var subject: Message
    public var paragraphs: [Message]
    /// The one thing to do or see: what it says and the path on this site.
    public var button: Button?
    /// Where an answer to it goes, when somebody reads it: the mailbox of the questions.
    public var replyTo: EmailAddress?
    /// Where a mail program stops this very letter by itself (RFC 8058), for who has no account.
    public var endPath: String?

    public struct Button: Sendable, Equatable {
        public var label: Message
        public var path: String
        /// Whoever has the path may act as the reader: nobody else sees it, and it is forgotten once the letter has left.
        public var isSecret: Bool
        public init(_ label: Message, _ path: String, isSecret: Bool = false) {
            self.label = label
            self.path = path
            self.isSecret = isSecret
        }
    }

    public init(to recipient: Recipient, kind: Kind, subject: Message, paragraphs: [Message], button: Button? = nil) {
        self.recipient = recipient
        self.kind = kind
        self.subject = subject
        self.paragraphs = paragraphs
        self.button = button
    }
}
