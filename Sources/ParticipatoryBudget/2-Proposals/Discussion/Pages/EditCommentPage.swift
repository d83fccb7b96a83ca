import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The author of a comment mends it just after she wrote it, or takes it back.
struct EditCommentPage: Page {
    static let path: Path = "/commentaires/:comment/modifier"

    let file: CommentFile
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try DiscussionStore.file(try visit.id("comment"), for: visit.actor, db)
        if let refusal = DiscussionRules.mayRemove(file, visit.actor) { throw refusal }
        return Self(file: file, refusal: DiscussionRules.mayEdit(file, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Votre commentaire") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, comment = file.comment
        return """
            \(refusal.map { "\(alert(.info, t($0.reason)))\(view.comment(id: comment.anchor, by: comment.authorName, at: comment.at, Markdown.html(comment.body)))" } ?? form(view))
            \(section(t("Retirer")) {
                """
                \(if: file.isReported, "<p>\(t("Ce commentaire a été signalé : plus personne ne le verra, mais une personne de la ville le lira avant que son texte ne soit effacé."))</p>")\
                <p>\(t("Votre texte sera effacé. Si quelqu’un a répondu, la mention « Commentaire retiré par son auteur » gardera sa place."))</p>\
                \(view.action(DiscussionLinks.remove(comment.id), "Retirer mon commentaire", style: .danger))
                """
            })
            <p><a href="\(url: file.link)">\(t("Revenir à la discussion"))</a></p>
            """
    }

    private func form(_ view: View) -> HTML {
        view.form(DiscussionLinks.edit(file.comment.id)) {
            """
            \(view.textArea("body", label: "Votre commentaire", value: file.comment.body, rows: 4, maxLength: Comment.bodyLength))\
            \(buttons(view.submit("Enregistrer")))
            """
        }
    }
}
