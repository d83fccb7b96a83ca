import Database
import Vocabulary
import Web

/// The questions asked of the dates that members share, and what changes them.
enum SharedDateStore {
    /// Those of a body that are not over.
    static func ahead(_ assembly: AssemblyID, at now: Instant, _ db: Reading) throws -> [SharedDate] {
        try list("d.assembly_id = \(assembly) and d.ends_at > \(now)", db).map(\.date)
    }

    /// Those of the bodies in which a person sits.
    static func all(of person: AccountID, since: Instant, at now: Instant, _ db: Reading) throws -> [(assembly: AssemblyID, date: SharedDate)] {
        try list("""
            d.starts_at >= \(since) and exists (select 1 from seats s where s.assembly_id = d.assembly_id and s.account_id = \(person) and \(SeatStore.held(at: now)))
            """, db)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SharedDateSubject {
        let standing = try AssemblyStore.standing(visit, db), id: ID<SharedDate> = try visit.id("date")
        guard let found = try list("d.assembly_id = \(standing.assembly.id) and d.id = \(id)", db).first else { throw NotFound() }
        return SharedDateSubject(standing: standing, date: found.date)
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [(assembly: AssemblyID, date: SharedDate)] {
        try db.all("""
            select d.assembly_id, d.id, d.title, d.starts_at, d.ends_at, d.place, d.words, d.by_id, a.display_name
            from shared_dates d join accounts a on a.id = d.by_id
            where d.withdrawn_at is null and \(condition) order by d.starts_at, d.id limit 500
            """) { row in
            (assembly: row.id(), date: SharedDate(
                id: row.id(), title: row.text(), startsAt: row.instant(), endsAt: row.instant(), place: row.text(), words: row.text(), by: row.id(), byName: row.text()))
        }
    }

    static func add(_ date: SharedDate, to assembly: AssemblyID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into shared_dates (assembly_id, title, starts_at, ends_at, place, words, by_id, at)
            values (\(assembly), \(date.title), \(date.startsAt), \(date.endsAt), \(date.place), \(date.words), \(date.by), \(now))
            """)
    }

    static func withdraw(_ date: ID<SharedDate>, at now: Instant, _ db: Writing) throws {
        try db.run("update shared_dates set withdrawn_at = \(now) where id = \(date) and withdrawn_at is null")
    }
}
