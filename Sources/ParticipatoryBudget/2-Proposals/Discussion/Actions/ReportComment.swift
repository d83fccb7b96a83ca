import Database
import Vocabulary
import Web

/// Reports a comment to the moderators, with the reason (regulation (EU) 2022/2065, article 16).
struct ReportComment: Action {
    typealias FormPage = ReportCommentPage
    static let path: Path = "/commentaires/:comment/signaler"
    static let limits = Limits(perTenMinutes: 20, changesPages: false)

    let report: ReportForm

    init(_ form: inout FormReader, _ file: CommentFile) { report = ReportForm(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CommentFile {
        let file = try DiscussionStore.file(try visit.id("comment"), for: visit.actor, db)
        // What was said under a hidden proposal is hidden with it.
        guard file.proposal.hiddenAt == nil else { throw NotFound() }
        return file
    }
    static func refusal(_ file: CommentFile, _ visit: Visit) -> Refusal? { DiscussionRules.mayReport(file, visit.actor) }

    func perform(_ file: CommentFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let isFirst = try ReportStore.reporters(of: .comment(file.comment.id), db).isEmpty
        try ReportStore.add(report, on: .comment(file.comment.id), by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Merci. Une personne de la ville va lire ce commentaire.",
            journal: [JournalEntry("comment.report", "comment", file.comment.id.number, edition: file.edition.id, reason: report.ground.rawValue)],
            letters: isFirst ? try ModerationLetters.reported(
                "Un commentaire sur « \(file.proposal.title) » est signalé : \(report.ground.name)",
                at: DiscussionLinks.moderated(file.comment.id), file.scopes, except: file.comment.author, at: visit.now, db) : []
        )
    }
}
