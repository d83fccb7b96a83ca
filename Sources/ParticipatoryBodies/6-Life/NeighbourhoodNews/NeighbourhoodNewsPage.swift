import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone reads what the bodies of a neighbourhood tell it, and when they meet; the letter and the feed bring the same.
struct NeighbourhoodNewsPage: Page {
    static let path: Path = "/quartiers/:territory/nouvelles"
    static func link(_ territory: TerritoryID) -> String { "/quartiers/\(territory)/nouvelles" }
    static var isShared: Bool { true }

    let territory: Territory
    let news: [(news: News, body: String, link: String)]
    let meetings: [(title: String, at: Instant, path: String)]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let territory = try TerritoryStore.territory(try visit.id("territory"), db)
        return Self(
            territory: territory, news: try LifeStore.told(territory.id, db), meetings: try LifeStore.gathered(territory.id, since: visit.now, at: visit.now, db).meetings)
    }

    func title(_ t: Texts) -> String { t("Nouvelles du quartier : \(territory.name)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Instances"), "/instances")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), actions: "\(view.linkButton("/lettre-de-quartier", "Recevoir la lettre du quartier"))\(view.linkButton("/instances?quartier=\(territory.id)", "Les instances du quartier", style: .secondary))"))\
            \(if: !meetings.isEmpty, section(t("À venir")) { "<ul>\(each: meetings, { #"<li>\#(t.dayAndHour($0.at)) : <a href="\#(url: $0.path)">\#($0.title)</a></li>"# })</ul>" })\
            \(section(t("Nouvelles"), id: "nouvelles") {
                news.isEmpty ? emptyState(t("Aucune nouvelle pour l’instant.")) : cards(news, isWide: true) { line in
                    Card(line.news.title, path: line.link, kicker: "\(line.body), \(t.day(line.news.at))", text: Markdown.excerpt(line.news.body), headingLevel: 3)
                }
            })\
            <p><a href="\(url: NeighbourhoodFeed.link(territory.id))" type="application/atom+xml">\(t("Flux des nouveautés (Atom)"))</a></p>
            """
    }
}

/// The same as a feed.
struct NeighbourhoodFeed: Download {
    static let path: Path = "/quartiers/:territory/nouvelles.atom"
    static func link(_ territory: TerritoryID) -> String { "/quartiers/\(territory)/nouvelles.atom" }

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let territory = try TerritoryStore.territory(try visit.id("territory"), db), base = visit.world.baseURL
        let entries = try LifeStore.told(territory.id, db).map { line in
            AtomFeed.Entry(
                id: "\(base)\(line.link)", title: "\(line.news.title) (\(line.body))", text: line.news.body, link: base + line.link, at: line.news.at)
        }
        return AtomFeed(territory.name, of: base + NeighbourhoodNewsPage.link(territory.id), at: base + link(territory.id), entries).response(visit.t, at: visit.now)
    }
}
