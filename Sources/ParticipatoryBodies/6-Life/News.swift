import Platform
import Vocabulary

/// What a body tells the neighbourhood. It is withdrawn with a reason, never rewritten.
struct News: Sendable, Equatable {
    var id: ID<News>
    var title: String
    var body: String
    var by: String
    var at: Instant
    var withdrawnAt: Instant?
}

/// Somebody who receives the letter of a neighbourhood, once she has confirmed her address.
struct Subscription: Sendable, Equatable {
    var id: ID<Subscription>
    var email: EmailAddress
    /// Nil: the whole city.
    var territory: TerritoryID?
    var askedAt: Instant
    var confirmedAt: Instant?
    var endedAt: Instant?
    var sentAt: Instant?
}

/// What somebody wrote to a body, and what was answered: it stays when the bureau changes.
struct Conversation: Sendable, Equatable {
    /// One of its messages.
    struct Line: Sendable, Equatable {
        var isOfTheBody: Bool
        var by: String
        var text: String
        var at: Instant
        /// Nil until it is written down.
        var id: ID<Line>?
        /// What came joined to it by mail.
        var files: [Document] = []
    }

    var id: ID<Conversation>
    var subject: String
    var name: String
    var email: String
    var account: AccountID?
    var language: String
    var at: Instant
    var closedAt: Instant?
    /// Whether the last word is hers.
    var waits: Bool
    var lines: [Line] = []

    func link(_ assembly: Assembly) -> String { "\(assembly.link)/courrier/\(id)" }
}

/// A conversation and its body, as the acts on it see them.
struct ConversationFile: Sendable {
    var standing: Standing
    var conversation: Conversation
    /// Whether the reader is the person who wrote: her account, or the secret of her letter.
    var isWriter: Bool
    var key: String

    var assembly: Assembly { standing.assembly }
    var link: String { conversation.link(assembly) }
}
