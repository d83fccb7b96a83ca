import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the sessions of colleagues, whatever their agenda, and what changes them.
enum GroupSessionStore {
    static func sessions(_ kind: GroupSession.Kind, of edition: EditionID, _ db: Reading) throws -> [GroupSession] {
        try db.all("""
            select \(raw: GroupSession.columns) from \(raw: GroupSession.tables) where s.edition_id = \(edition) and s.kind = \(kind) order by s.held_at desc, s.id desc
            """) { GroupSession(&$0) }
    }

    /// The session named in the path, of this kind and of this edition.
    static func session(_ kind: GroupSession.Kind, of edition: EditionID, _ visit: Visit, _ db: Reading) throws -> GroupSession {
        let id: ID<GroupSession> = try visit.id("session")
        guard let session = try db.first("""
            select \(raw: GroupSession.columns) from \(raw: GroupSession.tables) where s.id = \(id) and s.edition_id = \(edition) and s.kind = \(kind)
            """, { GroupSession(&$0) }) else { throw NotFound() }
        return session
    }

    static func members(_ session: ID<GroupSession>, _ db: Reading) throws -> [GroupSessionMember] {
        try db.all("""
            select m.account_id, a.display_name, m.is_present
            from review_session_members m
            join accounts a on a.id = m.account_id
            where m.session_id = \(session)
            order by a.display_name, m.account_id
            """) { GroupSessionMember(account: $0.id(), name: $0.text(), isPresent: $0.bool()) }
    }

    /// Who may be invited: those who conduct the edition, those who check, those who answer for a service.
    static func colleagues(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [(account: AccountID, name: String)] {
        let services = try ServiceStore.all(db).filter(\.isActive)
        var seen = Set<AccountID>()
        let all = try [Role.reviewer, .projectOfficer].flatMap { try GrantStore.holders(of: $0, on: edition.scope, at: now, db) }
            + services.flatMap { try GrantStore.holders(of: .serviceReferent, on: .service($0.id), at: now, db) }
        return all.filter { seen.insert($0.account).inserted }
    }

    // MARK: Writing

    static func plan(_ kind: GroupSession.Kind, _ title: String, place: String, at moment: Instant, of edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws -> ID<GroupSession> {
        ID(try db.insert("""
            insert into review_sessions (edition_id, kind, title, place, held_at, planned_by, planned_at)
            values (\(edition), \(kind), \(title), \(place), \(moment), \(officer), \(now))
            returning id
            """))
    }

    /// Who is invited, who is there.
    static func set(_ members: [AccountID], present: Set<AccountID>, in session: ID<GroupSession>, _ db: Writing) throws {
        try db.run("delete from review_session_members where session_id = \(session)")
        for account in members {
            try db.run("insert into review_session_members (session_id, account_id, is_present) values (\(session), \(account), \(present.contains(account)))")
        }
    }

    /// Nothing more is said in it: the minutes are written.
    static func end(_ session: ID<GroupSession>, remarks: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update review_sessions set closed_at = \(now), closed_by = \(account), remarks = \(remarks) where id = \(session) and closed_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Cette séance est déjà close.") }
    }

    static func sign(_ session: ID<GroupSession>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update review_sessions set signed_at = \(now), signed_by = \(account)
            where id = \(session) and closed_at is not null and signed_at is null and closed_by <> \(account)
            """)
        guard changed == 1 else { throw Refusal.notNow("Ce compte rendu est déjà signé.") }
    }

    /// The minutes that this person may sign: she was there, another person wrote them.
    static func toSign(_ kind: GroupSession.Kind, by account: AccountID, _ db: Reading) throws -> [(edition: EditionID, session: ID<GroupSession>)] {
        try db.all("""
            select s.edition_id, s.id
            from review_sessions s
            join review_session_members m on m.session_id = s.id and m.account_id = \(account) and m.is_present = true
            where s.kind = \(kind) and s.closed_at is not null and s.signed_at is null and s.closed_by <> \(account)
            order by s.id
            """) { (edition: $0.id(), session: $0.id()) }
    }

    /// The sessions of today and to come to which this person is invited.
    static func toHold(_ kind: GroupSession.Kind, by account: AccountID, at now: Instant, _ db: Reading) throws -> [(edition: EditionID, session: ID<GroupSession>)] {
        try db.all("""
            select s.edition_id, s.id
            from review_sessions s
            join review_session_members m on m.session_id = s.id and m.account_id = \(account)
            where s.kind = \(kind) and s.closed_at is null and s.held_at > \(now - .days(1)) and s.held_at <= \(now + .days(7))
            order by s.held_at, s.id
            """) { (edition: $0.id(), session: $0.id()) }
    }
}
