import Database
import Platform
import Vocabulary
import Web

/// The agenda of the sessions of the cross-department group; what all sessions share is in `GroupSessionStore`.
enum ReviewSessionStore {
    /// The session named in the path, of the edition named in the path.
    static func file(_ visit: Visit, _ db: Reading) throws -> ReviewSessionFile {
        let edition = try Edition.inPath(visit, db), session = try GroupSessionStore.session(.check, of: edition.id, visit, db)
        return ReviewSessionFile(edition: edition, session: session, members: try GroupSessionStore.members(session.id, db), items: try items(session.id, db))
    }

    /// The agenda, by number; a decision that fell or was checked elsewhere since is marked as gone.
    static func items(_ session: ID<GroupSession>, _ db: Reading) throws -> [ReviewSessionItem] {
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
    private static func people(_ session: ID<GroupSession>, _ db: Reading) throws -> [ID<Proposal>: [AccountID]] {
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

    // MARK: Writing

    /// Adds to the agenda; what stands there already stays as it is.
    static func add(_ reviews: [ID<EligibilityReview>], to session: ID<GroupSession>, _ db: Writing) throws {
        for review in reviews {
            try db.run("insert into review_session_items (session_id, review_id) values (\(session), \(review)) on conflict do nothing")
        }
    }

    /// Takes off the agenda what the group has said nothing of.
    static func remove(_ item: ID<ReviewSessionItem>, from session: ID<GroupSession>, _ db: Writing) throws -> Bool {
        try db.run("delete from review_session_items where id = \(item) and session_id = \(session) and verdict is null") == 1
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

    /// What nobody looked at leaves the agenda, and waits for another session.
    static func leaveUnseen(_ session: ID<GroupSession>, _ db: Writing) throws {
        try db.run("delete from review_session_items where session_id = \(session) and verdict is null")
    }
}
