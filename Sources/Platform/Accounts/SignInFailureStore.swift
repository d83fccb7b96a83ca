import Database
import Vocabulary
import Web

/// How many times in a row an address was tried with a wrong password. Kept by the digest of the address, whether
/// it has an account or not: the delay tells nobody who is registered. Counted for the network that tries, so that a stranger
/// does not keep the owner out; and, with more patience, for all networks together.
enum SignInFailureStore {
    static func digest(_ email: EmailAddress) -> String { Secrets.sha256Hex("sign-in " + email.text) }
    static func digest(_ email: EmailAddress, from client: String) -> String {
        Secrets.sha256Hex("sign-in " + email.text + " " + SignInRules.network(client))
    }

    /// Counts one more try before it is made, so that tries made together do not pass together.
    /// - Returns: until when the address is locked; nil: try.
    static func begin(_ email: EmailAddress, from client: String, at now: Instant, _ db: Writing) throws -> Instant? {
        if let until = try begin(digest(email, from: client), patience: SignInRules.patience, at: now, db) { return until }
        return try begin(digest(email), patience: SignInRules.patienceWithAll, at: now, db)
    }

    private static func begin(_ digest: String, patience: Int, at now: Instant, _ db: Writing) throws -> Instant? {
        let known = try db.first("select failures, last_at, locked_until from sign_in_failures where address_digest = \(digest)") {
            (failures: $0.int(), last: $0.instant(), lockedUntil: $0.optionalInstant())
        }
        if let until = known?.lockedUntil, until > now { return until }
        let isOld = known.map { $0.last + SignInRules.memory < now } ?? true
        let failures = isOld ? 1 : known!.failures + 1
        let lockedUntil = SignInRules.delay(afterFailures: failures, patience: patience).map { now + $0 }
        try db.run("""
            insert into sign_in_failures (address_digest, failures, last_at, locked_until)
            values (\(digest), \(failures), \(now), \(lockedUntil))
            on conflict (address_digest) do update set
                failures = excluded.failures, last_at = excluded.last_at, locked_until = excluded.locked_until
            """)
        return nil
    }

    /// - Parameter client: where whoever succeeded stands; what other networks missed is forgotten with time.
    static func forget(_ email: EmailAddress, from client: String, _ db: Writing) throws {
        try db.run("delete from sign_in_failures where address_digest in (\(digest(email)), \(digest(email, from: client)))")
    }

    /// Nothing of an address that leaves, as far as it can be found again; the rest is swept after a day.
    static func forget(_ email: EmailAddress, _ db: Writing) throws {
        try db.run("delete from sign_in_failures where address_digest = \(digest(email))")
    }
}
