package import Database
package import Vocabulary

/// What the accounts no longer need and a daily job sweeps away: the least is kept, for the shortest time.
package enum AccountUpkeepStore {
    /// How long a used or dead link is remembered, for whoever asks why it no longer works.
    static let deadLinks = Span.days(30)

    /// How long a letter to a bare address, which belongs to no account, is kept.
    static let bareLetters = Span.days(60)

    package static func sweep(at now: Instant, _ db: Writing) throws {
        try db.run("delete from sessions where expires_at <= \(now)")
        try db.run("delete from mail_links where expires_at <= \(now - deadLinks)")
        try db.run("update mail_links set password = null where expires_at <= \(now)")
        try LetterStore.forgetSecrets(before: now - deadLinks, db)
        try db.run("""
            delete from letters where account_id is null and created_at <= \(now - bareLetters) and state not in ('waiting', 'sending')
            """)
        try db.run("delete from sign_in_failures where last_at <= \(now - SignInRules.memory)")
    }
}
