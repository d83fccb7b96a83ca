import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the sessions of the cross-department group, and what changes them.
enum ReviewSessionStore {
    static func sessions(_ kind: ReviewSession.Kind, of edition: EditionID, _ db: Reading) throws -> [ReviewSession] {
        try db.all("""
            select \(raw: ReviewSession.columns) from \(raw: ReviewSession.tables) where s.edition_id = \(edition) and s.kind = \(kind) order by s.held_at desc, s.id desc
            """) { ReviewSession(&$0) }
    }

    /// The session named in the path, of the edition named in the path.
    static func file(_ visit: Visit, _ db: Reading) throws -> ReviewSessionFile {
        let edition = try Edition.inPath(visit, db), session = try session(.check, of: edition.id, visit, db), id = session.id
        return ReviewSessionFile(edition: edition, session: session, members: try members(id, db), items: try items(id, db))
    }

    /// The session named in the path, of this kind and of this edition.
    static func session(_ kind: ReviewSession.Kind, of edition: EditionID, _ visit: Visit, _ db: Reading) throws -> ReviewSession {
        let id: ID<ReviewSession> = try visit.id("session")
        guard let session = try db.first("""
            select \(raw: ReviewSession.columns) from \(raw: ReviewSession.tables) where s.id = \(id) and s.edition_id = \(edition) and s.kind = \(kind)
            """, { ReviewSession(&$0) }) else { throw NotFound() }
        return session
    }

    static func members(_ session: ID<ReviewSession>, _ db: Reading) throws -> [ReviewSessionMember] {
        try db.all("""
            select m.account_id, a.display_name, m.is_present
            from review_session_members m
            join accounts a on a.id = m.account_id
            where m.session_id = \(session)
            order by a.display_name, m.account_id
            """) { ReviewSessionMember(account: $0.id(), name: $0.text(), isPresent: $0.bool()) }
    }

    /// The agenda, by number; a decision that fell or was checked elsewhere since is marked as gone.
    static func items(_ session: ID<ReviewSession>, _ db: Reading) throws -> [ReviewSessionItem] {
        let people = try people(session, db)
        return try db.all("""
            select i.id, r.id, p.id, p.number, p.title, r.outcome, r.public_reason, r.decided_by, d.display_name, r.decided_at < p.updated_at,
                (r.superseded_at is not null or r.checked_by is not null or p.withdrawn_at is not null or p.merged_into is not null),
                i.verdict, i.reason, w.display_name
            from review_session_items i
            join eligibility_reviews r on r.id = i.review_id
            join proposals p on p.id = r.proposal_id
            join accounts d on d.id = r.decided_by
            left join accounts w on w.id = i.recorded_by
            where i.session_id = \(session)
            order by p.number, i.id
            """) { row in
            var item = try ReviewSessionItem(&row)
            item.people = people[item.proposal] ?? []
            return item
        }
    }

    /// Who carries the proposals of the agenda: authors and co-authors who accepted.
    private static func people(_ session: ID<ReviewSession>, _ db: Reading) throws -> [ID<Proposal>: [AccountID]] {
        let agenda: SQL = "select r.proposal_id from review_session_items i join eligibility_reviews r on r.id = i.review_id where i.session_id = \(session)"
        let pairs = try db.all("""
            select id, author_id from proposals where id in (\(agenda))
            union
            select proposal_id, account_id from coauthors where proposal_id in (\(agenda)) and accepted_at is not null and account_id is not null
            """) { (proposal: $0.id() as ID<Proposal>, account: $0.id() as AccountID) }
        return Dictionary(grouping: pairs, by: \.proposal).mapValues { $0.map(\.account) }
    }

    /// The decisions that wait for a check and stand on no open agenda.
    static func candidates(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> [(review: ID<EligibilityReview>, line: EligibilityLine)] {
        let reviews = Dictionary(uniqueKeysWithValues: try db.all("""
            select r.proposal_id, r.id
            from eligibility_reviews r
            join proposals p on p.id = r.proposal_id
            where p.edition_id = \(edition) and r.superseded_at is null and r.checked_by is null
                and not exists (
                    select 1 from review_session_items i join review_sessions s on s.id = i.session_id
                    where i.review_id = r.id and i.verdict is null and s.closed_at is null
                )
            """) { ($0.id() as ID<Proposal>, $0.id() as ID<EligibilityReview>) })
        return try EligibilityStore.lines(edition, db).filter { $0.stage(at: now) == .toCheck }
            .compactMap { line in reviews[line.proposal].map { (review: $0, line: line) } }
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

    static func plan(_ kind: ReviewSession.Kind, _ title: String, place: String, at moment: Instant, of edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws -> ID<ReviewSession> {
        ID(try db.insert("""
            insert into review_sessions (edition_id, kind, title, place, held_at, planned_by, planned_at)
            values (\(edition), \(kind), \(title), \(place), \(moment), \(officer), \(now))
            returning id
            """))
    }

    /// Adds to the agenda; what stands there already stays as it is.
    static func add(_ reviews: [ID<EligibilityReview>], to session: ID<ReviewSession>, _ db: Writing) throws {
        for review in reviews {
            try db.run("insert into review_session_items (session_id, review_id) values (\(session), \(review)) on conflict do nothing")
        }
    }

    /// Takes off the agenda what the group has said nothing of.
    static func remove(_ item: ID<ReviewSessionItem>, from session: ID<ReviewSession>, _ db: Writing) throws -> Bool {
        try db.run("delete from review_session_items where id = \(item) and session_id = \(session) and verdict is null") == 1
    }

    /// Who is invited, who is there.
    static func set(_ members: [AccountID], present: Set<AccountID>, in session: ID<ReviewSession>, _ db: Writing) throws {
        try db.run("delete from review_session_members where session_id = \(session)")
        for account in members {
            try db.run("insert into review_session_members (session_id, account_id, is_present) values (\(session), \(account), \(present.contains(account)))")
        }
    }

    /// What the group says of a decision. Of two at once the second is refused.
    static func record(
        _ verdict: ReviewSessionItem.Verdict, reason: String, on item: ReviewSessionItem, by account: AccountID, at now: Instant, _ db: Writing
    ) throws {
        let changed = try db.run("""
            update review_session_items set verdict = \(verdict), reason = \(reason), recorded_by = \(account), recorded_at = \(now)
            where id = \(item.id) and verdict is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Le groupe vient de se prononcer sur cette décision.") }
        switch verdict {
        case .confirmed: try EligibilityDecisionStore.confirm(item.review, by: account, at: now, db)
        case .overturned: try EligibilityDecisionStore.overturn(item.review, reason: reason, by: account, at: now, db)
        case .postponed: break
        }
    }

    /// Closes the session. What nobody looked at leaves the agenda, and waits for another.
    static func close(_ session: ID<ReviewSession>, remarks: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try end(session, remarks: remarks, by: account, at: now, db)
        try db.run("delete from review_session_items where session_id = \(session) and verdict is null")
    }

    /// Nothing more is said in it: the minutes are written.
    static func end(_ session: ID<ReviewSession>, remarks: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update review_sessions set closed_at = \(now), closed_by = \(account), remarks = \(remarks) where id = \(session) and closed_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Cette séance est déjà close.") }
    }

    static func sign(_ session: ID<ReviewSession>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update review_sessions set signed_at = \(now), signed_by = \(account)
            where id = \(session) and closed_at is not null and signed_at is null and closed_by <> \(account)
            """)
        guard changed == 1 else { throw Refusal.notNow("Ce compte rendu est déjà signé.") }
    }

    /// The minutes that this person may sign: she was there, another person wrote them.
    static func toSign(_ kind: ReviewSession.Kind, by account: AccountID, _ db: Reading) throws -> [(edition: EditionID, session: ID<ReviewSession>)] {
        try db.all("""
            select s.edition_id, s.id
            from review_sessions s
            join review_session_members m on m.session_id = s.id and m.account_id = \(account) and m.is_present = true
            where s.kind = \(kind) and s.closed_at is not null and s.signed_at is null and s.closed_by <> \(account)
            order by s.id
            """) { (edition: $0.id(), session: $0.id()) }
    }

    /// The sessions of today and to come to which this person is invited.
    static func toHold(_ kind: ReviewSession.Kind, by account: AccountID, at now: Instant, _ db: Reading) throws -> [(edition: EditionID, session: ID<ReviewSession>)] {
        try db.all("""
            select s.edition_id, s.id
            from review_sessions s
            join review_session_members m on m.session_id = s.id and m.account_id = \(account)
            where s.kind = \(kind) and s.closed_at is null and s.held_at > \(now - .days(1)) and s.held_at <= \(now + .days(7))
            order by s.held_at, s.id
            """) { (edition: $0.id(), session: $0.id()) }
    }
}
