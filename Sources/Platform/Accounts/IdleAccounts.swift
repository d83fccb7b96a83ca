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
        let now = world.now()
        try await each(.toWarn, world, at: now) { account, db in
            let end = now + warning
            _ = try ReminderStore.take(IdleAccountStore.reminder, account.id.number, of: account.id, due: end, at: now, db)
            try Outbox.post(AccountLetters.idle(account, until: end), world, at: now, db)
        }
        try await each(.toErase, world, at: now) { account, db in
            for part in parts { try part.erase(account.id, now, db) }
            try Journal.record(JournalEntry("account.delete", "account", account.id.number, reason: "Trois ans sans visite", channel: .automatic), by: nil, at: now, db)
            if let email = account.email { try Outbox.post(AccountLetters.deleted(account, email), world, at: now, db) }
        }
    }

    /// They are looked for outside the transactions that write, so that nobody waits for the whole table, then asked again a handful at a time.
    private static func each(
        _ step: IdleAccountStore.Step, _ world: World, at now: Instant, _ body: @escaping @Sendable (Account, Writing) throws -> Void
    ) async throws {
        var found = try await world.database.read { try IdleAccountStore.accounts(step, at: now, $0) }[...]
        while !found.isEmpty, !Task.isCancelled {
            let handful = Array(found.prefix(batch))
            found = found.dropFirst(batch)
            try await world.database.write(quietly: step == .toWarn) { db in
                for account in try IdleAccountStore.accounts(step, among: handful, at: now, db) { try body(account, db) }
            }
        }
    }
}

/// Who has not come for long. The last visit is the last time that she signed in or stood at the counter; an open session is a visit.
enum IdleAccountStore {
    /// Those who have not been told since they came last; those whom the letter's day has come for, as long as it reached them in time.
    enum Step { case toWarn, toErase }

    static let reminder = "account-idle"

    static func accounts(_ step: Step, at now: Instant, _ db: Reading) throws -> [AccountID] {
        try db.all("select a.id from accounts a where \(idle(step, at: now)) order by a.id") { $0.id() }
    }

    static func accounts(_ step: Step, among accounts: [AccountID], at now: Instant, _ db: Reading) throws -> [Account] {
        try db.all("select \(raw: Account.columns) from accounts a where id in (\(list: accounts)) and \(idle(step, at: now)) order by id")
    }

    private static func idle(_ step: Step, at now: Instant) -> SQL {
        let told: SQL = "select 1 from reminders r where r.account_id = a.id and r.kind = \(reminder) and r.sent_at > coalesce(a.seen_at, a.created_at)"
        let (seen, letter): (Instant, SQL) = switch step {
        case .toWarn: (now - IdleAccounts.kept + IdleAccounts.warning, "not exists (\(told))")
        case .toErase: (now - IdleAccounts.kept, "exists (\(told) and r.due_at <= \(now) and \(reached(before: now - IdleAccounts.notice)))")
        }
        return """
            a.deleted_at is null and coalesce(a.seen_at, a.created_at) <= \(seen) and \(letter)
                and not exists (select 1 from sessions s where s.account_id = a.id and s.expires_at > \(now))
                and not exists (
                    select 1 from grants g where g.account_id = a.id and g.revoked_at is null and (g.until_at is null or g.until_at > \(now))
                )
            """
    }

    /// The letter of the reminder `r` left, or was given by hand or posted. It was written in the same transaction, at the same moment.
    private static func reached(before moment: Instant) -> SQL {
        """
        exists (
            select 1 from letters l
            where l.account_id = a.id and l.created_at = r.sent_at and l.state in ('sent', 'handed', 'posted') and l.sent_at <= \(moment)
        )
        """
    }
}
