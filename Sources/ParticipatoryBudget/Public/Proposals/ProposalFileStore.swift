import Database
import Vocabulary

/// What the public may know of a proposal: only decisions released by now, so that an embargo cannot leak through a page.
enum ProposalFileStore {
    /// The proposal of that number, for everyone.
    static func file(_ edition: Edition, number: Int, at now: Instant, _ db: Reading) throws -> ProposalFile {
        let proposal = try ProposalStore.proposal(edition.id, number: number, db)
        guard proposal.depositedAt != nil, proposal.hiddenAt == nil else { throw NotFound() }
        return ProposalFile(edition: edition, proposal: proposal, facts: try facts(proposal, at: now, db))
    }

    static func facts(_ proposal: Proposal, at now: Instant, _ db: Reading) throws -> ProposalFacts {
        var facts = ProposalFacts()
        facts.deposited = proposal.depositedAt.map { ($0, proposal.channel) }
        facts.review = try review(proposal.id, at: now, db)
        facts.selection = try selection(proposal.id, at: now, db)
        facts.study = try study(proposal.id, at: now, db)
        facts.ballot = try ballot(proposal, at: now, db)
        facts.result = try result(proposal, at: now, db)
        // Works follow a proclamation, or came from elsewhere without any count.
        let isCounted = try db.exists("select 1 from counts where edition_id = \(proposal.edition)")
        facts.work = facts.result?.isWinner == true || !isCounted ? try work(proposal.id, db) : nil
        facts.merger = try proposal.mergedInto.flatMap { try merger(proposal.id, into: $0, db) }
        if let at = proposal.withdrawnAt {
            facts.withdrawal = (at, try db.value("select withdrawal_reason from proposals where id = \(proposal.id)", as: String.self))
        }
        return facts
    }

    private static func review(_ id: ID<Proposal>, at now: Instant, _ db: Reading) throws -> ReleasedReview? {
        try db.first("""
            select outcome, public_reason, where_else, released_at
            from eligibility_reviews
            where proposal_id = \(id) and superseded_at is null and released_at <= \(now)
            """) { ReleasedReview(isEligible: $0.text() == "eligible", reason: $0.text(), whereElse: $0.text(), at: $0.instant()) }
    }

    /// Kept by one selection is kept.
    private static func selection(_ id: ID<Proposal>, at now: Instant, _ db: Reading) throws -> ReleasedSelection? {
        try db.first("""
            select s.title, l.is_kept, l.reason, s.released_at
            from shortlisted l
            join selections s on s.id = l.selection_id
            where l.proposal_id = \(id) and s.released_at <= \(now)
            order by l.is_kept desc, s.released_at desc
            limit 1
            """) { ReleasedSelection(title: $0.text(), isKept: $0.bool(), reason: $0.text(), at: $0.instant()) }
    }

    private static func study(_ id: ID<Proposal>, at now: Instant, _ db: Reading) throws -> ReleasedStudy? {
        try db.first("""
            select y.outcome, y.estimate, y.section, y.running_cost, y.delay_months, y.conditions, y.public_reason, v.name, y.released_at
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            join services v on v.id = s.lead_service_id
            where s.proposal_id = \(id) and y.superseded_at is null and y.released_at <= \(now)
            """) { row in
            ReleasedStudy(
                conclusion: try row.choice(),
                costing: Costing(estimate: row.optionalEuros(), section: try row.optionalChoice(), runningCost: row.optionalEuros(), delayMonths: row.optionalInt()),
                conditions: row.text(), reason: row.text(), leadService: row.text(), at: row.instant()
            )
        }
    }

    private static func ballot(_ proposal: Proposal, at now: Instant, _ db: Reading) throws -> BallotPlace? {
        guard proposal.withdrawnAt == nil, proposal.mergedInto == nil else { return nil }
        // Public once the catalogue is, or when the vote opens.
        return try db.first("""
            select j.number, j.cost, coalesce(c.published_at, v.opens_at, j.added_at)
            from projects j
            join editions e on e.id = j.edition_id
            left join catalogues c on c.edition_id = j.edition_id
            left join phases v on v.edition_id = j.edition_id and v.kind = 'vote'
            where j.proposal_id = \(proposal.id) and j.removed_at is null
                and (c.published_at <= \(now) or v.opens_at <= \(now) or e.imported_from <> '')
            """) { BallotPlace(number: $0.int(), cost: $0.euros(), at: $0.instant()) }
    }

    private static func result(_ proposal: Proposal, at now: Instant, _ db: Reading) throws -> ReleasedResult? {
        try db.first("""
            select l.is_winner, l.rank, l.supporters, o.embargo_until
            from count_lines l
            join proclamations o on o.count_id = l.count_id
            join projects j on j.id = l.project_id
            where j.proposal_id = \(proposal.id) and o.embargo_until <= \(now) and o.letters_sent_at is not null
            """) {
            ReleasedResult(isWinner: $0.bool(), rank: $0.int(), supporters: $0.int(), at: $0.instant())
        }
    }

    private static func work(_ id: ID<Proposal>, _ db: Reading) throws -> ReleasedWork? {
        try db.first("""
            select w.stage, coalesce(s.name, o.name, ''), w.updated_at,
                coalesce((
                    select case when n.kind = 'stage' then n.body else n.title || '. ' || n.body end
                    from work_news n where n.work_id = w.id and n.withdrawn_at is null order by n.at desc, n.id desc limit 1
                ), '')
            from works w
            join projects j on j.id = w.project_id
            left join work_owners o on o.work_id = w.id and o.ended_at is null
            left join services s on s.id = o.service_id
            where j.proposal_id = \(id)
            """) { ReleasedWork(stage: try $0.choice(), owner: $0.text(), updatedAt: $0.instant(), news: $0.text()) }
    }

    private static func merger(_ id: ID<Proposal>, into target: ID<Proposal>, _ db: Reading) throws -> ReleasedMerger? {
        try db.first("""
            select t.number, t.title, coalesce(m.reason, ''), coalesce(m.done_at, p.updated_at)
            from proposals p
            join proposals t on t.id = p.merged_into
            left join merges m on m.proposal_id = p.id and m.into_id = t.id and m.done_at is not null
            where p.id = \(id) and t.id = \(target) and t.number is not null
            """) { ReleasedMerger(number: $0.int(), title: $0.text(), reason: $0.text(), at: $0.instant()) }
    }

    // MARK: Around it

    /// Who signs it with the author, once they have accepted.
    static func coauthors(_ id: ID<Proposal>, _ db: Reading) throws -> [String] {
        try db.all("""
            select a.display_name from coauthors c join accounts a on a.id = c.account_id
            where c.proposal_id = \(id) and c.accepted_at is not null
            order by c.accepted_at, c.id
            """) { $0.text() }
    }

    static func counts(_ id: ID<Proposal>, _ db: Reading) throws -> (comments: Int, follows: Int, versions: Int) {
        try db.first("""
            select p.comments_count, p.follows_count, (select count(*) from proposal_versions v where v.proposal_id = p.id)
            from proposals p where p.id = \(id)
            """) { ($0.int(), $0.int(), $0.int()) } ?? (0, 0, 0)
    }
}
