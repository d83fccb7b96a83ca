package import Database
package import Vocabulary

/// A job's turn: held by one process at a time, in the database, and lost by itself when the process dies. It also keeps
/// when the job ran, when it runs next, and how often it failed since it last went well.
package enum Lease {
    /// How soon a job that failed is tried again, when it runs less often than that.
    static let retry = Span.minutes(5)

    /// Makes a job known, so that one that never ran is seen too.
    static func announce(_ name: String, every interval: Span, _ db: Writing) throws {
        _ = try db.run("""
            insert into leases (name, holder, until_at, every) values (\(name), '', 0, \(interval.milliseconds))
            on conflict (name) do update set every = excluded.every where leases.every <> excluded.every
            """)
    }

    /// Takes or keeps the turn of `name` for `length`; false when another process holds it, or when the job is not due.
    /// - Parameter interval: the job is due again so long after, whichever process runs it.
    package static func take(_ name: String, for length: Span, every interval: Span = .seconds(0), holder: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into leases (name, holder, until_at, every, started_at, next_at)
            values (\(name), \(holder), \(now + length), \(interval.milliseconds), \(now), \(now + interval))
            on conflict (name) do update set
                holder = excluded.holder, until_at = excluded.until_at, started_at = excluded.started_at, next_at = excluded.next_at
            where (leases.until_at <= \(now) or leases.holder = excluded.holder) and leases.next_at <= \(now)
            """) == 1
    }

    /// The work goes on: the turn too.
    static func keep(_ name: String, for length: Span, holder: String, at now: Instant, _ db: Writing) throws {
        _ = try db.run("update leases set until_at = \(now + length) where name = \(name) and holder = \(holder)")
    }

    /// Gives the turn back at once, so that a stopping process does not make the others wait.
    package static func release(_ name: String, holder: String, _ db: Writing) throws {
        _ = try db.run("update leases set until_at = 0 where name = \(name) and holder = \(holder)")
    }

    /// The turn went well: former failures are forgotten.
    static func succeeded(_ name: String, _ db: Writing) throws {
        _ = try db.run("update leases set failures = 0, problem = '' where name = \(name) and failures > 0")
    }

    /// The turn failed: it is tried again soon, however seldom the job runs.
    static func failed(_ name: String, _ problem: String, at now: Instant, _ db: Writing) throws {
        _ = try db.run("""
            update leases set
                failures = failures + 1, failed_at = \(now), problem = \(String(problem.prefix(300))),
                next_at = case when next_at > \(now + retry) then \(now + retry) else next_at end
            where name = \(name)
            """)
    }

    /// Up to which moment a job that follows the calendar has done its work.
    package static func doneThrough(_ name: String, _ db: Reading) throws -> Instant {
        Instant(milliseconds: try db.first("select done_through from leases where name = \(name)") { $0.int() } ?? 0)
    }

    package static func setDoneThrough(_ name: String, _ moment: Instant, _ db: Writing) throws {
        _ = try db.run("update leases set done_through = \(moment) where name = \(name)")
    }

    /// The jobs that fail, or that no process runs any more.
    package static func troubled(at now: Instant, _ db: Reading) throws -> [String] {
        try health(db).filter { $0.isTroubled(at: now) }.map(\.name)
    }

    /// How each job is doing, by name.
    static func health(_ db: Reading) throws -> [JobHealth] {
        try db.all("select name, every, holder, until_at, started_at, next_at, failures, failed_at, problem from leases order by name") { row in
            JobHealth(
                name: row.text(), interval: Span(milliseconds: row.int()), holder: row.text(), leasedUntil: row.instant(), startedAt: row.optionalInstant(),
                nextAt: row.instant(), failures: row.int(), failedAt: row.optionalInstant(), problem: row.text())
        }
    }
}

/// How a job is doing.
struct JobHealth: Sendable, Equatable {
    var name: String
    var interval: Span
    /// The process whose turn it is; the lease tells until when.
    var holder: String
    var leasedUntil: Instant
    var startedAt: Instant?
    var nextAt: Instant
    /// Since it last went well.
    var failures: Int
    var failedAt: Instant?
    var problem: String

    enum State: Sendable { case well, failing, late, never }

    func isTroubled(at now: Instant) -> Bool { [.failing, .late].contains(state(at: now)) }

    /// Late: it should have run a minute and two turns ago, so no process runs jobs any more.
    func state(at now: Instant) -> State {
        if failures > 0 { return .failing }
        guard startedAt != nil else { return .never }
        return now > nextAt + Span(milliseconds: 60_000 + 2 * min(interval.milliseconds, Span.minutes(10).milliseconds)) ? .late : .well
    }
}
