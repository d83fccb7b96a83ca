import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The author of a hidden comment reads why, asks that another person read it again, and reads the answer.
struct AppealHidingPage: Page {
    static let path: Path = "/commentaires/:comment/recours"

    let file: CommentFile
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let account = try visit.account()
        let file = try DiscussionStore.file(try visit.id("comment"), for: visit.actor, db)
        // Nobody else reads what was hidden.
        guard file.comment.author == account else { throw NotFound() }
        return Self(file: file, refusal: DiscussionRules.mayAppeal(file, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Relecture de votre commentaire") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(decision(view))
            <h2>\(t("Votre commentaire"))</h2>
            \(view.comment(id: file.comment.anchor, by: file.comment.authorName, at: file.comment.at, Markdown.html(file.comment.body)))
            \(file.comment.appeal.map { view.ownAppeal($0, isHidden: file.comment.isHidden) })
            \(if: refusal == nil, form(view))
            \(if: file.comment.appeal == nil, refusal.map { alert(.info, t($0.reason)) } ?? .empty)
            \(view.discussionRules)
            <p><a href="\(url: file.link)">\(t("Revenir à la discussion"))</a></p>
            """
    }

    private func decision(_ view: View) -> HTML {
        guard let hiding = file.comment.hiding else { return .empty }
        return alert(.warning, title: view.t("Ce commentaire est masqué depuis le \(hiding.at)"), "<p>\(hiding.reason)</p>")
    }

    private func form(_ view: View) -> HTML {
        view.form(DiscussionLinks.appeal(file.comment.id)) {
            """
            \(view.textArea("words", label: "Pourquoi ce commentaire devrait-il rester visible ?", help: "Vous ne pouvez le demander qu’une fois.", rows: 4, maxLength: 1000))\
            \(buttons(view.submit("Demander une relecture")))
            """
        }
    }
}
