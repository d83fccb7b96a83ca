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
        StandFile(file: file, stands: try all(file.event.id, db), projects: try file.event.plan.edition.map { try visit.world.shownProjects($0, visit.now, db) } ?? [])
    }

    static func all(_ event: ID<Event>, _ db: Reading) throws -> [EventStand] {
        try db.all("select number, project_id, holder_id from event_stands where event_id = \(event) order by number") {
            EventStand(number: $0.int(), project: $0.optionalInt(), holder: $0.optionalID())
        }
    }

    /// The forums at which somebody has a place.
    static func held(by account: AccountID, _ db: Reading) throws -> [ID<Event>] {
        try db.all("select distinct event_id from event_stands where holder_id = \(account) order by event_id") { $0.id() }
    }

    // MARK: Changing

    /// The programme has so many stands; those that are taken stay.
    static func open(_ plan: StandPlan, count: Int, of event: ID<Event>, _ db: Writing) throws {
        try db.run("update events set stand_form = \(plan.form), stand_minutes = \(plan.minutes) where id = \(event)")
        try db.run("delete from event_stands where event_id = \(event) and number > \(count) and project_id is null")
        for number in 1...count { try db.run("insert into event_stands (event_id, number) values (\(event), \(number)) on conflict (event_id, number) do nothing") }
    }

    static func invited(_ event: ID<Event>, at now: Instant, _ db: Writing) throws {
        try db.run("update events set stands_invited_at = \(now) where id = \(event)")
    }

    /// False when somebody took it first, or when the project has one already.
    static func take(_ number: Int, _ project: Int, of event: ID<Event>, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update event_stands set project_id = \(project), holder_id = \(account), taken_at = \(now)
            where event_id = \(event) and number = \(number) and project_id is null
                and not exists (select 1 from event_stands o where o.event_id = \(event) and o.project_id = \(project))
            """) == 1
    }

    static func leave(_ number: Int, of event: ID<Event>, _ db: Writing) throws {
        try db.run("update event_stands set project_id = null, holder_id = null, taken_at = null where event_id = \(event) and number = \(number)")
    }
}
