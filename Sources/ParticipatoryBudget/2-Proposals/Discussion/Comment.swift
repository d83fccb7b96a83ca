import Database
import Vocabulary

/// What somebody says about a proposal, or answers to somebody who did.
struct Comment: Sendable, Equatable {
    var id: ID<Comment>
    var proposal: ID<Proposal>
    /// The comment it answers; nil for one that opens a thread.
    var parent: ID<Comment>?
    var author: AccountID
    var authorName: String
    var body: String
    var at: Instant
    /// By its author; its place stays while it has answers, its words until whoever must read them has settled the reports.
    var removedAt: Instant?
    var hiding: Hiding?
    var appeal: HidingAppeal?

    var isHidden: Bool { hiding != nil }
    var awaitsAppeal: Bool { appeal?.isWaiting ?? false }
    /// Where it stands on a page.
    var anchor: String { "commentaire-\(id)" }

    static let bodyLength = 2000
    /// For how long its author may mend it.
    static let mending = Span.minutes(15)
    /// How many comments one person may write in ten minutes.
    static let perTenMinutes = 8

    static let columns = """
        c.id, c.proposal_id, c.parent_id, c.author_id, a.display_name, c.body, c.at, c.removed_at, c.hidden_at, c.hidden_by, c.hidden_reason, \
        c.appealed_at, c.appeal, c.appeal_answer, c.appeal_decided_at
        """
    static let tables = "comments c join accounts a on a.id = c.author_id"
}

extension Comment {
    init(_ row: inout RowReader) {
        id = row.id(); proposal = row.id(); parent = row.optionalID(); author = row.id(); authorName = row.text()
        body = row.text(); at = row.instant(); removedAt = row.optionalInstant()
        let hiddenAt = row.optionalInstant(), hiddenBy: AccountID? = row.optionalID(), reason = row.text()
        hiding = if let hiddenAt, let hiddenBy { Hiding(at: hiddenAt, by: hiddenBy, reason: reason) } else { nil }
        let appealedAt = row.optionalInstant(), text = row.text(), answer = row.text(), decidedAt = row.optionalInstant()
        appeal = appealedAt.map { HidingAppeal(at: $0, text: text, answer: answer, decidedAt: decidedAt) }
    }
}

/// A comment and what was answered to it.
struct CommentThread: Sendable, Equatable {
    var first: Comment
    var replies: [Comment]
}

/// A comment with all that the rules look at before somebody acts on it.
struct CommentFile: Sendable {
    var comment: Comment
    var proposal: Proposal
    var edition: Edition
    /// Until when its author may appeal; nil when it is not hidden.
    var appealUntil: Instant?
    var isReportedByActor = false
    /// Whether a report waits: then its words stay what was reported.
    var isReported = false
    /// Whether something was written after it in its thread: then its words stay.
    var isAnswered = false

    /// Where a role opens it: in its edition, or on the territory of its proposal.
    var scopes: [Scope] { edition.scopes(at: proposal.territory) }
    /// Its place in the discussion.
    var link: String { DiscussionLinks.page(edition, proposal.number ?? 0) + "#" + comment.anchor }
}

/// The addresses of the discussion and of its moderation.
enum DiscussionLinks {
    static func page(_ edition: Edition, _ number: Int) -> String { ProposalLinks.page(edition, number) + "/discussion" }
    static func follow(_ edition: Edition, _ number: Int) -> String { ProposalLinks.page(edition, number) + "/suivre" }
    static func unfollow(_ edition: Edition, _ number: Int) -> String { ProposalLinks.page(edition, number) + "/ne-plus-suivre" }
    static func report(_ comment: ID<Comment>) -> String { "/commentaires/\(comment)/signaler" }
    static func appeal(_ comment: ID<Comment>) -> String { "/commentaires/\(comment)/recours" }
    static func edit(_ comment: ID<Comment>) -> String { "/commentaires/\(comment)/modifier" }
    static func remove(_ comment: ID<Comment>) -> String { "/commentaires/\(comment)/retirer" }
    static let queue = "/bureau/moderation"
    static func moderated(_ comment: ID<Comment>) -> String { "\(queue)/\(comment)" }
}
