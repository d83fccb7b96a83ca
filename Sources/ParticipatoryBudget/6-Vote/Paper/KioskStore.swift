import Database
import Platform
import Vocabulary

/// The screens lent to voters. What they voted is not known here, and whom they were is forgotten when they are over.
enum KioskStore {
    static func session(_ digest: String, in edition: EditionID, _ db: Reading) throws -> KioskSession? {
        try db.first("""
            select id, place_id, account_id, identity, opened_by, expires_at, ended_at, browser, agent_until from kiosk_sessions where digest = \(digest) and edition_id = \(edition)
            """) {
            KioskSession(
                id: $0.id(), place: $0.id(), account: $0.optionalID(), declared: KioskSession.declared($0.text()), openedBy: $0.optionalID(),
                expiresAt: $0.instant(), endedAt: $0.optionalInstant(), browser: $0.text(), agentUntil: $0.instant())
        }
    }

    /// - Parameters:
    ///   - digest: SHA-256 of what its address says.
    ///   - browser: SHA-256 of what its browser holds instead of the agent's session, which would have lasted until `agentUntil`.
    static func open(
        _ digest: String, in browser: String, for declared: DeclaredIdentity, account: AccountID?, at place: PollingPlace, by agent: AccountID,
        agentUntil: Instant, at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            insert into kiosk_sessions (edition_id, place_id, digest, account_id, identity, opened_by, opened_at, expires_at, browser, agent_until)
            values (
                \(place.edition), \(place.id), \(digest), \(account), \(KioskSession.text(declared)), \(agent), \(now), \(now + KioskSession.most),
                \(browser), \(agentUntil)
            )
            """)
    }

    /// Whether a browser holds a lent screen that was not given back.
    static func isLent(_ browser: String, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from kiosk_sessions where browser = \(browser) and returned_at is null")
    }

    /// For whom a screen was lent is forgotten when its time is out, cast or not, taken back or not.
    static func forgetExpired(at now: Instant, _ db: Writing) throws {
        try db.run("update kiosk_sessions set account_id = null, identity = '' where expires_at <= \(now) and (identity <> '' or account_id is not null)")
    }

    static func isAnyExpired(at now: Instant, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from kiosk_sessions where expires_at <= \(now) and (identity <> '' or account_id is not null)")
    }

    /// Over, once, to the minute, as in the register: false when it was already.
    static func end(_ id: ID<KioskSession>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update kiosk_sessions set ended_at = \(now.wholeMinute), account_id = null, identity = '' where id = \(id) and ended_at is null") == 1
    }

    /// The agent has her screen again, once; what was still open is over.
    static func takeBack(_ id: ID<KioskSession>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update kiosk_sessions set ended_at = coalesce(ended_at, \(now)), returned_at = \(now), account_id = null, identity = ''
            where id = \(id) and returned_at is null
            """) == 1
    }
}
