import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the library of practices, and what changes it.
enum PracticeStore {
    /// Those of a shelf that hold every word, the tag and the city, the latest first.
    static func find(_ search: PracticeSearch, _ db: Reading) throws -> [Practice] {
        var condition: SQL = "p.withdrawn_at is null and p.shelf = \(search.shelf)"
        for pattern in SearchText.patterns(search.words) { condition += " and p.search_text like \(pattern)" }
        if let tag = search.tag { condition += " and p.tags like \("%|" + tag + "|%")" }
        if let city = search.city { condition += " and p.city = \(city)" }
        return try list(condition, db)
    }

    static func practice(_ id: ID<Practice>, _ db: Reading) throws -> Practice {
        guard let found = try known(id, db) else { throw NotFound() }
        return found
    }

    /// Nil when it was withdrawn.
    static func known(_ id: ID<Practice>, _ db: Reading) throws -> Practice? { try list("p.withdrawn_at is null and p.id = \(id)", db).first }

    /// What was watched elsewhere before a practice of ours.
    static func watched(before practice: ID<Practice>, _ db: Reading) throws -> [Practice] { try list("p.withdrawn_at is null and p.led_to_id = \(practice)", db) }

    static func tags(_ shelf: Practice.Shelf, _ db: Reading) throws -> [String] {
        Set(try db.all("select tags from practices where withdrawn_at is null and shelf = \(shelf)") { $0.text() }.flatMap { $0.split(separator: "|").map(String.init) }).sorted()
    }

    static func cities(_ shelf: Practice.Shelf, _ db: Reading) throws -> [String] {
        try db.all("select distinct city from practices where withdrawn_at is null and shelf = \(shelf) and city <> '' order by city") { $0.text() }
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
            select p.id, p.title, p.text, p.tags, p.city, p.by_id, a.display_name, p.at, p.shelf, p.source, p.led_to_id
            from practices p join accounts a on a.id = p.by_id
            where \(condition) order by p.at desc, p.id desc limit 200
            """) { row in
            Practice(
                id: row.id(), title: row.text(), text: row.text(), tags: row.text().split(separator: "|").map(String.init), city: row.text(), by: row.id(),
                byName: row.text(), at: row.instant(), shelf: try row.choice(), source: row.text(), ledTo: row.optionalID())
        }
    }

    static func share(_ practice: Practice, _ db: Writing) throws -> ID<Practice> {
        let tags = practice.tags.isEmpty ? "" : "|" + practice.tags.joined(separator: "|") + "|"
        return ID(try db.insert("""
            insert into practices (title, text, tags, city, by_id, at, shelf, source, search_text)
            values (\(practice.title), \(practice.text), \(tags), \(practice.city), \(practice.by), \(practice.at), \(practice.shelf), \(practice.source),
                \(SearchText.index(practice.title, practice.text, practice.tags.joined(separator: " "), practice.city))) returning id
            """))
    }

    static func link(_ practice: ID<Practice>, to other: ID<Practice>?, _ db: Writing) throws {
        try db.run("update practices set led_to_id = \(other) where id = \(practice) and shelf = 'watch'")
    }

    static func withdraw(_ practice: ID<Practice>, at now: Instant, _ db: Writing) throws {
        try db.run("update practices set withdrawn_at = \(now) where id = \(practice) and withdrawn_at is null")
    }
}
