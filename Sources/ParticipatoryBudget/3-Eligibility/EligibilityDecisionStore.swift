import Database
import Platform
import Vocabulary

/// What changes the examinations. Races are decided by the database: a unique index, or an update that finds nothing left to change.
enum EligibilityDecisionStore {
    /// Keeps the grid as it is answered so far.
    static func keep(
        _ answers: [CriterionAnswer], _ notes: ExaminationNotes = ExaminationNotes(), of proposal: ID<Proposal>, by officer: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try db.run("delete from eligibility_drafts where proposal_id = \(proposal)")
        for answer in answers {
            try db.run("""
                insert into eligibility_drafts (proposal_id, criterion_id, answer, reason, by_id, at)
                values (\(proposal), \(answer.criterion), \(answer.value), \(answer.reason), \(officer), \(now))
                """)
        }
        try db.run("""
            insert into eligibility_draft_notes (proposal_id, where_else, note, by_id, at)
            values (\(proposal), \(notes.whereElse), \(notes.note), \(officer), \(now))
            on conflict (proposal_id) do update set where_else = excluded.where_else, note = excluded.note, by_id = excluded.by_id, at = excluded.at
            """)
    }

    /// Keeps a reason for the other proposals of the edition; false when it was offered already.
    static func keep(_ reason: StandardReason, for criterion: ID<Criterion>, by officer: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        if try db.exists("select 1 from standard_reasons where criterion_id = \(criterion) and reason = \(reason.reason)") { return false }
        try db.run("""
            insert into standard_reasons (criterion_id, reason, where_else, kept_by, kept_at)
            values (\(criterion), \(reason.reason), \(reason.whereElse), \(officer), \(now))
            """)
        return true
    }

    static func withdraw(_ reason: ID<KeptReason>, _ db: Writing) throws {
        try db.run("delete from standard_reasons where id = \(reason) and kept_by is not null")
    }

    /// Signs a decision. Of two at once the second is refused.
    static func sign(_ decision: SignedDecision, on proposal: ID<Proposal>, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let id: ID<EligibilityReview>? = try db.first("""
            insert into eligibility_reviews (
                proposal_id, outcome, public_reason, where_else, internal_note, is_on_appeal, decided_by, decided_at, notified_at, notified_by, grid_version
            ) values (
                \(proposal), \(decision.outcome), \(decision.publicReason), \(decision.whereElse), \(decision.internalNote), \(decision.isOnAppeal),
                \(officer), \(now), \(decision.isOnAppeal ? now : nil), \(decision.isOnAppeal ? officer : nil),
                (
                    select max(v.number) from rulebook_versions v
                    join proposals p on p.edition_id = v.edition_id
                    where p.id = \(proposal) and v.published_at is not null and v.published_at <= \(now)
                )
            )
            on conflict do nothing
            returning id
            """) { $0.id() }
        guard let id else { throw Refusal.notNow("Une autre personne vient de signer une décision sur cette proposition.") }
        for answer in decision.answers {
            try db.run("""
                insert into eligibility_answers (review_id, criterion_id, answer, reason, question)
                select \(id), c.id, \(answer.value), \(answer.reason), c.question from criteria c where c.id = \(answer.criterion)
                """)
        }
        try db.run("delete from eligibility_drafts where proposal_id = \(proposal)")
        try db.run("delete from eligibility_draft_notes where proposal_id = \(proposal)")
    }

    static func confirm(_ review: ID<EligibilityReview>, by checker: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update eligibility_reviews set checked_by = \(checker), checked_at = \(now), check_outcome = 'confirmed'
            where id = \(review) and checked_by is null and superseded_at is null and decided_by <> \(checker)
            """)
        guard changed == 1 else { throw alreadyChecked }
    }

    /// The decision falls, and the proposal returns to the queue with the grid as it was answered.
    static func overturn(_ review: ID<EligibilityReview>, reason: String, by checker: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update eligibility_reviews set
                checked_by = \(checker), checked_at = \(now), check_outcome = 'overturned', check_reason = \(reason),
                superseded_at = \(now), superseded_by = \(checker), superseded_reason = \(reason)
            where id = \(review) and checked_by is null and superseded_at is null and decided_by <> \(checker)
            """)
        guard changed == 1 else { throw alreadyChecked }
        try keepGrid(of: review, by: checker, at: now, db)
    }

    private static let alreadyChecked = Refusal.notNow("Une autre personne vient de vérifier cette décision.")

    /// Takes the decision back.
    static func supersede(_ file: EligibilityFile, reason: String, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        guard let review = file.review else { throw NotFound() }
        let changed = try db.run("""
            update eligibility_reviews set superseded_at = \(now), superseded_by = \(officer), superseded_reason = \(reason)
            where id = \(review.id) and superseded_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Cette décision vient d’être reprise.") }
    }

    /// Takes the decision back to examine again, from the grid as it was answered. What was public becomes again what it was before.
    static func reopen(_ file: EligibilityFile, reason: String, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        guard let review = file.review else { throw NotFound() }
        try supersede(file, reason: reason, by: officer, at: now, db)
        try keepGrid(of: review.id, by: officer, at: now, db)
        try DocumentStore.retract(EligibilityReview.files, review.id.number, db)
        try ProposalStore.setStatus(.deposited, file.proposal.id, db)
    }

    private static func keepGrid(of review: ID<EligibilityReview>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into eligibility_drafts (proposal_id, criterion_id, answer, reason, by_id, at)
            select r.proposal_id, e.criterion_id, e.answer, e.reason, \(account), \(now)
            from eligibility_answers e
            join eligibility_reviews r on r.id = e.review_id
            where e.review_id = \(review)
            on conflict do nothing
            """)
        try db.run("""
            insert into eligibility_draft_notes (proposal_id, where_else, note, by_id, at)
            select r.proposal_id, r.where_else, r.internal_note, \(account), \(now) from eligibility_reviews r where r.id = \(review)
            on conflict (proposal_id) do nothing
            """)
    }

    /// Notes that the proposers have been told; gives the proposals for which it was not noted before.
    static func notify(_ proposals: [ID<Proposal>], by officer: AccountID, at now: Instant, _ db: Writing) throws -> [ID<Proposal>] {
        try db.all("""
            update eligibility_reviews set notified_at = \(now), notified_by = \(officer)
            where proposal_id in (\(list: proposals)) and superseded_at is null and notified_at is null and checked_at is not null
            returning proposal_id
            """) { $0.id() }
    }

    /// Makes decisions public; gives the proposals whose decision was not.
    static func release(_ proposals: [ID<Proposal>], by officer: AccountID, at now: Instant, _ db: Writing) throws -> [ID<Proposal>] {
        try db.all("""
            update eligibility_reviews set released_at = \(now), released_by = \(officer)
            where proposal_id in (\(list: proposals)) and superseded_at is null and notified_at is not null and released_at is null
            returning proposal_id
            """) { $0.id() }
    }

    /// What everyone reads from the release on: what the proposal becomes, the documents of this decision in place of those before it.
    static func show(_ notice: EligibilityNotice, _ db: Writing) throws {
        try ProposalStore.setStatus(notice.review.outcome.status, notice.proposal, db)
        let former = try db.all("select id from eligibility_reviews where proposal_id = \(notice.proposal) and superseded_at is not null", as: Int.self)
        for id in former { try DocumentStore.retract(EligibilityReview.files, id, db) }
        try DocumentStore.publish(EligibilityReview.files, notice.review.id.number, db)
    }

    /// One appeal against a decision, by whoever comes first of its people.
    static func appeal(_ body: String, against review: ID<EligibilityReview>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let id: Int? = try db.first("""
            insert into eligibility_appeals (review_id, account_id, at, body) values (\(review), \(account), \(now), \(body))
            on conflict do nothing
            returning id
            """) { $0.int() }
        guard id != nil else { throw Refusal.notNow("Un recours a déjà été formé contre cette décision.") }
    }

    static func decide(
        _ appeal: ID<EligibilityAppeal>, _ outcome: EligibilityAppeal.Outcome, answer: String, by account: AccountID, at now: Instant, _ db: Writing
    ) throws {
        let changed = try db.run("""
            update eligibility_appeals set outcome = \(outcome), answer = \(answer), decided_by = \(account), decided_at = \(now)
            where id = \(appeal) and outcome is null
                and not exists (select 1 from eligibility_reviews r where r.id = review_id and (r.decided_by = \(account) or r.checked_by = \(account)))
            """)
        guard changed == 1 else { throw Refusal.notNow("Une autre personne vient de trancher ce recours.") }
    }
}

/// What an officer signs.
struct SignedDecision: Sendable, Equatable {
    var outcome: EligibilityReview.Outcome
    var publicReason: String
    var whereElse: String
    var internalNote = ""
    var isOnAppeal = false
    var answers: [CriterionAnswer] = []
}
