import Database
import Platform
import Vocabulary
import Web

/// Asks, once, that another moderator read again a comment of one's own that was hidden.
struct AppealHiding: Action {
    typealias FormPage = AppealHidingPage
    static let path: Path = "/commentaires/:comment/recours"
    static let limits = Limits(changesPages: false)

    let words: String

    init(_ form: inout FormReader, _ file: CommentFile) { words = form.text("words", min: 10, max: 1000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CommentFile {
        try DiscussionStore.file(try visit.id("comment"), for: visit.actor, db)
    }
    static func refusal(_ file: CommentFile, _ visit: Visit) -> Refusal? { DiscussionRules.mayAppeal(file, visit.actor, at: visit.now) }

    func perform(_ file: CommentFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try DiscussionStore.appeal(file.comment.id, words, at: visit.now, db) else {
            throw Refusal.notNow("Vous avez déjà demandé une relecture : elle n’est possible qu’une fois.")
        }
        return Outcome(
            to: DiscussionLinks.appeal(file.comment.id), saying: "Votre demande est enregistrée. Une autre personne relira votre commentaire.",
            journal: [JournalEntry("comment.appeal", "comment", file.comment.id.number, edition: file.edition.id)],
            letters: try ModerationLetters.appealed(
                "L’auteur d’un commentaire masqué sur « \(file.proposal.title) » demande qu’on le relise.", at: DiscussionLinks.moderated(file.comment.id),
                file.scopes, hider: file.comment.hiding?.by, people: [file.comment.author], at: visit.now, db)
        )
    }
}

/// Another moderator shows the comment again, or keeps it hidden, and says why.
struct DecideHidingAppeal: Action {
    typealias FormPage = ModeratedCommentPage
    static let path: Path = "/bureau/moderation/:comment/relecture"
    static func link(_ comment: ID<Comment>) -> String { DiscussionLinks.moderated(comment) + "/relecture" }

    let verdict: HidingVerdict

    init(_ form: inout FormReader, _ file: CommentFile) { verdict = HidingVerdict(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CommentFile {
        try DiscussionStore.file(try visit.id("comment"), for: visit.actor, db)
    }
    static func refusal(_ file: CommentFile, _ visit: Visit) -> Refusal? { DiscussionRules.mayDecideHidingAppeal(file, visit.actor) }

    func perform(_ file: CommentFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ModerationStore.decideAppeal(
            file.comment, verdict, by: try visit.account(), at: visit.now, db
        ) else { throw Refusal.notNow("Cette relecture est déjà décidée.") }
        return Outcome(
            to: DiscussionLinks.queue, saying: "Votre décision est enregistrée. L’auteur du commentaire en est informé.",
            journal: [JournalEntry("comment.decide-appeal", "comment", file.comment.id.number, edition: file.edition.id, reason: verdict.reason)],
            letters: [DiscussionLetters.decided(file, verdict)]
        )
    }
}
