package import Database
import L10n
package import Vocabulary
package import Web

/// Who is signed in, in which browsers. The secret is in the browser only; its SHA-256 is here.
package enum Sessions {
    /// A working day.
    static let staffLifetime = Span.hours(12)
    static let residentLifetime = Span.days(30)

    /// The person behind a session, with the roles that hold now: one question, on the way of every request.
    /// - Parameter digest: SHA-256 of the session's secret, in hexadecimal.
    package static func identify(_ digest: String, _ now: Instant, _ db: Reading) throws -> Identity? {
        var identity: Identity?
        _ = try db.all("""
            select a.id, a.display_name, a.language, g.id, g.role, g.scope_kind, g.scope_id, g.from_at, g.until_at
            from sessions s
            join accounts a on a.id = s.account_id
            left join grants g on g.account_id = a.id and \(GrantStore.holding(at: now))
            where s.digest = \(digest) and s.expires_at > \(now) and a.deleted_at is null
            """) { row in
            let person = (id: row.id() as AccountID, name: row.text(), language: row.text())
            if identity == nil {
                identity = Identity(actor: Actor(account: person.id, name: person.name), language: Language(person.language))
            }
            guard row.optionalInt() != nil else { return row.skip(5) }
            identity?.actor.grants.append(try GrantStore.read(&row))
        }
        if let grants = identity?.actor.grants { identity?.actor.grants = try GrantStore.withTerritoriesWithin(grants, db) }
        return identity
    }

    /// Signs the person in, in this browser: what the act's outcome carries. The session that this browser held ends.
    static func open(_ account: AccountID, _ visit: Visit, _ db: Writing) throws -> Outcome.Session {
        if let former = visit.sessionToken { try close(token: former, db) }
        let token = Secrets.base64url(visit.world.randomBytes(32))
        let lifetime = try GrantStore.holdsAny(account, at: visit.now, db) ? staffLifetime : residentLifetime
        try db.run("""
            insert into sessions (digest, account_id, created_at, expires_at, client, user_agent)
            values (
                \(Secrets.sha256Hex(token)), \(account), \(visit.now), \(visit.now + lifetime), \(visit.client),
                \(String(visit.userAgent.prefix(300)))
            )
            """)
        try AccountStore.seen(account, at: visit.now, db)
        return .opened(token: token, lifetime: lifetime)
    }

    /// The session of this browser opens nothing until it is given back to its person, after somebody else has used it. It stands in her
    /// list: a new password, or her gesture, ends it as any other.
    /// - Returns: until when it lasts.
    package static func setAside(_ visit: Visit, _ db: Writing) throws -> Instant {
        let digest = visit.sessionToken.map { Secrets.sha256Hex($0) } ?? ""
        return try db.first("""
            update sessions set digest = \(aside + digest) where digest = \(digest) and account_id = \(try visit.account()) returning expires_at
            """) { $0.instant() } ?? visit.now
    }

    /// A session for somebody whose own was set aside in this browser until then; closed when its time is out or she has ended it.
    package static func giveBack(to account: AccountID, until: Instant, _ visit: Visit, _ db: Writing) throws -> Outcome.Session {
        let token = Secrets.base64url(visit.world.randomBytes(32))
        let isBack = try db.run("""
            update sessions set digest = \(Secrets.sha256Hex(token)) where digest = (
                select min(s.digest) from sessions s where s.account_id = \(account) and s.expires_at = \(until) and s.digest like \(aside + "%")
            )
            """) == 1
        return isBack && until > visit.now ? .opened(token: token, lifetime: until - visit.now) : .closed
    }

    /// Before the digest of a session that is set aside: no secret has such a digest.
    private static let aside = "aside "

    /// The browsers in which the person is signed in, the latest first.
    static func list(_ account: AccountID, at now: Instant, _ db: Reading) throws -> [Session] {
        try db.all("""
            select digest, created_at, expires_at, client, user_agent from sessions
            where account_id = \(account) and expires_at > \(now) order by created_at desc, digest
            """) { Session(digest: $0.text(), createdAt: $0.instant(), expiresAt: $0.instant(), client: $0.text(), userAgent: $0.text()) }
    }

    static func count(_ account: AccountID, at now: Instant, _ db: Reading) throws -> Int {
        try db.count("select count(*) from sessions where account_id = \(account) and expires_at > \(now)")
    }

    static func close(token: String, _ db: Writing) throws {
        try db.run("delete from sessions where digest = \(Secrets.sha256Hex(token))")
    }

    /// - Returns: false when this person has no such session.
    static func close(_ digest: String, of account: AccountID, _ db: Writing) throws -> Bool {
        try db.run("delete from sessions where digest = \(digest) and account_id = \(account)") > 0
    }

    /// - Returns: how many were closed.
    @discardableResult
    static func closeAll(of account: AccountID, except token: String? = nil, _ db: Writing) throws -> Int {
        try db.run("delete from sessions where account_id = \(account) and digest <> \(token.map { Secrets.sha256Hex($0) } ?? "")")
    }

    /// A resident who becomes staff keeps no session of a month.
    static func shorten(of account: AccountID, at now: Instant, _ db: Writing) throws {
        let end = now + staffLifetime
        try db.run("update sessions set expires_at = \(end) where account_id = \(account) and expires_at > \(end)")
    }
}
