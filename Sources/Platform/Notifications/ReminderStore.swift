package import Database
package import Vocabulary

/// What people were reminded of: one row for each, so that nobody is told twice, whichever process asks.
package enum ReminderStore {
    /// Notes that this person is told now; false when she was already.
    /// - Parameter due: the day she is reminded of; when it moves, she is told anew.
    package static func take(_ kind: String, _ subject: Int, of account: AccountID, due: Instant, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into reminders (kind, subject_id, account_id, due_at, sent_at) values (\(kind), \(subject), \(account), \(due), \(now))
            on conflict (kind, subject_id, account_id, due_at) do nothing
            """) == 1
    }
}
