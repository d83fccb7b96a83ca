import Database
import Vocabulary
import Web

/// Mends a comment of one's own that nobody has answered yet.
struct EditComment: Action {
    typealias FormPage = EditCommentPage
    static let path: Path = "/commentaires/:comment/modifier"

    let body: String

    init(_ form: inout FormReader, _ file: CommentFile) { body = form.text("body", max: Comment.bodyLength) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CommentFile { try DiscussionStore.file(try visit.id("comment"), for: visit.actor, db) }
    static func refusal(_ file: CommentFile, _ visit: Visit) -> Refusal? { DiscussionRules.mayEdit(file, visit.actor, at: visit.now) }

    func perform(_ file: CommentFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try DiscussionStore.edit(file.comment.id, body, db)
        return Outcome(
            to: file.link, saying: "Votre commentaire est modifié.",
            journal: [JournalEntry("comment.edit", "comment", file.comment.id.number, edition: file.edition.id)])
    }
}

/// Takes back a comment of one's own.
struct RemoveComment: Action {
    typealias FormPage = EditCommentPage
    static let path: Path = "/commentaires/:comment/retirer"

    init(_ form: inout FormReader, _ file: CommentFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> CommentFile { try DiscussionStore.file(try visit.id("comment"), for: visit.actor, db) }
    static func refusal(_ file: CommentFile, _ visit: Visit) -> Refusal? { DiscussionRules.mayRemove(file, visit.actor) }

    func perform(_ file: CommentFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try DiscussionStore.remove(file, at: visit.now, db)
        return Outcome(
            to: DiscussionLinks.page(file.edition, file.proposal.number ?? 0), saying: "Votre commentaire est retiré.",
            journal: [JournalEntry("comment.remove", "comment", file.comment.id.number, edition: file.edition.id)])
    }
}
