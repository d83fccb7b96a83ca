import Database
import Platform
import Vocabulary

/// The appointments that a person booked, and the times that an agent offered.
enum AppointmentPersonalDataStore {
    static var part: PersonalDataPart { PersonalDataPart("rendez-vous", export: export, erase: erase) }

    /// Those booked signed in, and from the address that she confirmed.
    private static func booked(by account: AccountID) -> SQL {
        """
        (appointments.asker_id = \(account) or appointments.asker_id is null
            and appointments.asker_email = (select x.email from accounts x where x.id = \(account) and x.email_confirmed_at is not null))
        """
    }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record(["pris": try booked(account, db), "créneaux tenus": try offered(account, db)])
    }

    private static func booked(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select s.starts_at, appointments.subject, appointments.needs, appointments.asker_phone, appointments.reason, appointments.came
            from appointments join appointment_slots s on s.id = appointments.slot_id where \(booked(by: account)) order by s.starts_at
            """) { row in
            .record([
                "le": .moment(row.instant()), "sujet": ExportValue(row.text()), "besoins": ExportValue(row.text()), "téléphone": ExportValue(row.text()),
                "motif d’annulation": ExportValue(row.text()), "présence": row.optionalBool().map { .flag($0) } ?? .nothing,
            ])
        })
    }

    private static func offered(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select starts_at from appointment_slots where agent_id = \(account) order by starts_at") { .moment($0.instant()) })
    }

    /// What is ahead is cancelled; what is behind says no more who came.
    static func erase(_ account: AccountID, _ now: Instant, _ db: Writing) throws {
        try db.run("""
            update appointments set cancelled_at = \(now)
            where \(booked(by: account)) and cancelled_at is null and slot_id in (select id from appointment_slots where starts_at > \(now))
            """)
        try db.run("\(Self.erasure) where \(booked(by: account))")
        try db.run("""
            update appointment_slots set withdrawn_at = \(now)
            where agent_id = \(account) and withdrawn_at is null and starts_at > \(now)
                and not exists (select 1 from appointments a where a.slot_id = appointment_slots.id and a.cancelled_at is null)
            """)
    }

    /// Who came is forgotten three months after.
    static func forget(at now: Instant, _ db: Writing) throws {
        try db.run("""
            \(Self.erasure) where asker_name <> '' and slot_id in (select id from appointment_slots where ends_at < \(now - .days(90)))
            """)
    }

    private static let erasure: SQL = "update appointments set asker_id = null, asker_name = '', asker_email = null, asker_phone = '', subject = '', needs = '', reason = ''"
}
