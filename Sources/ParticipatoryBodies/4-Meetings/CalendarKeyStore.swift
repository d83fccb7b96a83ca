import Database
import Vocabulary

/// The versions of the secret addresses of calendars, and the meetings that a person has.
enum CalendarKeyStore {
    static func version(_ person: AccountID, _ db: Reading) throws -> Int {
        try db.first("select version from calendar_keys where account_id = \(person)") { $0.int() } ?? 0
    }

    static func renew(_ person: AccountID, _ db: Writing) throws {
        try db.run("""
            insert into calendar_keys (account_id, version) values (\(person), 1)
            on conflict (account_id) do update set version = calendar_keys.version + 1
            """)
    }

    /// The convened meetings of the bodies in which she sits on the day, of her commissions and bureaus only, and those she signed up for.
    static func meetings(of person: AccountID, since: Instant, _ db: Reading) throws -> [(assembly: AssemblyID, meeting: Meeting)] {
        let ids: [(assembly: AssemblyID, meeting: ID<Meeting>)] = try db.all("""
            select distinct m.assembly_id, m.id from meetings m
            left join seats s on s.assembly_id = m.assembly_id and s.account_id = \(person) and s.from_at <= m.starts_at
                and (s.left_at is null or s.left_at > m.starts_at) and (s.until_at is null or s.until_at > m.starts_at)
            left join sign_ups u on u.meeting_id = m.id and u.account_id = \(person)
            where m.convened_at is not null and m.starts_at >= \(since) and (
                u.state in ('coming', 'waiting')
                or s.id is not null and coalesce(u.state, '') <> 'excused' and (m.kind <> 'bureau' or s.office <> 'none')
                    and (m.commission_id is null or exists (select 1 from commission_seats x where x.commission_id = m.commission_id and x.seat_id = s.id))
            )
            """) { ($0.id(), $0.id()) }
        let meetings = Dictionary(try MeetingStore.meetings(ids.map(\.meeting), db).map { ($0.id, $0) }) { first, _ in first }
        return ids.compactMap { pair in meetings[pair.meeting].map { (assembly: pair.assembly, meeting: $0) } }.sorted { $0.meeting.startsAt < $1.meeting.startsAt }
    }
}
