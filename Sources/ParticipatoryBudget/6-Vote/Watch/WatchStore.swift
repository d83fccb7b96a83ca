import Database
import Vocabulary

/// What the watch keeps until the close, what it shows, what officers hold. Nothing here names a voter.
enum WatchStore {
    /// Nobody waits for it; no constraint refuses it.
    static func note(_ marks: WatchMarks, in edition: EditionID, at now: Instant, _ db: Writing) throws {
        let hour = now.milliseconds - now.milliseconds % Span.hours(1).milliseconds
        try db.later("""
            insert into watch_marks (edition_id, hour, network, device, domain)
            values (\(edition), \(hour), \(marks.network), \(marks.device), \(marks.domain))
            """)
    }

    static func alerts(_ edition: EditionID, _ db: Reading) throws -> [WatchAlert] {
        let networks = try db.all("""
            select network, count(*), hour, hour from watch_marks where edition_id = \(edition)
            group by network, hour having count(*) >= \(WatchAlert.votesOfNetwork)
            """) { read(.network, &$0) }
        let devices = try db.all("""
            select device, count(*), min(hour), max(hour) from watch_marks where edition_id = \(edition) and device <> ''
            group by device having count(*) >= \(WatchAlert.votesOfDevice)
            """) { read(.device, &$0) }
        let domains = try db.all("""
            select domain, count(*), min(hour), max(hour) from watch_marks where edition_id = \(edition) and domain <> '' group by domain
            """) { read(.domain, &$0) }
        let hours = try db.all("select hour, count(*) from watch_marks where edition_id = \(edition) group by hour") { (hour: $0.instant(), votes: $0.int()) }
        return (networks + devices + domains + WatchAlert.nights(hours)).sorted { ($1.until, $1.votes) < ($0.until, $0.votes) }
    }

    private static func read(_ kind: WatchAlert.Kind, _ row: inout RowReader) -> WatchAlert {
        WatchAlert(kind: kind, mark: row.text(), votes: row.int(), from: row.instant(), until: row.instant())
    }

    // MARK: Holds

    /// In force, by kind and mark, with the reason that a voter reads.
    static func inForce(_ edition: EditionID, _ db: Reading) throws -> [String: String] {
        try db.recent("watch holds of \(edition)") {
            Dictionary(try db.all("select kind, mark, reason from watch_holds where edition_id = \(edition) and lifted_at is null") {
                ("\($0.text()) \($0.text())", $0.text())
            }) { first, _ in first }
        }
    }

    /// The reason why a vote with these marks waits; nil when nothing holds it.
    static func hold(_ marks: WatchMarks, in edition: EditionID, _ db: Reading) throws -> String? {
        let held = try inForce(edition, db)
        if held.isEmpty { return nil }
        return WatchMarks.Kind.allCases.filter { !marks[$0].isEmpty }.compactMap { held["\($0.rawValue) \(marks[$0])"] }.first
    }

    static func holds(_ edition: EditionID, _ db: Reading) throws -> [WatchHold] {
        try db.all("""
            select h.id, h.kind, h.mark, h.reason, a.display_name, h.placed_at, h.lifted_at from watch_holds h join accounts a on a.id = h.placed_by
            where h.edition_id = \(edition) order by h.lifted_at is not null, h.id desc
            """) {
            WatchHold(
                id: $0.id(), kind: try $0.choice(), mark: $0.text(), reason: $0.text(), by: $0.text(), placedAt: $0.instant(), liftedAt: $0.optionalInstant())
        }
    }

    /// False when it is held already.
    static func place(_ kind: WatchMarks.Kind, _ mark: String, reason: String, in edition: EditionID, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into watch_holds (edition_id, kind, mark, reason, placed_by, placed_at)
            values (\(edition), \(kind), \(mark), \(reason), \(account), \(now))
            on conflict do nothing
            """) == 1
    }

    static func lift(_ id: ID<WatchHold>, in edition: EditionID, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update watch_holds set lifted_by = \(account), lifted_at = \(now) where id = \(id) and edition_id = \(edition) and lifted_at is null
            """) == 1
    }
}
