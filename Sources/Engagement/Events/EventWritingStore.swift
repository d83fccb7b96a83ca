import Database
import Platform
import Vocabulary

/// What changes the events.
enum EventWritingStore {
    static func add(_ plan: EventPlan, by account: AccountID, at now: Instant, _ db: Writing) throws -> ID<Event> {
        ID(try db.insert("""
            insert into events (
                edition_id, territory_id, kind, title, description, place, access, link, longitude, latitude, starts_at, ends_at, takes_sign_ups, capacity,
                has_childcare, material, created_by, created_at
            )
            values (
                \(plan.edition), \(plan.territory), \(plan.kind), \(plan.title), \(plan.description), \(plan.place), \(plan.access), \(plan.link),
                \(plan.point?.longitude), \(plan.point?.latitude), \(plan.startsAt), \(plan.endsAt), \(plan.takesSignUps), \(plan.capacity),
                \(plan.hasChildcare), \(plan.material), \(account), \(now)
            )
            returning id
            """))
    }

    static func save(_ plan: EventPlan, of event: ID<Event>, _ db: Writing) throws {
        try db.run("""
            update events set
                edition_id = \(plan.edition), territory_id = \(plan.territory), kind = \(plan.kind), title = \(plan.title), description = \(plan.description),
                place = \(plan.place), access = \(plan.access), link = \(plan.link), longitude = \(plan.point?.longitude), latitude = \(plan.point?.latitude),
                starts_at = \(plan.startsAt), ends_at = \(plan.endsAt), takes_sign_ups = \(plan.takesSignUps), capacity = \(plan.capacity),
                has_childcare = \(plan.hasChildcare), material = \(plan.material)
            where id = \(event)
            """)
    }

    static func remindAgain(_ event: ID<Event>, _ db: Writing) throws {
        try db.run("update event_sign_ups set reminded_at = null where event_id = \(event)")
        try db.run("update event_helpers set reminded_at = null where slot_id in (select id from event_help_slots where event_id = \(event))")
    }

    static func publish(_ event: ID<Event>, at now: Instant, _ db: Writing) throws {
        try db.run("update events set published_at = \(now) where id = \(event) and published_at is null")
    }

    static func cancel(_ event: ID<Event>, reason: String, at now: Instant, _ db: Writing) throws {
        try db.run("update events set cancelled_at = \(now), cancelled_reason = \(reason) where id = \(event) and cancelled_at is null")
    }

    static func assign(_ account: AccountID, task: String, to event: ID<Event>, _ db: Writing) throws {
        try db.run("""
            insert into event_staff (event_id, account_id, task) values (\(event), \(account), \(task))
            on conflict (event_id, account_id) do update set task = excluded.task
            """)
    }

    static func release(_ account: AccountID, from event: ID<Event>, _ db: Writing) throws {
        try db.run("delete from event_staff where event_id = \(event) and account_id = \(account)")
    }

    static func count(_ present: Int?, of event: ID<Event>, _ db: Writing) throws {
        try db.run("update events set present = \(present) where id = \(event)")
    }

    static func report(_ words: String, ideas: Int?, of event: ID<Event>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update events set report = \(words), ideas = \(ideas), reported_by = \(account), reported_at = \(now) where id = \(event)")
    }
}
