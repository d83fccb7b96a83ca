import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The library, for officers and the network of referents: what was done, what other cities try; found by words, tags and cities.
struct PracticesPage: Page {
    static let path: Path = "/pratiques"
    static func link(_ shelf: Practice.Shelf) -> String { shelf == .practice ? "/pratiques" : "/pratiques?nature=\(shelf.rawValue)" }

    let practices: [Practice]
    let search: PracticeSearch
    let tags: [String]
    let cities: [String]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PracticeRules.mayRead(visit.actor, isReferent: try PracticeStore.isReferent(visit.actor.account, at: visit.now, db)) { throw refusal }
        func asked(_ name: String) -> String? { visit.query[name].flatMap { $0.isEmpty ? nil : $0 } }
        let shelf = Practice.Shelf(rawValue: visit.query["nature"] ?? visit.form.value("shelf") ?? "") ?? .practice
        let search = PracticeSearch(shelf: shelf, words: asked("q") ?? "", tag: asked("mot").map { SearchText.fold($0) }, city: asked("ville"))
        return Self(practices: try PracticeStore.find(search, db), search: search, tags: try PracticeStore.tags(shelf, db), cities: try PracticeStore.cities(shelf, db))
    }

    func title(_ t: Texts) -> String { search.shelf == .practice ? t("Bibliothèque de pratiques") : t("Veille sur les autres villes") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Instances"), "/instances")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.tabs(Practice.Shelf.allCases.map { MenuEntry(t($0.name), Self.link($0), isCurrent: $0 == search.shelf) }, label: "La bibliothèque"))\
            \(view.filters("/pratiques", reset: search.words.isEmpty && search.tag == nil && search.city == nil ? nil : Self.link(search.shelf)) {
                """
                \(view.hidden("nature", search.shelf.rawValue))\(view.searchField(value: search.words))\
                \(view.select("mot", label: "Mot-clé", choices: tags.map { Choice($0, text: $0) }, value: search.tag, empty: "Tous", required: false))\
                \(view.select("ville", label: "Ville", choices: cities.map { Choice($0, text: $0) }, value: search.city, empty: "Toutes", required: false))
                """
            })\
            \(practices.isEmpty ? emptyState(t("Aucune fiche ici pour l’instant.")) : cards(practices) { practice in
                Card(practice.title, path: practice.link, kicker: practice.city.isEmpty ? nil : practice.city, text: Markdown.excerpt(practice.text), meta: practice.tags)
            })\
            \(details(search.shelf == .practice ? t("Partager une pratique") : t("Signaler ce que fait une autre ville"), isOpen: view.form.isFilled, sharing(view)))
            """
    }

    private func sharing(_ view: View) -> HTML {
        let isWatch = search.shelf == .watch
        return view.form("/pratiques", guardsDraft: true) {
            """
            \(view.hidden("shelf", search.shelf.rawValue))\(view.textField("title", label: "Titre", maxLength: 120))\
            \(view.textField("city", label: isWatch ? "Ville" : "Autre ville", help: isWatch ? nil : "Si cela vient d’ailleurs.", required: isWatch, maxLength: 80))\
            \(if: isWatch, view.textField("source", label: "Source", help: "L’adresse de la page où vous l’avez lu.", maxLength: 500, inputMode: "url"))\
            \(view.textArea("text", label: isWatch ? "Ce que fait cette ville, et ce qui pourrait nous servir" : "Ce qui a été fait, et ce que l’on en retient", rows: 8, maxLength: 10_000))\
            \(view.textField("tags", label: "Mots-clés", help: "Séparés par des virgules.", required: false, maxLength: 120))\(view.submit("Partager"))
            """
        }
    }
}

extension Practice.Shelf {
    var name: Message { switch self { case .practice: "Pratiques"; case .watch: "Veille" } }
}
