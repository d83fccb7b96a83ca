import Database
import L10n
import Vocabulary
import Web

/// Hides a comment with a reason that everyone reads; its author is told and may have it read again.
struct HideComment: Action {
    typealias FormPage = ModeratedCommentPage
    static let path: Path = "/bureau/moderation/:comment/masquer"
    static func link(_ comment: ID<Comment>) -> String { DiscussionLinks.moderated(comment) + "/masquer" }

    let reason: String

    init(_ form: inout FormReader, _ file: CommentFile) { reason = form.text("reason", min: 10, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CommentFile {
        try DiscussionStore.file(try visit.id("comment"), for: visit.actor, evenRemoved: true, db)
    }
    static func refusal(_ file: CommentFile, _ visit: Visit) -> Refusal? { DiscussionRules.mayHide(file, visit.actor) }

    func perform(_ file: CommentFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let moderator = try visit.account()
        let reporters = try ReportStore.reporters(of: .comment(file.comment.id), db)
        guard try ModerationStore.hide(file.comment, reason: reason, by: moderator, at: visit.now, db) else {
            throw Refusal.notNow("Ce commentaire est déjà masqué.")
        }
        _ = try ReportStore.settle(.comment(file.comment.id), by: moderator, at: visit.now, db)
        let until = CityTime.city.endOfDay(visit.now, adding: try RulebookStore.rulebook(file.edition.id, at: visit.now, db).appealDays)
        return Outcome(
            to: DiscussionLinks.queue, saying: "Le commentaire est masqué. Son auteur en connaît le motif.",
            journal: [JournalEntry("comment.hide", "comment", file.comment.id.number, edition: file.edition.id, reason: reason)],
            letters: [DiscussionLetters.hidden(file, reason: reason, until: until)]
                + ModerationLetters.outcome(reporters, DiscussionLetters.reportedComment(file), is: .hidden, path: file.link)
        )
    }
}

/// Closes the reports of a comment that breaks no rule: it stays.
struct SettleReports: Action {
    typealias FormPage = ModeratedCommentPage
    static let path: Path = "/bureau/moderation/:comment/classer"
    static let limits = Limits(changesPages: false)
    static func link(_ comment: ID<Comment>) -> String { DiscussionLinks.moderated(comment) + "/classer" }

    init(_ form: inout FormReader, _ file: CommentFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> CommentFile {
        try DiscussionStore.file(try visit.id("comment"), for: visit.actor, evenRemoved: true, db)
    }
    static func refusal(_ file: CommentFile, _ visit: Visit) -> Refusal? { DiscussionRules.maySettle(file, visit.actor) }

    func perform(_ file: CommentFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let reporters = try ReportStore.reporters(of: .comment(file.comment.id), db)
        let count = try ReportStore.settle(.comment(file.comment.id), by: try visit.account(), at: visit.now, db)
        guard count > 0 else { return Outcome(to: DiscussionLinks.queue, saying: "Ces signalements étaient déjà classés.") }
        let isRemoved = file.comment.removedAt != nil
        try DiscussionStore.eraseRemoved(file.comment.id, db)
        return Outcome(
            to: DiscussionLinks.queue, saying: isRemoved ? "Les signalements sont classés." : "Les signalements sont classés : le commentaire reste visible.",
            journal: [JournalEntry("comment.settle-reports", "comment", file.comment.id.number, edition: file.edition.id)],
            letters: ModerationLetters.outcome(reporters, DiscussionLetters.reportedComment(file), is: isRemoved ? .takenBack : .kept, path: file.link)
        )
    }
}
