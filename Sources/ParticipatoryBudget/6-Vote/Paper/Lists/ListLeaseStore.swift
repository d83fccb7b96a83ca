import Database
import Vocabulary

/// Which tablet keeps the list of a place: one at a time, the database sees to it.
enum ListLeaseStore {
    private static let columns = "l.id, l.place_id, l.tablet, coalesce(a.display_name, ''), l.taken_at, l.expires_at"

    private static func read(_ row: inout RowReader) -> ListLease {
        ListLease(id: row.id(), place: row.id(), tablet: row.text(), holder: row.text(), takenAt: row.instant(), expiresAt: row.instant())
    }

    /// The one that has neither been given back nor been said to be lost, expired or not.
    static func current(_ place: ID<PollingPlace>, _ db: Reading) throws -> ListLease? {
        try db.first("""
            select \(raw: columns) from list_leases l left join accounts a on a.id = l.held_by where l.place_id = \(place) and l.ended_at is null
            """) { read(&$0) }
    }

    /// The places whose list should have come back.
    static func overdue(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> [ID<PollingPlace>] {
        try db.all("""
            select l.place_id from list_leases l join polling_places p on p.id = l.place_id
            where p.edition_id = \(edition) and l.ended_at is null and l.expires_at <= \(now) order by l.place_id
            """) { $0.id() }
    }

    /// One of a place, ended or not.
    static func lease(_ id: ID<ListLease>, at place: ID<PollingPlace>, _ db: Reading) throws -> (lease: ListLease, hasEnded: Bool)? {
        try db.first("""
            select \(raw: columns), l.ended_at is not null from list_leases l left join accounts a on a.id = l.held_by
            where l.id = \(id) and l.place_id = \(place)
            """) { (lease: read(&$0), hasEnded: $0.bool()) }
    }

    /// False when another tablet keeps it.
    static func take(_ place: ID<PollingPlace>, tablet: String, by account: AccountID, at now: Instant, until: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into list_leases (place_id, tablet, held_by, taken_at, expires_at) values (\(place), \(tablet), \(account), \(now), \(until))
            on conflict do nothing
            """) == 1
    }

    static func renew(_ id: ID<ListLease>, until: Instant, _ db: Writing) throws {
        try db.run("update list_leases set expires_at = \(until) where id = \(id) and ended_at is null and expires_at < \(until)")
    }

    /// False when it had ended before.
    static func end(_ id: ID<ListLease>, _ ending: String, reason: String = "", by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update list_leases set ended_at = \(now), ending = \(ending), ended_by = \(account), ended_reason = \(reason)
            where id = \(id) and ended_at is null
            """) == 1
    }
}
