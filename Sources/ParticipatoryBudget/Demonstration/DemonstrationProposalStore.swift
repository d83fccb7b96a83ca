import Database
import Platform
import Vocabulary

/// What the invented town writes of proposals, discussion and eligibility.
extension DemonstrationStore {
    static func add(
        _ told: DemonstrationProposals.Proposal, number: Int?, edition: EditionID, author: AccountID, organisation: String?,
        theme: ID<Theme>?, territory: TerritoryID?, agent: AccountID?, _ moments: DemonstrationMoments, _ db: Writing
    ) throws -> ID<Proposal> {
        let deposited: Instant? = moments(told.depositedAt)
        let at = deposited ?? moments(told.savedAt) ?? moments.now
        let kind = told.proposer.kind == "person" ? "self" : told.proposer.kind
        let status: ProposalStatus = told.withdrawal != nil ? .withdrawn : told.mergedInto != nil ? .merged : deposited == nil ? .draft : .deposited
        return ID(try db.insert("""
            insert into proposals (
                edition_id, number, author_id, on_behalf, on_behalf_name, title, summary, body, theme_id, territory_id, place,
                longitude, latitude, estimate, channel, entered_by, created_at, updated_at, deposited_at, withdrawn_at,
                withdrawal_reason, status, search_text
            ) values (
                \(edition), \(number), \(author), \(kind), \(organisation ?? ""), \(told.title), \(told.summary), \(told.body),
                \(theme), \(territory), \(told.place), \(told.point?.first), \(told.point?.last), \(told.asked.map { Euros($0) }),
                \(told.channel), \(agent), \(at), \(at), \(deposited), \(moments(told.withdrawal?.at) as Instant?),
                \(told.withdrawal?.reason ?? ""), \(status), \(SearchText.index(told.title, told.summary, told.body, told.place))
            )
            returning id
            """))
    }

    static func add(
        _ told: DemonstrationProposals.Comment, to proposal: ID<Proposal>, by author: AccountID, parent: Int?, moderator: AccountID?,
        at moment: Instant, _ db: Writing
    ) throws -> Int {
        try db.insert("""
            insert into comments (proposal_id, parent_id, author_id, body, at, hidden_at, hidden_by, hidden_reason)
            values (
                \(proposal), \(parent), \(author), \(told.text), \(moment), \(told.hidden == nil ? nil : moment + .hours(20)),
                \(moderator), \(told.hidden?.reason ?? "")
            )
            returning id
            """)
    }

    static func report(_ comment: Int, by account: AccountID, at moment: Instant, _ db: Writing) throws {
        _ = try db.run("""
            insert into reports (comment_id, account_id, reason, at)
            values (\(comment), \(account), 'Ce message attaque quelqu’un.', \(moment))
            """)
    }

    static func follow(_ proposal: ID<Proposal>, by account: AccountID, at moment: Instant, _ db: Writing) throws {
        _ = try db.run("""
            insert into follows (account_id, subject, subject_id, since) values (\(account), 'proposal', \(proposal), \(moment))
            on conflict do nothing
            """)
    }

    static func recount(_ proposal: ID<Proposal>, _ db: Writing) throws {
        _ = try db.run("""
            update proposals set
                comments_count = (select count(*) from comments where proposal_id = \(proposal) and hidden_at is null),
                follows_count = (select count(*) from follows where subject = 'proposal' and subject_id = \(proposal))
            where id = \(proposal)
            """)
    }

    static func merge(
        _ proposal: ID<Proposal>, into target: ID<Proposal>, askedBy: AccountID, askedAt: Instant, doneAt: Instant, reason: String, _ db: Writing
    ) throws {
        _ = try db.run("""
            insert into merges (proposal_id, into_id, asked_by, asked_at, reason, author_consented_at, other_consented_at, done_at)
            values (\(proposal), \(target), \(askedBy), \(askedAt), \(reason), \(doneAt), \(doneAt), \(doneAt))
            """)
        _ = try db.run("update proposals set merged_into = \(target), status = 'merged' where id = \(proposal)")
    }

    static func add(
        _ told: DemonstrationProposals.Completion, to proposal: ID<Proposal>, by officer: AccountID, asked: Instant, due: Instant,
        answered: Instant?, _ db: Writing
    ) throws {
        _ = try db.run("""
            insert into completions (proposal_id, asked_by, asked_at, question, due_at, answered_at, answer)
            values (\(proposal), \(officer), \(asked), \(told.question), \(due), \(answered), \(told.answer ?? ""))
            """)
    }

    static func criteria(_ edition: EditionID, _ db: Reading) throws -> [String: Int] {
        Dictionary(uniqueKeysWithValues: try db.all("select code, id from criteria where edition_id = \(edition)") { ($0.text(), $0.int()) })
    }

    static func addReview(
        _ proposal: ID<Proposal>, outcome: String, reason: String, by officer: AccountID, at moment: Instant, checkedBy: AccountID?,
        checkedAt: Instant?, notifiedAt: Instant?, releasedAt: Instant?, _ db: Writing
    ) throws -> Int {
        try db.insert("""
            insert into eligibility_reviews (
                proposal_id, outcome, public_reason, decided_by, decided_at, checked_by, checked_at, check_outcome, notified_at, released_at
            ) values (
                \(proposal), \(outcome), \(reason), \(officer), \(moment), \(checkedBy), \(checkedAt),
                \(checkedBy == nil ? nil : "confirmed"), \(notifiedAt), \(releasedAt)
            )
            returning id
            """)
    }

    static func addDraftAnswer(
        _ proposal: ID<Proposal>, _ criterion: Int, _ answer: String, _ reason: String, by officer: AccountID, at moment: Instant, _ db: Writing
    ) throws {
        _ = try db.run("""
            insert into eligibility_drafts (proposal_id, criterion_id, answer, reason, by_id, at)
            values (\(proposal), \(criterion), \(answer), \(reason), \(officer), \(moment))
            """)
    }

    static func addAppeal(
        _ told: DemonstrationProposals.Appeal, against review: Int, by author: AccountID, at moment: Instant, answeredBy: AccountID?,
        answeredAt: Instant?, _ db: Writing
    ) throws {
        _ = try db.run("""
            insert into eligibility_appeals (review_id, account_id, at, body, outcome, answer, decided_by, decided_at)
            values (
                \(review), \(author), \(moment), \(told.text), \(answeredBy == nil ? nil : "rejected"), \(told.answer ?? ""), \(answeredBy), \(answeredAt)
            )
            """)
    }

    static func addAnswer(_ review: Int, _ criterion: Int, _ answer: String, _ reason: String, _ db: Writing) throws {
        _ = try db.run("""
            insert into eligibility_answers (review_id, criterion_id, answer, reason)
            values (\(review), \(criterion), \(answer), \(reason))
            """)
    }
}
