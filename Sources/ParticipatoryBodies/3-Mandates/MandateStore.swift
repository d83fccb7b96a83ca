import Database
import Vocabulary

/// What is asked and noted of the ends of terms.
enum MandateStore {
    /// A seat that ends soon, and whom to tell.
    struct Ending: Sendable {
        var seat: ID<Seat>
        var account: AccountID
        var name: String
        var assembly: AssemblyID
        var slug: String
        var assemblyName: String
        var until: Instant
    }

    /// The seats held now that end before this moment, body by body.
    static func ending(before end: Instant, at now: Instant, _ db: Reading) throws -> [Ending] {
        try db.all("""
            select s.id, s.account_id, a.display_name, b.id, b.slug, b.name, s.until_at
            from seats s join assemblies b on b.id = s.assembly_id join accounts a on a.id = s.account_id
            where \(SeatStore.held(at: now)) and s.until_at <= \(end) and b.closed_at is null
            order by b.id, s.until_at, s.id
            """) { row in
            Ending(
                seat: row.id(), account: row.id(), name: row.text(), assembly: row.id(), slug: row.text(), assemblyName: row.text(), until: row.instant())
        }
    }

    /// In how many colleges a seat is free while a substitute waits, body by body.
    static func vacancies(in assemblies: [AssemblyID], at now: Instant, _ db: Reading) throws -> [AssemblyID: Int] {
        Dictionary(uniqueKeysWithValues: try db.all("""
            select c.assembly_id, count(*) from colleges c
            where c.assembly_id in (\(list: assemblies)) and c.substitutes > 0
                and c.seats > (select count(*) from seats s where s.assembly_id = c.assembly_id and s.college_id = c.id and s.rank = 'member' and \(SeatStore.held(at: now)))
                and exists (select 1 from seats s where s.assembly_id = c.assembly_id and s.college_id = c.id and s.rank = 'substitute' and \(SeatStore.held(at: now)))
                and not exists (select 1 from draws d where d.college_id = c.id and d.drawn_at is null and d.cancelled_at is null)
            group by c.assembly_id
            """) { ($0.id(), $0.int()) })
    }

    /// Seats whose time has run out are noted as ended, so that the history says it.
    static func endOverdue(at now: Instant, _ db: Writing) throws {
        try db.run("update seats set left_at = until_at, departure = 'ended', office = 'none' where left_at is null and until_at <= \(now)")
    }
}
