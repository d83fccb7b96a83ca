import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone reads one answer at its own address, and says whether it helps.
struct FaqEntryPage: Page {
    static let path: Path = "/questions/reponses/:entry"

    let entry: FaqEntry

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(entry: try FaqStore.publishedEntry(try visit.id("entry"), db)) }

    func title(_ t: Texts) -> String { entry.question }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Questions et réponses"), QuestionLinks.faq)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(entry.question, kicker: entry.editionTitle ?? entry.topicName, language: t.languageOfWords))\
            \(prose(Markdown.html(entry.answer), language: t.languageOfWords))\
            \(if: !entry.rule.isEmpty || entry.article != nil, rule(view))\
            \(if: entry.validatedAt != nil, "<p class=\"muted\">\(t("Réponse vérifiée le \(day: entry.validatedAt ?? entry.reviewAt)."))</p>")\
            \(section(t("Cette réponse vous aide-t-elle ?")) {
                buttons(
                    view.action(entry.link + "/avis", "Oui", fields: [("helped", "yes")]), view.action(entry.link + "/avis", "Non", fields: [("helped", "no")]),
                    view.linkButton(QuestionLinks.ask + "?q=" + URLEncoding.queryValue(entry.question), "Poser une question", style: .quiet))
            })
            """
    }

    /// The article, and the rules themselves when the answer is of one edition.
    private func rule(_ view: View) -> HTML {
        let article = entry.rule.isEmpty ? entry.article.map { view.t($0.name) } ?? "" : entry.rule, words = view.t("Règlement : \(article)")
        return "<p class=\"muted\">\(entry.ruleLink.map { #"<a href="\#(url: $0)">\#(words)</a>"# as HTML } ?? HTML(text: words))</p>"
    }
}
