package import Database
package import Vocabulary

/// A job's turn: held by one process at a time, in the database, and lost by itself when the process dies.
package enum Lease {
    /// Takes or keeps the turn of `name` for `length`; false when another process holds it.
    package static func take(_ name: String, for length: Span, holder: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into leases (name, holder, until_at)
            values (\(name), \(holder), \(now + length))
            on conflict (name) do update set holder = excluded.holder, until_at = excluded.until_at
            where leases.until_at <= \(now) or leases.holder = excluded.holder
            """) == 1
    }

    /// Gives the turn back at once, so that a stopping process does not make the others wait.
    package static func release(_ name: String, holder: String, _ db: Writing) throws {
        _ = try db.run("update leases set until_at = 0 where name = \(name) and holder = \(holder)")
    }

    /// Up to which moment a job that follows the calendar has done its work.
    package static func doneThrough(_ name: String, _ db: Reading) throws -> Instant {
        Instant(milliseconds: try db.first("select done_through from leases where name = \(name)") { $0.int() } ?? 0)
    }

    package static func setDoneThrough(_ name: String, _ moment: Instant, _ db: Writing) throws {
        _ = try db.run("update leases set done_through = \(moment) where name = \(name)")
    }
}
