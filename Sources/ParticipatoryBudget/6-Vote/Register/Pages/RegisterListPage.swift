import Database
import HTML
import L10n
import Vocabulary
import Web

/// The auditor and the officer read the list line by line, as one reads a signed list at a polling station: who, when, by which way. Never what.
struct RegisterListPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote/registre/liste"
    static func link(_ edition: Edition) -> String { "\(RegisterDeskPage.link(edition))/liste" }
    static var surroundings: Surroundings { .desk }
    static let perPage = 100

    let edition: Edition
    let lines: [RegisterLine]
    /// Words of a name or of an address, to tell somebody at the counter whether she stands there.
    let words: String
    let page: Int
    let last: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = RegisterRules.mayRead(edition, visit.actor) { throw refusal }
        let words = visit.query["q"] ?? "", count = try RegisterStore.lineCount(edition.id, matching: words, db), last = max(1, (count + perPage - 1) / perPage), page = min(visit.pageNumber, last)
        return RegisterListPage(
            edition: edition, lines: try RegisterStore.lines(edition.id, matching: words, from: (page - 1) * perPage, limit: perPage, db), words: words, page: page, last: last)
    }

    func title(_ t: Texts) -> String { t("Liste d’émargement") }
    func trail(_ t: Texts) -> [Crumb] {
        [
            Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Le vote"), VoteLinks.desk(edition)),
            Crumb(t("Registre des votants"), RegisterDeskPage.link(edition)),
        ]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Nom"), isHeading: true), Column(t("Le")), Column(t("Par")), Column(t("Où"))]
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Par ordre alphabétique, à l’heure près. Une classe, qui dépose un seul bulletin, y tient en une ligne.")))
            \(view.filters(Self.link(edition), label: "Chercher dans la liste") { view.searchField(label: "Nom ou adresse électronique", value: words) })
            \(lines.isEmpty ? emptyState(words.isEmpty ? t("Personne n’a encore voté.") : t("Personne de ce nom n’est sur la liste.")) : table(t("Votants"), isCaptionHidden: true, columns: columns, rows: lines) { line in
                [
                    HTML(text: line.name.isEmpty ? line.channel == .web ? t("Code par courrier") : t("Une classe") : line.name), HTML(text: t.dayAndHour(line.hour)), HTML(text: t(line.channel.name)),
                    HTML(text: line.place.isEmpty ? "–" : line.place),
                ]
            })
            \(view.pagination(page: page, of: last) { "\(Self.link(edition))?page=\($0)\(words.isEmpty ? "" : "&q=\(URLEncoding.queryValue(words))")" })
            """
    }
}
