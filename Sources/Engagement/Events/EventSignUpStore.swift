import Database
import Platform
import Vocabulary
import Web

/// The questions asked of those who come to the events, and what changes them.
enum EventSignUpStore {
    static func signUp(_ id: ID<EventSignUp>, _ db: Reading) throws -> EventSignUp {
        guard let signUp = try list("s.id = \(id)", db).first else { throw NotFound() }
        return signUp
    }

    /// The sign-up that the key in the path opens.
    static func ofKey(_ visit: Visit, _ db: Reading) throws -> EventSignUp {
        guard let id = EventKey.signUp(try visit.parameter("key"), visit.world) else { throw NotFound() }
        return try signUp(id, db)
    }

    /// Those of an event that stand, in the order in which they came.
    static func all(_ event: ID<Event>, _ db: Reading) throws -> [EventSignUp] { try list("s.event_id = \(event) and s.state <> 'cancelled'", db) }

    static func own(_ account: AccountID, in event: ID<Event>, _ db: Reading) throws -> EventSignUp? {
        try list("s.event_id = \(event) and s.account_id = \(account) and s.state <> 'cancelled'", db).first
    }

    static func own(_ email: EmailAddress, in event: ID<Event>, _ db: Reading) throws -> EventSignUp? {
        try list("s.event_id = \(event) and s.email = \(email) and s.account_id is null and s.state <> 'cancelled'", db).first
    }

    /// What somebody signed up to and has not ended.
    static func ahead(of account: AccountID, at now: Instant, _ db: Reading) throws -> [EventSignUp] {
        try list("s.account_id = \(account) and s.state <> 'cancelled' and s.event_id in (select e.id from events e where e.ends_at > \(now))", db)
    }

    /// Those who come to an event that begins between two moments and were not reminded.
    static func toRemind(from start: Instant, to end: Instant, _ db: Reading) throws -> [EventSignUp] {
        try list("""
            s.state = 'coming' and s.reminded_at is null and s.event_id in (
                select e.id from events e where e.published_at is not null and e.cancelled_at is null and e.starts_at > \(start) and e.starts_at <= \(end)
            )
            """, db)
    }

    /// Whether a letter left for this address ten minutes ago or less; looked for among the latest.
    static func wasJustWritten(to email: EmailAddress, at now: Instant, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from letters
            where id > (select coalesce(max(l.id), 0) - 2000 from letters l) and address = \(email) and created_at > \(now - .minutes(10)) limit 1
            """)
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [EventSignUp] {
        try db.all("""
            select s.id, s.event_id, s.account_id, s.name, s.email, s.phone, s.language, s.seats, s.children, s.spoken, s.needs, s.state, s.at, s.came, s.entered_by
            from event_sign_ups s where \(condition) order by s.at, s.id
            """) { row in
            EventSignUp(
                id: row.id(), event: row.id(),
                person: EventSignUp.Person(
                    account: row.optionalID(), name: row.text(), email: row.optionalText().flatMap { EmailAddress($0) }, phone: row.text(), language: row.text()),
                party: EventSignUp.Party(seats: row.int(), children: row.int(), spoken: row.text(), needs: row.text()), state: try row.choice(), at: row.instant(),
                came: row.optionalBool(), enteredBy: row.optionalID())
        }
    }

    // MARK: Changing

    static func add(
        _ person: EventSignUp.Person, _ party: EventSignUp.Party, _ state: EventSignUp.State, to event: ID<Event>, by agent: AccountID? = nil, at now: Instant, _ db: Writing
    ) throws -> ID<EventSignUp> {
        ID(try db.insert("""
            insert into event_sign_ups (event_id, account_id, name, email, phone, language, seats, children, spoken, needs, state, entered_by, at)
            values (
                \(event), \(person.account), \(person.name), \(person.email), \(person.phone), \(person.language), \(party.seats), \(party.children),
                \(party.spoken), \(party.needs), \(state), \(agent), \(now)
            )
            returning id
            """))
    }

    /// A place is waited for from the moment it is asked for.
    static func set(_ state: EventSignUp.State, of signUp: ID<EventSignUp>, _ db: Writing) throws {
        try db.run("update event_sign_ups set state = \(state) where id = \(signUp)")
    }

    static func confirm(_ state: EventSignUp.State, of signUp: ID<EventSignUp>, at now: Instant, _ db: Writing) throws {
        try db.run("update event_sign_ups set state = \(state), at = \(now) where id = \(signUp)")
    }

    static func reminded(_ signUp: ID<EventSignUp>, at now: Instant, _ db: Writing) throws {
        try db.run("update event_sign_ups set reminded_at = \(now) where id = \(signUp)")
    }

    static func note(_ present: Set<ID<EventSignUp>>, among signUps: [EventSignUp], _ db: Writing) throws {
        for signUp in signUps { try db.run("update event_sign_ups set came = \(present.contains(signUp.id)) where id = \(signUp.id)") }
    }
}
