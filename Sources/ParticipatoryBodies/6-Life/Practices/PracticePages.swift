import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The library of practices, for officers and the network of referents: found by words and by tags.
struct PracticesPage: Page {
    static let path: Path = "/pratiques"

    let practices: [Practice]
    let tags: [String]
    let words: String
    let tag: String?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PracticeRules.mayRead(visit.actor, isReferent: try PracticeStore.isReferent(visit.actor.account, at: visit.now, db)) { throw refusal }
        let words = visit.query["q"] ?? "", tag = visit.query["mot"].flatMap { $0.isEmpty ? nil : SearchText.fold($0) }
        return Self(practices: try PracticeStore.find(words, tag: tag, db), tags: try PracticeStore.tags(db), words: words, tag: tag)
    }

    func title(_ t: Texts) -> String { t("Bibliothèque de pratiques") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Instances"), "/instances")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.filters("/pratiques", reset: "/pratiques") {
                "\(view.searchField(value: words))\(view.select("mot", label: "Mot-clé", choices: tags.map { Choice($0, text: $0) }, value: tag, empty: "Tous", required: false))"
            })\
            \(practices.isEmpty ? emptyState(t("Aucune fiche ici pour l’instant.")) : cards(practices) { practice in
                Card(
                    practice.title, path: "/pratiques/\(practice.id)", kicker: practice.city.isEmpty ? nil : practice.city, text: Markdown.excerpt(practice.text),
                    meta: practice.tags)
            })\
            \(details(t("Partager une pratique"), isOpen: view.form.isFilled, sharing(view)))
            """
    }

    private func sharing(_ view: View) -> HTML {
        view.form("/pratiques", guardsDraft: true) {
            """
            \(view.textField("title", label: "Titre", maxLength: 120))\(view.textArea("text", label: "Ce qui a été fait, et ce que l’on en retient", rows: 8, maxLength: 10_000))\
            \(view.textField("tags", label: "Mots-clés", help: "Séparés par des virgules.", required: false, maxLength: 120))\
            \(view.textField("city", label: "Autre ville", help: "Si cela vient d’ailleurs.", required: false, maxLength: 80))\(view.submit("Partager"))
            """
        }
    }
}

/// A page of the library.
struct PracticePage: Page {
    static let path: Path = "/pratiques/:practice"

    let practice: Practice
    let mayWithdraw: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PracticeRules.mayRead(visit.actor, isReferent: try PracticeStore.isReferent(visit.actor.account, at: visit.now, db)) { throw refusal }
        let practice = try PracticeStore.practice(try visit.id("practice"), db)
        return Self(practice: practice, mayWithdraw: PracticeRules.mayWithdraw(practice, visit.actor) == nil)
    }

    func title(_ t: Texts) -> String { practice.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Bibliothèque de pratiques"), "/pratiques")] }

    func body(_ view: View) -> HTML {
        """
        \(view.byline(practice.byName, at: practice.at))<p>\(practice.city) \(each: practice.tags, { tag($0, path: "/pratiques?mot=\(URLEncoding.queryValue($0))") })</p>\
        \(prose(Markdown.html(practice.text), language: view.t.languageOfWords))\
        \(if: mayWithdraw, view.action("/pratiques/\(practice.id)/retrait", "Retirer cette fiche", style: .quiet, confirm: "Personne ne la lira plus."))
        """
    }
}
