import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the library of practices, and what changes it.
enum PracticeStore {
    /// Those that hold every word and the tag, the latest first.
    static func find(_ words: String, tag: String?, _ db: Reading) throws -> [Practice] {
        var condition: SQL = "p.withdrawn_at is null"
        for pattern in SearchText.patterns(words) { condition += " and p.search_text like \(pattern)" }
        if let tag { condition += " and p.tags like \("%|" + tag + "|%")" }
        return try list(condition, db)
    }

    static func practice(_ id: ID<Practice>, _ db: Reading) throws -> Practice {
        guard let found = try list("p.withdrawn_at is null and p.id = \(id)", db).first else { throw NotFound() }
        return found
    }

    static func tags(_ db: Reading) throws -> [String] {
        Set(try db.all("select tags from practices where withdrawn_at is null") { $0.text() }.flatMap { $0.split(separator: "|").map(String.init) }).sorted()
    }

    /// Whether somebody sits in a network of referents.
    static func isReferent(_ account: AccountID?, at now: Instant, _ db: Reading) throws -> Bool {
        guard let account else { return false }
        return try db.exists("""
            select 1 from seats s join assemblies b on b.id = s.assembly_id where s.account_id = \(account) and b.kind = 'referents-network' and \(SeatStore.held(at: now))
            """)
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [Practice] {
        try db.all("""
            select p.id, p.title, p.text, p.tags, p.city, p.by_id, a.display_name, p.at from practices p join accounts a on a.id = p.by_id
            where \(condition) order by p.at desc, p.id desc limit 200
            """) { row in
            Practice(
                id: row.id(), title: row.text(), text: row.text(), tags: row.text().split(separator: "|").map(String.init), city: row.text(), by: row.id(),
                byName: row.text(), at: row.instant())
        }
    }

    static func share(_ practice: Practice, _ db: Writing) throws -> ID<Practice> {
        let tags = practice.tags.isEmpty ? "" : "|" + practice.tags.joined(separator: "|") + "|"
        return ID(try db.insert("""
            insert into practices (title, text, tags, city, by_id, at, search_text)
            values (\(practice.title), \(practice.text), \(tags), \(practice.city), \(practice.by), \(practice.at),
                \(SearchText.index(practice.title, practice.text, practice.tags.joined(separator: " "), practice.city))) returning id
            """))
    }

    static func withdraw(_ practice: ID<Practice>, at now: Instant, _ db: Writing) throws {
        try db.run("update practices set withdrawn_at = \(now) where id = \(practice) and withdrawn_at is null")
    }
}
