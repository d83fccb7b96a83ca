import Database
import Vocabulary
import Web

/// What voters have proved for an edition, and the codes sent to their telephones.
enum VoterProofStore {
    /// What this account proved, as it will stand in the register; nil when it has not yet.
    static func key(_ proof: VoterProof, of account: AccountID, in edition: EditionID, _ db: Reading) throws -> String? {
        guard let kind = kind(proof) else { return nil }
        return try db.first("select key from voter_proofs where edition_id = \(edition) and account_id = \(account) and kind = \(kind)")
    }

    static func keep(_ proof: VoterProof, _ key: String, of account: AccountID, in edition: EditionID, at now: Instant, _ db: Writing) throws {
        guard let kind = kind(proof) else { return }
        try db.run("""
            insert into voter_proofs (edition_id, account_id, kind, key, proved_at) values (\(edition), \(account), \(kind), \(key), \(now))
            on conflict (edition_id, account_id, kind) do update set key = excluded.key, proved_at = excluded.proved_at
            """)
    }

    /// Whether this key was proved by another account.
    static func isOfAnother(_ proof: VoterProof, _ key: String, than account: AccountID, in edition: EditionID, _ db: Reading) throws -> Bool {
        guard let kind = kind(proof) else { return false }
        return try db.exists("select 1 from voter_proofs where edition_id = \(edition) and kind = \(kind) and key = \(key) and account_id <> \(account)")
    }

    private static func kind(_ proof: VoterProof) -> String? {
        switch proof {
        case .phone: "phone"
        case .code: "code"
        case .identity, .counter: "identity"
        case .mail, .declared: nil
        }
    }

    // MARK: Codes by SMS

    /// A code that was sent and still holds.
    static func sent(to account: AccountID, in edition: EditionID, at now: Instant, _ db: Reading) throws -> PhoneCode? {
        try db.first("""
            select phone, code, sent_at, expires_at, tries from phone_codes
            where edition_id = \(edition) and account_id = \(account) and expires_at > \(now)
            """) { PhoneCode(phone: $0.text(), code: $0.text(), sentAt: $0.instant(), expiresAt: $0.instant(), tries: $0.int()) }
    }

    /// How many codes left within the hour and within the day: for this account, and for this number whoever asked.
    static func sendings(_ phone: String, _ account: AccountID, in edition: EditionID, at now: Instant, _ db: Reading) throws -> (hour: Int, day: Int) {
        guard let counts = try db.first("""
            select count(case when at > \(now - .hours(1)) then 1 end), count(*) from phone_sendings
            where edition_id = \(edition) and at > \(now - .days(1)) and (account_id = \(account) or phone = \(phone))
            """, { (hour: $0.int(), day: $0.int()) }) else { return (0, 0) }
        return counts
    }

    static func send(_ code: PhoneCode, to account: AccountID, in edition: EditionID, _ db: Writing) throws {
        try db.run("""
            insert into phone_codes (edition_id, account_id, phone, code, sent_at, expires_at)
            values (\(edition), \(account), \(code.phone), \(code.code), \(code.sentAt), \(code.expiresAt))
            on conflict (edition_id, account_id) do update set
                phone = excluded.phone, code = excluded.code, sent_at = excluded.sent_at, expires_at = excluded.expires_at, tries = 0
            """)
        try db.run("insert into phone_sendings (edition_id, account_id, phone, at) values (\(edition), \(account), \(code.phone), \(code.sentAt))")
    }

    static func noteTry(of account: AccountID, in edition: EditionID, _ db: Writing) throws {
        try db.run("update phone_codes set tries = tries + 1 where edition_id = \(edition) and account_id = \(account)")
    }

    static func forget(_ account: AccountID, in edition: EditionID, _ db: Writing) throws {
        try db.run("delete from phone_codes where edition_id = \(edition) and account_id = \(account)")
    }
}

/// A code sent by SMS, as digests.
struct PhoneCode: Sendable, Equatable {
    static let life = Span.minutes(10)
    static let mostTries = 5
    static let mostPerHour = 3
    static let mostPerDay = 6

    var phone: String
    var code: String
    var sentAt: Instant
    var expiresAt: Instant
    var tries = 0
}
