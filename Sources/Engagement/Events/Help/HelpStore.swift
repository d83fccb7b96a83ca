import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the hours of help, and what changes them.
enum HelpStore {
    static func slots(_ event: ID<Event>, _ db: Reading) throws -> [HelpSlot] { try list("s.event_id = \(event)", db) }

    static func slot(_ id: ID<HelpSlot>, of event: ID<Event>, _ db: Reading) throws -> HelpSlot {
        guard let slot = try list("s.id = \(id) and s.event_id = \(event)", db).first else { throw NotFound() }
        return slot
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [HelpSlot] {
        let helpers: [(slot: ID<HelpSlot>, helper: Volunteer)] = try db.all("""
            select h.slot_id, h.account_id, a.display_name, h.met, h.said, h.ideas
            from event_helpers h join event_help_slots s on s.id = h.slot_id join accounts a on a.id = h.account_id
            where \(condition) order by h.at, h.account_id
            """) { row in
            let slot: ID<HelpSlot> = row.id(), account: AccountID = row.id(), name = row.text(), met = row.optionalInt(), said = row.text(), ideas = row.text()
            return (slot: slot, helper: Volunteer(account: account, name: name, debrief: met.map { Volunteer.Debrief(met: $0, said: said, ideas: ideas) }))
        }
        let bySlot = Dictionary(grouping: helpers, by: \.slot).mapValues { $0.map(\.helper) }
        return try db.all("""
            select s.id, s.starts_at, s.ends_at, s.task, s.wanted, s.elected_id, g.display_name
            from event_help_slots s left join accounts g on g.id = s.elected_id where \(condition) order by s.starts_at, s.id
            """) { row in
            let id: ID<HelpSlot> = row.id()
            return HelpSlot(
                id: id, startsAt: row.instant(), endsAt: row.instant(), task: row.text(), wanted: row.int(), elected: row.optionalID(), electedName: row.optionalText(),
                helpers: bySlot[id] ?? [])
        }
    }

    /// Whether somebody helps somewhere at some moment between these two.
    static func isBusy(_ account: AccountID, from start: Instant, to end: Instant, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from event_helpers h join event_help_slots s on s.id = h.slot_id join events e on e.id = s.event_id
            where h.account_id = \(account) and s.starts_at < \(end) and s.ends_at > \(start) and e.cancelled_at is null limit 1
            """)
    }

    /// The published events at which an elected member is expected between two moments, with her hour.
    static func expecting(_ elected: AccountID, from start: Instant, to end: Instant, _ db: Reading) throws -> [(event: ID<Event>, at: Instant)] {
        try db.all("""
            select s.event_id, s.starts_at from event_help_slots s join events e on e.id = s.event_id
            where s.elected_id = \(elected) and s.ends_at > \(start) and s.starts_at < \(end) and e.published_at is not null and e.cancelled_at is null
            order by s.starts_at, s.id
            """) { (event: $0.id() as ID<Event>, at: $0.instant()) }
    }

    /// Who helps at an hour that begins between two moments and was not reminded.
    static func toRemind(from start: Instant, to end: Instant, _ db: Reading) throws -> [(event: ID<Event>, slot: ID<HelpSlot>, account: AccountID)] {
        try pairs("h.reminded_at is null and s.starts_at > \(start) and s.starts_at <= \(end)", db)
    }

    /// Who helped at an hour that ended between two moments and was not asked how it went.
    static func toAsk(from start: Instant, to end: Instant, _ db: Reading) throws -> [(event: ID<Event>, slot: ID<HelpSlot>, account: AccountID)] {
        try pairs("h.asked_at is null and h.told_at is null and s.ends_at > \(start) and s.ends_at <= \(end)", db)
    }

    /// The hours that somebody gives or gave since a moment.
    static func given(by account: AccountID, from start: Instant, _ db: Reading) throws -> [(event: ID<Event>, slot: ID<HelpSlot>, account: AccountID)] {
        try pairs("h.account_id = \(account) and s.ends_at > \(start)", db)
    }

    private static func pairs(_ condition: SQL, _ db: Reading) throws -> [(event: ID<Event>, slot: ID<HelpSlot>, account: AccountID)] {
        try db.all("""
            select s.event_id, h.slot_id, h.account_id from event_helpers h join event_help_slots s on s.id = h.slot_id join events e on e.id = s.event_id
            where \(condition) and e.published_at is not null and e.cancelled_at is null order by s.starts_at, h.account_id
            """) { (event: $0.id() as ID<Event>, slot: $0.id() as ID<HelpSlot>, account: $0.id() as AccountID) }
    }

    // MARK: Changing

    static func add(_ slot: HelpSlot, to event: ID<Event>, _ db: Writing) throws {
        try db.run("""
            insert into event_help_slots (event_id, starts_at, ends_at, task, wanted, elected_id)
            values (\(event), \(slot.startsAt), \(slot.endsAt), \(slot.task), \(slot.wanted), \(slot.elected))
            """)
    }

    static func remove(_ slot: ID<HelpSlot>, _ db: Writing) throws {
        try db.run("delete from event_helpers where slot_id = \(slot)")
        try db.run("delete from event_help_slots where id = \(slot)")
    }

    static func pair(_ elected: AccountID?, with slot: ID<HelpSlot>, _ db: Writing) throws {
        try db.run("update event_help_slots set elected_id = \(elected) where id = \(slot)")
    }

    /// The hours follow an event that is moved.
    static func shift(_ event: ID<Event>, by span: Span, _ db: Writing) throws {
        try db.run("update event_help_slots set starts_at = starts_at + \(span.milliseconds), ends_at = ends_at + \(span.milliseconds) where event_id = \(event)")
    }

    static func join(_ slot: ID<HelpSlot>, _ account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("insert into event_helpers (slot_id, account_id, at) values (\(slot), \(account), \(now))")
    }

    static func leave(_ slot: ID<HelpSlot>, _ account: AccountID, _ db: Writing) throws {
        try db.run("delete from event_helpers where slot_id = \(slot) and account_id = \(account)")
    }

    static func reminded(_ slot: ID<HelpSlot>, _ account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update event_helpers set reminded_at = \(now) where slot_id = \(slot) and account_id = \(account)")
    }

    static func asked(_ slot: ID<HelpSlot>, _ account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update event_helpers set asked_at = \(now) where slot_id = \(slot) and account_id = \(account)")
    }

    static func tell(_ debrief: Volunteer.Debrief, of slot: ID<HelpSlot>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update event_helpers set met = \(debrief.met), said = \(debrief.said), ideas = \(debrief.ideas), told_at = \(now)
            where slot_id = \(slot) and account_id = \(account)
            """)
    }
}
