import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the stands of a forum, and what changes them.
enum StandStore {
    static func file(_ visit: Visit, _ db: Reading) throws -> StandFile {
        let file = try EventStore.file(visit, db)
        return try standFile(file, visit, db)
    }

    static func standFile(_ file: EventFile, _ visit: Visit, _ db: Reading) throws -> StandFile {
        StandFile(file: file, stands: try all(file.event.id, db), projects: try projects(file.event, visit, db))
    }

    /// Those that residents vote on.
    private static func projects(_ event: Event, _ visit: Visit, _ db: Reading) throws -> [ShownProject] {
        try event.plan.edition.map { try visit.world.shownProjects($0, visit.now, db) } ?? []
    }

    static func all(_ event: ID<Event>, _ db: Reading) throws -> [EventStand] {
        try db.all("select number, project_id, holder_id from event_stands where event_id = \(event) order by number") {
            EventStand(number: $0.int(), project: $0.optionalInt(), holder: $0.optionalID())
        }
    }

    /// The forums at which somebody has a place, for a project that is still at the vote.
    static func held(by account: AccountID, _ visit: Visit, _ db: Reading) throws -> [Event] {
        let forums: [ID<Event>] = try db.all("select distinct event_id from event_stands where holder_id = \(account) order by event_id") { $0.id() }
        return try forums.map { try EventStore.event($0, db) }.filter { event in
            let shown = Set(try projects(event, visit, db).map(\.id))
            return try all(event.id, db).contains { $0.holder == account && shown.contains($0.project ?? 0) }
        }
    }

    // MARK: Changing

    /// The programme has so many stands; those that are taken stay.
    static func open(_ plan: StandPlan, count: Int, of event: ID<Event>, shown: [ShownProject], _ db: Writing) throws {
        try db.run("update events set stand_form = \(plan.form), stand_minutes = \(plan.minutes) where id = \(event)")
        try db.run("delete from event_stands where event_id = \(event) and number > \(count) and \(isFree(shown))")
        for number in 1...count { try db.run("insert into event_stands (event_id, number) values (\(event), \(number)) on conflict (event_id, number) do nothing") }
    }

    static func invited(_ event: ID<Event>, at now: Instant, _ db: Writing) throws {
        try db.run("update events set stands_invited_at = \(now) where id = \(event)")
    }

    /// Nobody has it, or its project is not among those that residents vote on.
    private static func isFree(_ shown: [ShownProject]) -> SQL {
        shown.isEmpty ? "project_id is null" : "(project_id is null or project_id not in (\(list: shown.map(\.id))))"
    }

    /// False when somebody took it first, or when the project has one already.
    static func take(_ number: Int, _ project: Int, of event: ID<Event>, shown: [ShownProject], by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update event_stands set project_id = \(project), holder_id = \(account), taken_at = \(now)
            where event_id = \(event) and number = \(number) and \(isFree(shown))
                and not exists (select 1 from event_stands o where o.event_id = \(event) and o.project_id = \(project))
            """) == 1
    }

    static func leave(_ number: Int, of event: ID<Event>, _ db: Writing) throws {
        try db.run("update event_stands set project_id = null, holder_id = null, taken_at = null where event_id = \(event) and number = \(number)")
    }
}
