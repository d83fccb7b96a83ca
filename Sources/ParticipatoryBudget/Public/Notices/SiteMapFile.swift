import Database
import HTML
import L10n
import Vocabulary
import Web

/// The public addresses for search engines.
struct SiteMapFile: Download {
    static let path: Path = "/sitemap.xml"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let base = visit.world.baseURL, t = visit.t
        let fixed = ["/", "/editions", "/ou-en-est", "/contact", "/plan-du-site", "/donnees-ouvertes", "/accessibilite", "/regles-de-la-discussion", "/mentions-legales", "/donnees-personnelles"]
        let editions = try EditionStore.published(db).flatMap { [$0.link, $0.link + "/propositions"] }
        let proposals = try EditionFiguresStore.addresses(db)
        let xml: HTML = """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            \(each: fixed + editions, { "<url><loc>\(base + $0)</loc></url>\n" })\
            \(each: proposals, { "<url><loc>\(base + $0.address)</loc><lastmod>\(t.iso($0.at))</lastmod></url>\n" })</urlset>

            """
        return .text(xml.bytes, type: "application/xml; charset=utf-8")
    }
}

/// What search engines leave alone: the desk, accounts, forms.
struct RobotsFile: Download {
    static let path: Path = "/robots.txt"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let closed = ["/bureau", "/mon-compte", "/mes-idees", "/messages", "/connexion", "/commentaires", "/recherche"]
        let lines = ["User-agent: *"] + closed.map { "Disallow: \($0)" } + ["Sitemap: \(visit.world.baseURL)\(SiteMapFile.path)"]
        return .text(Array((lines.joined(separator: "\n") + "\n").utf8), type: "text/plain; charset=utf-8")
    }
}

/// The news of an edition as a feed (Atom, RFC 4287): its steps as they open, what is told of its works.
struct EditionFeed: Download {
    static let path: Path = "/editions/:edition/actualites.atom"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try EditionStore.edition(try visit.parameter("edition"), for: .visitor, db)
        let base = visit.world.baseURL, t = visit.t
        let address = base + edition.link
        let steps = edition.calendar.phases.filter { $0.opensAt <= visit.now }.map {
            AtomFeed.Entry(id: "\(address)#\($0.kind.rawValue)", title: t($0.kind.name), text: "", link: address, at: $0.opensAt)
        }
        let news = try EditionFiguresStore.news(edition.id, limit: 50, db).map {
            AtomFeed.Entry(id: "\(address)/realisations#\($0.id)", title: "\($0.project) : \($0.title)", text: $0.body, link: address + "/realisations", at: $0.at)
        }
        return AtomFeed(edition.title, of: address, at: address + "/actualites.atom", steps + news).response(t, at: visit.now)
    }
}
