import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the news of the bodies, and what changes them.
enum LifeStore {
    static func news(of assembly: AssemblyID, _ db: Reading) throws -> [News] {
        try db.all("""
            select n.id, n.title, n.body, a.display_name, n.at, n.withdrawn_at from assembly_news n join accounts a on a.id = n.by_id
            where n.assembly_id = \(assembly) order by n.at desc, n.id desc
            """) { News(id: $0.id(), title: $0.text(), body: $0.text(), by: $0.text(), at: $0.instant(), withdrawnAt: $0.optionalInstant()) }
    }

    static func publish(_ title: String, _ body: String, of assembly: AssemblyID, by person: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("insert into assembly_news (assembly_id, title, body, by_id, at) values (\(assembly), \(title), \(body), \(person), \(now))")
    }

    static func withdraw(_ news: ID<News>, of assembly: AssemblyID, reason: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update assembly_news set withdrawn_at = \(now), withdrawn_reason = \(reason) where id = \(news) and assembly_id = \(assembly) and withdrawn_at is null
            """) == 1
    }

    /// The condition that a body `b` is of a neighbourhood, of what holds it or of what it holds, or of the whole city.
    private static func isNear(_ territory: TerritoryID, _ db: Reading) throws -> SQL {
        let near = try TerritoryStore.near(territory, db)
        return """
            (exists (select 1 from assembly_territories p where p.assembly_id = b.id and p.territory_id in (\(list: near)))
                or not exists (select 1 from assembly_territories p where p.assembly_id = b.id))
            """
    }

    /// What the bodies of a neighbourhood have told it, the latest first.
    static func told(_ territory: TerritoryID, _ db: Reading) throws -> [(news: News, body: String, link: String)] {
        let here = try isNear(territory, db)
        return try db.all("""
            select n.id, n.title, n.body, a.display_name, n.at, b.name, b.slug from assembly_news n join assemblies b on b.id = n.assembly_id join accounts a on a.id = n.by_id
            where n.withdrawn_at is null and b.opened_at is not null and \(here) order by n.at desc, n.id desc limit 50
            """) { row in
            let news = News(id: row.id(), title: row.text(), body: row.text(), by: row.text(), at: row.instant())
            return (news: news, body: row.text(), link: Assembly.link(row.text()) + "/nouvelles#n\(news.id)")
        }
    }

    /// The news and the public meetings of a neighbourhood: those of its bodies, and of the bodies of the whole city.
    static func gathered(_ territory: TerritoryID?, since: Instant, at now: Instant, _ db: Reading) throws -> (news: [(title: String, path: String)], meetings: [(title: String, at: Instant, path: String)]) {
        let here: SQL = try territory.map { try isNear($0, db) } ?? "1 = 1"
        let news = try db.all("""
            select n.title, b.name, b.slug from assembly_news n join assemblies b on b.id = n.assembly_id
            where n.withdrawn_at is null and n.at > \(since) and b.opened_at is not null and \(here) order by n.at desc, n.id limit 20
            """) { (title: "\($0.text()) (\($0.text()))", path: Assembly.link($0.text()) + "/nouvelles") }
        let meetings = try db.all("""
            select m.title, b.name, m.starts_at, b.slug, m.id from meetings m join assemblies b on b.id = m.assembly_id
            where m.is_public = true and m.convened_at is not null and m.cancelled_at is null and m.starts_at > \(now) and m.starts_at < \(now + .days(14)) and \(here)
            order by m.starts_at, m.id limit 20
            """) { row in
            let title = "\(row.text()), \(row.text())", at = row.instant()
            return (title: title, at: at, path: "\(Assembly.link(row.text()))/reunions/\(row.int())")
        }
        return (news: news, meetings: meetings)
    }
}
