import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Who moderates a body's discussions reads what was reported, decides, and sees what is hidden.
struct SpaceModerationPage: Page {
    static let path: Path = "/instances/:assembly/moderation"

    let standing: Standing
    let posts: [Topic.Post]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = TopicRules.mayModerate(standing) { throw refusal }
        return Self(standing: standing, posts: try TopicStore.moderated(standing.assembly.id, db))
    }

    private var link: String { standing.assembly.link + "/moderation" }

    func title(_ t: Texts) -> String { t("Modération des discussions : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) + [Crumb(t("Discussions"), standing.assembly.link + "/discussions")] }

    func body(_ view: View) -> HTML {
        let t = view.t, reported = posts.filter { !$0.reports.isEmpty }, hidden = posts.filter { $0.hiding != nil && !$0.awaitsAppeal }, appealed = posts.filter(\.awaitsAppeal)
        return """
            \(section(t("À relire"), id: "a-relire") { reported.isEmpty ? emptyState(t("Rien n’est signalé.")) : "\(each: reported, { toSettle($0, view) })" })\
            \(if: !appealed.isEmpty, section(t("Relectures demandées"), id: "relectures") { "\(each: appealed, { toReadAgain($0, view) })" })\
            \(if: !hidden.isEmpty, section(t("Masqués"), id: "masques") { "\(each: hidden, { masked($0, view) })" })
            """
    }

    private func toSettle(_ post: Topic.Post, _ view: View) -> HTML {
        let t = view.t, isOwn = post.author == standing.actor.account
        return """
            \(shown(post, view))\
            <ul>\(each: post.reports, { "<li>\(t("Signalé : \($0.reason)"))</li>" })</ul>\
            \(if: post.removedAt != nil, "<p class=\"muted\">\(t("Son auteur l’a retiré. Ses mots sont effacés dès que le signalement est classé."))</p>")\
            \(if: isOwn, "<p class=\"muted\">\(t("Ce message est le vôtre : une autre personne en décide."))</p>")\
            \(if: !isOwn, deciding(post, view))
            """
    }

    private func deciding(_ post: Topic.Post, _ view: View) -> HTML {
        let path = "\(link)/\(post.id)"
        return """
            \(if: post.isShown, view.form(path + "/masquage", key: post.anchor) {
                "\($0.textField("reason", label: "Motif", help: "Affiché à la place du message et envoyé à son auteur.", maxLength: 500))\($0.submit("Masquer", style: .danger))"
            })\
            \(view.action(path + "/classement", post.isShown ? "Laisser le message" : "Classer"))
            """
    }

    private func toReadAgain(_ post: Topic.Post, _ view: View) -> HTML {
        guard let appeal = post.appeal else { return .empty }
        let refusal = TopicRules.mayDecideAppeal(standing, post)
        return "\(shown(post, view))\(reason(post, view))\(view.appealToDecide(appeal, at: "\(link)/\(post.id)/relecture", key: "r\(post.id)", refusal: refusal))"
    }

    private func masked(_ post: Topic.Post, _ view: View) -> HTML {
        """
        \(shown(post, view))\(reason(post, view))\(post.appeal.map { "<p>\(view.t("Relecture décidée : \($0.answer)"))</p>" })\
        \(if: post.author != standing.actor.account && post.removedAt == nil, view.action("\(link)/\(post.id)/remise", "Remettre ce message"))
        """
    }

    private func reason(_ post: Topic.Post, _ view: View) -> HTML { post.hiding.map { "<p>\(view.t("Motif : \($0.reason)"))</p>" } ?? .empty }

    private func shown(_ post: Topic.Post, _ view: View) -> HTML {
        view.comment(
            id: post.anchor, by: post.by, at: post.at, Markdown.html(post.text),
            actions: #"<a href="\#(url: "\(standing.assembly.link)/discussions/\(post.topic)")">\#(view.t("Lire le sujet"))</a>"#)
    }
}
