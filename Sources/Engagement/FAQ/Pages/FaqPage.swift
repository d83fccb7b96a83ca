import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone finds the answers to what is often asked, by words or by topic, and the ways to ask more.
struct FaqPage: Page {
    static let path: Path = "/questions"
    static var isShared: Bool { true }

    let entries: [FaqEntry]
    let words: String
    /// The edition whose answers are wanted, beside those for all of them.
    let edition: EditionID?
    let editions: [(id: EditionID, title: String)]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let words = String((visit.query["q"] ?? "").prefix(200))
        let all = try FaqStore.published(db), edition = visit.query["edition"].flatMap { EditionID($0) }
        let editions = all.reduce(into: [(id: EditionID, title: String)]()) { known, entry in
            if let id = entry.edition, !known.contains(where: { $0.id == id }) { known.append((id, entry.editionTitle ?? "")) }
        }
        let found = words.isEmpty ? all : try FaqStore.search(words, db)
        let entries = found.isEmpty && !words.isEmpty ? try FaqStore.close(to: words, db) : found
        return Self(entries: entries.filter { edition == nil || $0.edition == nil || $0.edition == edition }, words: words, edition: edition, editions: editions)
    }

    func title(_ t: Texts) -> String { t("Questions et réponses") }
    func summary(_ t: Texts) -> String? { t("Les réponses de la ville sur le budget participatif et les instances, et comment en poser une autre.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Cherchez, ou posez votre question : la ville répond à chacune."), actions: """
                \(view.linkButton(QuestionLinks.ask, "Poser une question"))\(view.linkButton("/rendez-vous", "Prendre rendez-vous", style: .secondary))
                """))\
            \(view.filters(QuestionLinks.faq, reset: words.isEmpty && edition == nil ? nil : QuestionLinks.faq, label: "Chercher une réponse", button: "Chercher") {
                """
                \(view.searchField(label: "Chercher une réponse", value: words))\
                \(if: !editions.isEmpty, view.select(
                    "edition", label: "Édition", choices: editions.map { Choice("\($0.id)", text: $0.title) }, value: edition.map { "\($0)" }, empty: "Toutes", required: false))
                """
            })\
            \(entries.isEmpty ? nothing(view) : "\(each: topics, { topic in section(topic) { "\(each: entries.filter { $0.topicName == topic }, { line($0, view) })" } })")
            """
    }

    private var topics: [String] { entries.map(\.topicName).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

    private func nothing(_ view: View) -> HTML {
        let ask = words.isEmpty ? QuestionLinks.ask : QuestionLinks.ask + "?q=" + URLEncoding.queryValue(words)
        return emptyState(words.isEmpty ? view.t("Aucune réponse n’est encore publiée.") : view.t("Aucune réponse ne parle de cela."), view.linkButton(ask, "Poser cette question"))
    }

    private func line(_ entry: FaqEntry, _ view: View) -> HTML {
        let t = view.t
        let body: HTML = """
            \(prose(Markdown.html(entry.answer), language: t.languageOfWords))<p><a href="\(url: entry.link)">\(t("Cette réponse vous aide-t-elle ?"))</a></p>
            """
        return details(entry.question, body)
    }
}
