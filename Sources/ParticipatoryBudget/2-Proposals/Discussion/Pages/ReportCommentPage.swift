import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Whoever is signed in tells the moderators what is wrong with a comment.
struct ReportCommentPage: Page {
    static let path: Path = "/commentaires/:comment/signaler"

    let file: CommentFile
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ReportComment.subject(visit, db)
        let refusal = DiscussionRules.mayReport(file, visit.actor)
        if refusal == .signIn { throw Refusal.signIn }
        return Self(file: file, refusal: refusal)
    }

    func title(_ t: Texts) -> String { t("Signaler un commentaire") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        let back: HTML = #"<p><a href="\#(url: file.link)">\#(t("Revenir à la discussion"))</a></p>"#
        if let refusal { return "\(alert(.info, t(refusal.reason)))\(back)" }
        return """
            \(view.comment(id: file.comment.anchor, by: file.comment.authorName, at: file.comment.at, Markdown.html(file.comment.body)))
            \(view.reportForm(at: DiscussionLinks.report(file.comment.id), help: "Lu par les modérateurs seulement."))
            \(back)
            """
    }
}

extension CommentFile {
    func trail(_ t: Texts) -> [Crumb] {
        [
            Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link),
            Crumb(proposal.title, ProposalLinks.page(edition, proposal.number ?? 0)),
        ]
    }
}
