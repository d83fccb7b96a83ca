import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the times and of the appointments, and what changes them.
enum AppointmentStore {
    /// Times that anyone may still book.
    static func free(from moment: Instant, _ db: Reading) throws -> [Slot] {
        try slots("s.withdrawn_at is null and s.starts_at >= \(moment) and a.id is null", limit: 300, db)
    }

    /// Those of an agent, or of everyone, from a moment.
    static func slots(of agent: AccountID?, from moment: Instant, _ db: Reading) throws -> [Slot] {
        let whose: SQL = agent.map { "s.agent_id = \($0)" } ?? "1 = 1"
        return try slots("\(whose) and s.withdrawn_at is null and s.starts_at >= \(moment)", limit: 500, db)
    }

    static func slot(_ id: ID<Slot>, _ db: Reading) throws -> Slot {
        guard let slot = try slots("s.id = \(id)", limit: 1, db).first else { throw NotFound() }
        return slot
    }

    /// Whether the agent already receives at some moment between these two.
    static func overlaps(_ agent: AccountID, from start: Instant, to end: Instant, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from appointment_slots where agent_id = \(agent) and withdrawn_at is null and starts_at < \(end) and ends_at > \(start) limit 1")
    }

    static func appointment(_ id: ID<Appointment>, _ db: Reading) throws -> Appointment {
        guard let appointment = try appointments("a.id = \(id)", db).first else { throw NotFound() }
        return appointment
    }

    /// The appointment that the key in the path opens.
    static func ofKey(_ visit: Visit, _ db: Reading) throws -> Appointment {
        guard let id = AppointmentKey.appointment(try visit.parameter("key"), visit.world) else { throw NotFound() }
        return try appointment(id, db)
    }

    /// Those of an agent, or of everyone, from a moment, the cancelled ones apart.
    static func appointments(of agent: AccountID?, from moment: Instant, _ db: Reading) throws -> [Appointment] {
        let whose: SQL = agent.map { "s.agent_id = \($0)" } ?? "1 = 1"
        return try appointments("\(whose) and a.cancelled_at is null and s.starts_at >= \(moment)", db)
    }

    static func booked(by account: AccountID, _ db: Reading) throws -> [Appointment] { try appointments("a.asker_id = \(account)", db) }

    /// How many the same person has ahead, by her account, her address or her number.
    static func ahead(of asker: Question.Asker, at now: Instant, _ db: Reading) throws -> Int {
        let phone: String? = asker.phone.isEmpty ? nil : asker.phone
        return try db.count("""
            select count(*) from appointments a join appointment_slots s on s.id = a.slot_id
            where a.cancelled_at is null and s.starts_at > \(now)
                and (a.asker_id = \(asker.account) or a.asker_email = \(asker.email) or a.asker_phone = \(phone))
            """)
    }

    /// Those that begin between two moments and of which the person was not reminded.
    static func toRemind(from start: Instant, to end: Instant, _ db: Reading) throws -> [Appointment] {
        try appointments("a.cancelled_at is null and a.reminded_at is null and s.starts_at > \(start) and s.starts_at <= \(end)", db)
    }

    private static let slotColumns = "s.id, s.place_id, p.name, p.address, s.agent_id, g.display_name, s.starts_at, s.ends_at, s.language, s.is_accessible, s.withdrawn_at, a.id"

    private static func slots(_ condition: SQL, limit: Int, _ db: Reading) throws -> [Slot] {
        try db.all("""
            select \(raw: slotColumns)
            from appointment_slots s join accounts g on g.id = s.agent_id left join reception_places p on p.id = s.place_id
            left join appointments a on a.slot_id = s.id and a.cancelled_at is null
            where \(condition) order by s.starts_at, s.id limit \(limit)
            """) { Slot(&$0) }
    }

    private static func appointments(_ condition: SQL, _ db: Reading) throws -> [Appointment] {
        try db.all("""
            select \(raw: slotColumns), a.asker_id, a.asker_name, a.asker_email, a.asker_phone, a.subject, a.needs, a.booked_by, a.booked_at, a.cancelled_at,
                a.is_cancelled_by_city, a.reason, a.came
            from appointments a join appointment_slots s on s.id = a.slot_id join accounts g on g.id = s.agent_id
            left join reception_places p on p.id = s.place_id
            where \(condition) order by s.starts_at, a.id limit 500
            """) { row in
            let slot = Slot(&row)
            return Appointment(
                id: slot.appointment ?? ID(1), slot: slot,
                asker: Question.Asker(account: row.optionalID(), name: row.text(), email: row.optionalText().flatMap { EmailAddress($0) }, phone: row.text()),
                subject: row.text(), needs: row.text(), bookedBy: row.optionalID(), bookedAt: row.instant(), cancelledAt: row.optionalInstant(),
                isCancelledByCity: row.bool(), reason: row.text(), came: row.optionalBool())
        }
    }

    // MARK: Changing

    static func offer(_ slot: Slot, _ db: Writing) throws {
        try db.run("""
            insert into appointment_slots (place_id, agent_id, starts_at, ends_at, language, is_accessible)
            values (\(slot.place), \(slot.agent), \(slot.startsAt), \(slot.endsAt), \(slot.language), \(slot.isAccessible))
            """)
    }

    static func withdraw(_ slot: ID<Slot>, at now: Instant, _ db: Writing) throws {
        try db.run("update appointment_slots set withdrawn_at = \(now) where id = \(slot) and withdrawn_at is null")
    }

    /// Nil when somebody took the time first: one booking a slot, the database says.
    static func book(
        _ slot: ID<Slot>, _ asker: Question.Asker, subject: String, needs: String, by agent: AccountID?, at now: Instant, _ db: Writing
    ) throws -> ID<Appointment>? {
        try db.first("""
            insert into appointments (slot_id, asker_id, asker_name, asker_email, asker_phone, subject, needs, booked_by, booked_at)
            values (\(slot), \(asker.account), \(asker.name), \(asker.email), \(asker.phone), \(subject), \(needs), \(agent), \(now))
            on conflict (slot_id) where cancelled_at is null do nothing
            returning id
            """) { $0.id() }
    }

    static func cancel(_ appointment: ID<Appointment>, byCity: Bool, reason: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update appointments set cancelled_at = \(now), is_cancelled_by_city = \(byCity), reason = \(reason) where id = \(appointment) and cancelled_at is null
            """) == 1
    }

    static func note(_ appointment: ID<Appointment>, came: Bool, _ db: Writing) throws {
        try db.run("update appointments set came = \(came) where id = \(appointment) and cancelled_at is null")
    }

    static func reminded(_ appointment: ID<Appointment>, at now: Instant, _ db: Writing) throws {
        try db.run("update appointments set reminded_at = \(now) where id = \(appointment)")
    }
}

extension Slot {
    init(_ row: inout RowReader) {
        id = row.id(); place = row.optionalID(); placeName = row.optionalText(); placeAddress = row.optionalText(); agent = row.id(); agentName = row.text()
        startsAt = row.instant(); endsAt = row.instant(); language = row.text(); isAccessible = row.bool(); withdrawnAt = row.optionalInstant(); appointment = row.optionalID()
    }
}
