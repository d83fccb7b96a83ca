import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone reads the news of a body; who runs it publishes and withdraws.
struct NewsPage: Page {
    static let path: Path = "/instances/:assembly/nouvelles"

    let standing: Standing
    let news: [News]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        return Self(standing: standing, news: try LifeStore.news(of: standing.assembly.id, db).filter { $0.withdrawnAt == nil })
    }

    private var link: String { standing.assembly.link + "/nouvelles" }

    func title(_ t: Texts) -> String { t("Nouvelles : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, mayPublish = LifeRules.mayPublish(standing) == nil
        return """
            \(if: mayPublish, publishing(view))\
            \(if: news.isEmpty, emptyState(t("Aucune nouvelle pour l’instant."), view.linkButton("/lettre-de-quartier", "Recevoir la lettre du quartier", style: .secondary)))\
            \(each: news, { item in section(item.title, id: "n\(item.id)") { "<p class=\"muted\">\(view.time(item.at))</p>\(prose(Markdown.html(item.body), language: t.languageOfWords))\(if: mayPublish, withdrawing(item, view))" } })\
            \(if: !news.isEmpty, view.linkButton("/lettre-de-quartier", "Recevoir la lettre du quartier", style: .secondary))
            """
    }

    private func publishing(_ view: View) -> HTML {
        let isOpen = view.form.error("title") != nil || view.form.error("body") != nil
        return details(view.t("Publier une nouvelle"), isOpen: isOpen, view.form(link, guardsDraft: true, listsErrors: isOpen) {
            "\(view.textField("title", label: "Titre", maxLength: 120))\(view.textArea("body", label: "Texte", help: "Titres avec ##.", rows: 8, maxLength: 8000))\(view.submit("Publier"))"
        })
    }

    private func withdrawing(_ item: News, _ view: View) -> HTML {
        details(view.t("Retirer"), view.form(link + "/retrait", key: "w\(item.id)") { view in
            "\(view.hidden("news", "\(item.id)"))\(view.textField("reason", label: "Motif", maxLength: 300))\(view.submit("Retirer", style: .danger))"
        })
    }
}
