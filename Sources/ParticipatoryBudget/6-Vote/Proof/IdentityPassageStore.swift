import Database
import Platform
import Vocabulary

/// The questions that were put to the provider of identity, each good once and for the session that put it.
enum IdentityPassageStore {
    /// Her former questions are good no more, nor are those of others that are too old.
    static func begin(
        _ state: String, for account: AccountID, session: String, in edition: EditionID, leadingTo address: String, at now: Instant, _ db: Writing
    ) throws {
        try db.run("delete from identity_passages where account_id = \(account) or expires_at <= \(now)")
        try db.run("""
            insert into identity_passages (state, edition_id, account_id, session, address, begun_at, expires_at)
            values (\(state), \(edition), \(account), \(session), \(address), \(now), \(now + IdentityPassage.life))
            """)
    }

    /// The question that waits for its answer.
    static func waiting(_ session: String, in edition: EditionID, at now: Instant, _ db: Reading) throws -> IdentityPassage? {
        try passage("p.session = \(session) and p.edition_id = \(edition) and p.used_at is null and p.expires_at > \(now)", db)
    }

    /// Uses it up; nil when it is not this session's, was used, or is too old.
    static func take(_ state: String, session: String, at now: Instant, _ db: Writing) throws -> IdentityPassage? {
        let isTaken = try db.run("""
            update identity_passages set used_at = \(now)
            where state = \(state) and session = \(session) and used_at is null and expires_at > \(now)
            """) == 1
        return isTaken ? try passage("p.state = \(state)", db) : nil
    }

    /// To lead a person back to her ballot once her session with the provider is closed.
    static func known(_ state: String, session: String, _ db: Reading) throws -> IdentityPassage? {
        try passage("p.state = \(state) and p.session = \(session)", db)
    }

    private static func passage(_ condition: SQL, _ db: Reading) throws -> IdentityPassage? {
        try db.first("""
            select p.state, p.edition_id, e.slug, p.account_id, p.address, p.expires_at
            from identity_passages p join editions e on e.id = p.edition_id where \(condition)
            """) {
            IdentityPassage(state: $0.text(), edition: $0.id(), slug: $0.text(), account: $0.id(), address: $0.text(), expiresAt: $0.instant())
        }
    }
}
