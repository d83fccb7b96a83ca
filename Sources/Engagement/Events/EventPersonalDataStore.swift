import Database
import Platform
import Vocabulary

/// The events that a person came to, helped at, worked at, or presented a project at.
enum EventPersonalDataStore {
    static var part: PersonalDataPart { PersonalDataPart("événements", export: export, erase: erase) }

    /// Those signed up signed in, and from the address that she confirmed.
    private static func signed(by account: AccountID) -> SQL {
        """
        (event_sign_ups.account_id = \(account) or event_sign_ups.account_id is null
            and event_sign_ups.email = (select x.email from accounts x where x.id = \(account) and x.email_confirmed_at is not null))
        """
    }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record([
            "inscriptions": try signUps(account, db), "aide donnée": try help(account, db),
            "stands tenus": try titles("select e.title from event_stands join events e on e.id = event_stands.event_id where event_stands.holder_id = \(account) order by e.id", db),
            "événements tenus pour la ville": try titles("select e.title from event_staff join events e on e.id = event_staff.event_id where event_staff.account_id = \(account) order by e.id", db),
            "événements attendus en tant qu’élu·e": try titles("""
                select e.title from event_help_slots join events e on e.id = event_help_slots.event_id where event_help_slots.elected_id = \(account) order by e.id
                """, db),
        ])
    }

    private static func titles(_ sql: SQL, _ db: Reading) throws -> ExportValue { .list(try db.all(sql) { .text($0.text()) }) }

    private static func signUps(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select e.title, e.starts_at, event_sign_ups.seats, event_sign_ups.needs, event_sign_ups.spoken, event_sign_ups.phone, event_sign_ups.state, event_sign_ups.came
            from event_sign_ups join events e on e.id = event_sign_ups.event_id where \(signed(by: account)) order by e.starts_at, event_sign_ups.id
            """) { row in
            .record([
                "événement": ExportValue(row.text()), "le": .moment(row.instant()), "places": .number(row.int()), "besoins": ExportValue(row.text()),
                "interprète": ExportValue(row.text()), "téléphone": ExportValue(row.text()), "état": ExportValue(row.text()),
                "présence": row.optionalBool().map { .flag($0) } ?? .nothing,
            ])
        })
    }

    private static func help(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select e.title, s.starts_at, s.task, event_helpers.met, event_helpers.said, event_helpers.ideas
            from event_helpers join event_help_slots s on s.id = event_helpers.slot_id join events e on e.id = s.event_id
            where event_helpers.account_id = \(account) order by s.starts_at
            """) { row in
            .record([
                "événement": ExportValue(row.text()), "le": .moment(row.instant()), "tâche": ExportValue(row.text()), "personnes rencontrées": ExportValue(row.optionalInt()),
                "ce qui s’est dit": ExportValue(row.text()), "idées": ExportValue(row.text()),
            ])
        })
    }

    /// What is ahead is given back; what is behind says no more who came.
    static func erase(_ account: AccountID, _ now: Instant, _ db: Writing) throws {
        try db.run("""
            update event_sign_ups set state = 'cancelled'
            where \(signed(by: account)) and event_id in (select id from events where starts_at > \(now))
            """)
        try db.run("\(Self.erasure) where \(signed(by: account))")
        try db.run("delete from event_helpers where account_id = \(account) and told_at is null")
        try db.run("update event_help_slots set elected_id = null where elected_id = \(account)")
        try db.run("delete from event_staff where account_id = \(account)")
        try db.run("update event_stands set project_id = null, holder_id = null, taken_at = null where holder_id = \(account) and event_id in (select id from events where starts_at > \(now))")
        try db.run("update event_stands set holder_id = null where holder_id = \(account)")
    }

    /// Who came is forgotten a year after; what she needed, a month after; an address that nobody confirmed, a week after.
    static func forget(at now: Instant, _ db: Writing) throws {
        try db.run("""
            update event_sign_ups set phone = '', spoken = '', needs = ''
            where (phone <> '' or spoken <> '' or needs <> '') and event_id in (select id from events where ends_at < \(now - .days(30)))
            """)
        try db.run("\(Self.erasure) where name <> '' and event_id in (select id from events where ends_at < \(now - .days(365)))")
        try db.run("delete from event_sign_ups where state = 'asked' and at < \(now - .days(7))")
        try db.run("""
            delete from event_helpers where slot_id in (
                select s.id from event_help_slots s join events e on e.id = s.event_id where e.ends_at < \(now - .days(365))
            )
            """)
    }

    private static let erasure: SQL = "update event_sign_ups set account_id = null, name = '', email = null, phone = '', spoken = '', needs = ''"
}
