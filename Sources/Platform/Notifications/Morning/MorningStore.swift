import Database
import L10n
import Vocabulary

/// Who receives the morning letter, and who does not want it.
enum MorningStore {
    /// The officials who were not looked at since this moment and did not ask to be left alone.
    static func readers(notSince moment: Instant, at now: Instant, _ db: Reading) throws -> [(actor: Actor, language: Language)] {
        let people = try db.all("""
            select distinct a.id, a.display_name, a.language
            from accounts a
            join grants g on g.account_id = a.id
            left join morning_letters m on m.account_id = a.id
            where a.deleted_at is null and a.email is not null and g.role <> 'panel-member' and g.revoked_at is null and g.from_at <= \(now)
                and (g.until_at is null or g.until_at > \(now)) and (m.account_id is null or m.is_wanted = true and coalesce(m.seen_at, m.sent_at, 0) < \(moment))
            order by a.id
            """) { (id: $0.id() as AccountID, name: $0.text(), language: $0.text()) }
        return try people.map { person in
            let grants = try GrantStore.withTerritoriesWithin(try GrantStore.held(by: person.id, at: now, db), db)
            return (Actor(account: person.id, name: person.name, grants: grants), Language(person.language) ?? .french)
        }
    }

    /// Notes that somebody was looked at, and whether a letter leaves. False when that was done meanwhile.
    static func noteSeen(_ account: AccountID, notSince moment: Instant, hasLetter: Bool, at now: Instant, _ db: Writing) throws -> Bool {
        let sent: Instant? = hasLetter ? now : nil
        return try db.run("""
            insert into morning_letters (account_id, is_wanted, sent_at, seen_at) values (\(account), true, \(sent), \(now))
            on conflict (account_id) do update set sent_at = coalesce(excluded.sent_at, morning_letters.sent_at), seen_at = excluded.seen_at
            where coalesce(morning_letters.seen_at, morning_letters.sent_at, 0) < \(moment)
            """) == 1
    }

    static func isWanted(by account: AccountID, _ db: Reading) throws -> Bool {
        try !db.exists("select 1 from morning_letters where account_id = \(account) and is_wanted = false")
    }

    static func want(_ isWanted: Bool, by account: AccountID, _ db: Writing) throws {
        try db.run("""
            insert into morning_letters (account_id, is_wanted) values (\(account), \(isWanted))
            on conflict (account_id) do update set is_wanted = excluded.is_wanted
            """)
    }
}
