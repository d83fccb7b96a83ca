import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A page of the library: its words, its source, and how what was watched became a practice.
struct PracticePage: Page {
    static let path: Path = "/pratiques/:practice"

    let practice: Practice
    /// The practice that came of it; what was watched before it.
    let ledTo: Practice?
    let before: [Practice]
    /// The practices that it may be tied to.
    let others: [Practice]
    let mayWithdraw: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let isReferent = try PracticeStore.isReferent(visit.actor.account, at: visit.now, db)
        if let refusal = PracticeRules.mayRead(visit.actor, isReferent: isReferent) { throw refusal }
        let practice = try PracticeStore.practice(try visit.id("practice"), db), mayLink = PracticeRules.mayLink(practice, visit.actor, isReferent: isReferent) == nil
        let ledTo = try practice.ledTo.flatMap { try PracticeStore.known($0, db) }, latest = mayLink ? try PracticeStore.find(PracticeSearch(), db) : []
        // The one that is tied stays in the list, however old.
        let others = latest + (mayLink ? [ledTo].compactMap { $0 }.filter { tied in !latest.contains { $0.id == tied.id } } : [])
        return Self(
            practice: practice, ledTo: ledTo, before: try PracticeStore.watched(before: practice.id, db), others: others,
            mayWithdraw: PracticeRules.mayWithdraw(practice, visit.actor) == nil)
    }

    func title(_ t: Texts) -> String { practice.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(practice.shelf == .practice ? t("Bibliothèque de pratiques") : t("Veille sur les autres villes"), PracticesPage.link(practice.shelf))] }

    func body(_ view: View) -> HTML {
        let t = view.t, shelf = practice.shelf.rawValue
        return """
            \(view.byline(practice.byName, at: practice.at))\
            <p>\(practice.city) \(each: practice.tags, { tag($0, path: "/pratiques?nature=\(shelf)&mot=\(URLEncoding.queryValue($0))") })</p>\
            \(prose(Markdown.html(practice.text), language: t.languageOfWords))\
            \(if: !practice.source.isEmpty, facts([(t("Source"), #"<a href="\#(url: practice.source)" rel="noopener noreferrer">\#(practice.source)</a>"#)]))\
            \(if: practice.shelf == .watch, linking(view))\
            \(if: !before.isEmpty, section(t("Vu dans d’autres villes")) { "<ul>\(each: before, { #"<li><a href="\#(url: $0.link)">\#($0.title)</a>, \#($0.city)</li>"# })</ul>" })\
            \(if: mayWithdraw, view.action(practice.link + "/retrait", "Retirer cette fiche", style: .quiet, confirm: "Personne ne la lira plus."))
            """
    }

    private func linking(_ view: View) -> HTML {
        let t = view.t
        return section(t("La pratique qui en est née")) {
            """
            \(ledTo.map { #"<p><a href="\#(url: $0.link)">\#($0.title)</a></p>"# })\
            \(if: ledTo == nil, "<p class=\"muted\">\(t("Aucune pour l’instant."))</p>")\
            \(if: !others.isEmpty, details(t("Relier à une pratique"), isOpen: view.form.isFilled, view.form(practice.link + "/suite") {
                """
                \(view.select("led_to", label: "Pratique", choices: others.map { Choice("\($0.id)", text: $0.title) }, value: ledTo.map { "\($0.id)" }, empty: "Aucune", required: false))\
                \(view.submit("Enregistrer", style: .secondary))
                """
            }))
            """
        }
    }
}
