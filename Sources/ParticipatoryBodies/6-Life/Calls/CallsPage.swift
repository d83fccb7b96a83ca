import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone reads the calls for projects of a body and goes to the edition where one deposits; who runs the body announces them.
struct CallsPage: Page {
    static let path: Path = "/instances/:assembly/appels"

    let standing: Standing
    let calls: [Call]
    let editions: [PublishedEdition]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        return Self(standing: standing, calls: try CallStore.all(standing.assembly.id, db), editions: try visit.world.publishedEditions(db), now: visit.now)
    }

    private var link: String { standing.assembly.link + "/appels" }

    func title(_ t: Texts) -> String { t("Appels à projets : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, mayPublish = LifeRules.mayPublish(standing) == nil
        return """
            \(if: calls.isEmpty, emptyState(t("Aucun appel à projets pour l’instant.")))\
            \(each: calls, { call in section(call.title) { words(call, mayPublish, view) } })\
            \(if: mayPublish && !editions.isEmpty, announcing(view))
            """
    }

    private func words(_ call: Call, _ mayPublish: Bool, _ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(badge(call.closesAt < now ? t("Clos") : t("Ouvert"), call.closesAt < now ? .neutral : .success)) \(t("Jusqu’au \(day: call.closesAt)."))\
            \(call.most.map { " \(t("Au plus \($0) par projet."))" as HTML })</p>\
            \(prose(Markdown.html(call.words), language: t.languageOfWords))\(view.linkButton(call.link, "Déposer ou suivre un projet", style: .secondary))\
            \(if: mayPublish, view.action(link + "/retrait", "Retirer cet appel", style: .quiet, confirm: "Personne ne le lira plus ici.", fields: [("call", "\(call.id)")]))
            """
    }

    private func announcing(_ view: View) -> HTML {
        details(view.t("Annoncer un appel à projets"), isOpen: view.form.isFilled, view.form(link, guardsDraft: true) {
            """
            \(view.textField("title", label: "Titre", maxLength: 120))\(view.textArea("words", label: "L’appel", help: "Pour qui, pour quoi, avec quel jury.", rows: 6, maxLength: 4000))\
            \(view.select("edition", label: "Édition qui le porte", help: "Dépôt, avis, jury et subventions s’y passent : préparez-la d’abord, avec son règlement.", choices: editions.map { Choice($0.link, text: $0.title) }))\
            \(view.dateField("closes", label: "Dépôt jusqu’au", min: now))\(view.moneyField("most", label: "Au plus par projet", required: false))\(view.submit("Annoncer"))
            """
        })
    }
}
