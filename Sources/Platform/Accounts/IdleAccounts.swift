import Database
package import Vocabulary
package import Web

/// Accounts that nobody uses: after three years without a visit they are erased as their owners could do, a month after a letter. A job.
/// Whoever holds a role, now or later, keeps hers.
package enum IdleAccounts {
    static let kept = Span.days(3 * 365 + 1)
    static let warning = Span.days(31)
    /// From the day on which the letter reached her, at the least.
    static let notice = Span.days(14)
    /// How many accounts one transaction goes through.
    static let batch = 50

    /// - Parameter parts: what the running software holds of a person.
    package static func run(_ world: World, _ parts: [PersonalDataPart]) async throws {
        while try await world.database.write(quietly: true, { try warn(world, at: world.now(), $0) }) {}
        while try await world.database.write({ try erase(parts, world, at: world.now(), $0) }) {}
    }

    /// False when nobody was left to warn.
    private static func warn(_ world: World, at now: Instant, _ db: Writing) throws -> Bool {
        let idle = try IdleAccountStore.toWarn(notSeenSince: now - kept + warning, most: batch, at: now, db)
        for account in idle {
            let end = now + warning
            _ = try ReminderStore.take(IdleAccountStore.reminder, account.id.number, of: account.id, due: end, at: now, db)
            try Outbox.post(AccountLetters.idle(account, until: end), world, at: now, db)
        }
        return !idle.isEmpty
    }

    /// False when nobody was left to erase.
    private static func erase(_ parts: [PersonalDataPart], _ world: World, at now: Instant, _ db: Writing) throws -> Bool {
        let idle = try IdleAccountStore.toErase(notSeenSince: now - kept, most: batch, at: now, db)
        for account in idle {
            for part in parts { try part.erase(account.id, now, db) }
            try Journal.record(JournalEntry("account.delete", "account", account.id.number, reason: "Trois ans sans visite", channel: .automatic), by: nil, at: now, db)
            if let email = account.email { try Outbox.post(AccountLetters.deleted(account, email), world, at: now, db) }
        }
        return !idle.isEmpty
    }
}

/// Who has not come for long. The last visit is the last time that she signed in or stood at the counter; an open session is a visit.
enum IdleAccountStore {
    static let reminder = "account-idle"

    /// Those who have not been told since they came last.
    static func toWarn(notSeenSince moment: Instant, most: Int, at now: Instant, _ db: Reading) throws -> [Account] {
        try idle(since: moment, "not exists (select 1 from reminders r where \(toldSince))", most: most, at: now, db)
    }

    /// Those whom the letter's day has come for, as long as the letter reached them in time.
    static func toErase(notSeenSince moment: Instant, most: Int, at now: Instant, _ db: Reading) throws -> [Account] {
        try idle(since: moment, "exists (select 1 from reminders r where \(toldSince) and r.due_at <= \(now) and \(reached(before: now - IdleAccounts.notice)))", most: most, at: now, db)
    }

    private static let toldSince: SQL = "r.account_id = a.id and r.kind = \(reminder) and r.sent_at > coalesce(a.seen_at, a.created_at)"

    /// The letter of this reminder left, or was given by hand or posted. It was written in the same transaction, at the same moment.
    private static func reached(before moment: Instant) -> SQL {
        """
        exists (
            select 1 from letters l
            where l.account_id = a.id and l.created_at = r.sent_at and l.state in ('sent', 'handed', 'posted') and l.sent_at <= \(moment)
        )
        """
    }

    private static func idle(since moment: Instant, _ condition: SQL, most: Int, at now: Instant, _ db: Reading) throws -> [Account] {
        try db.all("""
            select \(raw: Account.columns) from accounts a
            where deleted_at is null and coalesce(seen_at, created_at) <= \(moment) and \(condition)
                and not exists (select 1 from sessions s where s.account_id = a.id and s.expires_at > \(now))
                and not exists (
                    select 1 from grants g where g.account_id = a.id and g.revoked_at is null and (g.until_at is null or g.until_at > \(now))
                )
            order by id
            limit \(most)
            """)
    }
}
