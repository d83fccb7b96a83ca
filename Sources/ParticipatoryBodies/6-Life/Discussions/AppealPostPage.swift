import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The author of a hidden post reads why, asks that another person read it again, and reads the answer.
struct AppealPostPage: Page {
    static let path: Path = "/instances/:assembly/discussions/:topic/messages/:post/recours"

    let file: PostFile
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let account = try visit.account(), file = try TopicStore.postFile(visit, db)
        // Nobody else reads what was hidden.
        guard file.post.author == account else { throw NotFound() }
        return Self(file: file, refusal: TopicRules.mayAppeal(file, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Relecture de votre message") }
    func trail(_ t: Texts) -> [Crumb] { file.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, post = file.post
        return """
            \(post.hiding.map { alert(.warning, title: t("Ce message est masqué depuis le \(day: $0.at)"), "<p>\($0.reason)</p>") })\
            \(section(t("Votre message")) { view.comment(id: post.anchor, by: post.by, at: post.at, Markdown.html(post.text)) })\
            \(post.appeal.map { view.ownAppeal($0, isHidden: post.hiding != nil) })\
            \(if: refusal == nil, form(view))\
            \(if: post.appeal == nil, refusal.map { alert(.info, t($0.reason)) } ?? .empty)
            """
    }

    private func form(_ view: View) -> HTML {
        view.form(file.appealLink) {
            """
            \(view.textArea("words", label: "Pourquoi ce message devrait-il rester visible ?", help: "Vous ne pouvez le demander qu’une fois.", rows: 4, maxLength: 1000))\
            \(view.submit("Demander une relecture"))
            """
        }
    }
}
