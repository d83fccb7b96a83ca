import Database
import L10n
import Platform
import Vocabulary

/// What the public may know of a proposal: only decisions released by now, so that an embargo cannot leak through a page.
enum ProposalFileStore {
    /// The proposal of that number, for everyone.
    static func file(_ edition: Edition, number: Int, at now: Instant, _ db: Reading) throws -> ProposalFile {
        let proposal = try ProposalStore.proposal(edition.id, number: number, db)
        guard proposal.depositedAt != nil else { throw NotFound() }
        let traces = try traces(proposal.id, db)
        var file = ProposalFile(edition: edition, proposal: proposal, facts: try facts(proposal, traces, at: now, db), traces: traces)
        file.delays = try DelayNoteStore.notes(edition.id, db)
        if proposal.hiddenAt != nil {
            file.hiding = try ProposalModerationStore.hiding(proposal.id, db)
            file.proposal = withoutWords(proposal)
            file.facts.withdrawal?.reason = ""
        }
        return file
    }

    /// What a hidden proposal keeps in public: nothing that its people wrote, nor their names.
    private static func withoutWords(_ proposal: Proposal) -> Proposal {
        var bare = proposal
        (bare.title, bare.summary, bare.body, bare.place, bare.authorName, bare.onBehalfName) = ("", "", "", "", "", "")
        (bare.longitude, bare.latitude, bare.estimate) = (nil, nil, nil)
        return bare
    }

    private static func traces(_ id: ID<Proposal>, _ db: Reading) throws -> ProposalTraces {
        guard let traces = try db.first("select \(raw: ProposalTraces.columns) from proposals p where p.id = \(id)", { ProposalTraces(&$0) }) else {
            throw NotFound()
        }
        return traces
    }

    private static func facts(_ proposal: Proposal, _ traces: ProposalTraces, at now: Instant, _ db: Reading) throws -> ProposalFacts {
        var facts = ProposalFacts()
        facts.deposited = proposal.depositedAt.map { ($0, proposal.channel) }
        facts.review = traces.hasReview ? try review(proposal, at: now, db) : nil
        facts.selection = traces.hasSelection ? try selection(proposal.id, at: now, db) : nil
        facts.study = traces.hasStudy ? try study(proposal.id, at: now, db) : nil
        facts.studiedBy = traces.hasStudy ? try lead(proposal.id, db) : nil
        facts.ballot = traces.hasProject ? try ballot(proposal.id, at: now, db) : nil
        facts.removal = traces.hasProject || traces.wasLeftOff ? try removal(proposal.id, at: now, db) : nil
        facts.result = traces.hasProject && traces.isCounted ? try result(proposal, at: now, db) : nil
        // Works follow a proclamation, or came from elsewhere without any count.
        facts.work = traces.hasProject && (facts.result?.isWinner == true || !traces.isCounted) ? try work(proposal.id, db) : nil
        facts.merger = try proposal.mergedInto.flatMap { try merger(proposal.id, into: $0, db) }
        facts.withdrawal = proposal.withdrawnAt.map { ($0, traces.withdrawalReason) }
        facts.moments = traces.hasCompletions || traces.hasStudy || traces.hasWorkshops ? try moments(proposal.id, facts, db) : []
        return facts
    }

    /// The decision in force once released. One granted on appeal that waits for its release leaves the former one in view: a decision
    /// that vanished would tell it to all before its time.
    private static func review(_ proposal: Proposal, at now: Instant, _ db: Reading) throws -> ReleasedReview? {
        let found = try db.first("""
            select r.id, r.outcome, r.public_reason, r.where_else, r.released_at, a.at, case when a.outcome = 'rejected' then a.decided_at end,
                exists (select 1 from documents d where d.subject = \(EligibilityReview.files) and d.subject_id = r.id)
            from eligibility_reviews r
            left join eligibility_appeals a on a.review_id = r.id
            where r.proposal_id = \(proposal.id) and r.released_at <= \(now) and (r.superseded_at is null or exists (
                select 1 from eligibility_reviews n
                where n.proposal_id = r.proposal_id and n.superseded_at is null and n.is_on_appeal = true and n.released_at is null
            ))
            order by r.id desc
            limit 1
            """) { row -> (ReleasedReview, Int, Bool) in
            let id = row.int()
            var review = ReleasedReview(isEligible: row.text() == "eligible", reason: row.text(), whereElse: row.text(), at: row.instant())
            let askedAt = row.optionalInstant(), rejectedAt = row.optionalInstant()
            review.appeal = askedAt.map { ReleasedAppeal(at: $0, rejectedAt: rejectedAt) }
            return (review, id, row.bool())
        }
        guard case (var review, let id, let hasFiles)? = found else { return nil }
        if hasFiles { review.files = try DocumentStore.all(of: EligibilityReview.files, id, db).filter(\.isPublic) }
        guard !review.isEligible, review.appeal == nil else { return review }
        let until = CityTime.city.endOfDay(review.at, adding: try RulebookStore.rulebook(proposal.edition, at: now, db).appealDays)
        review.appealUntil = now < until ? until : nil
        return review
    }

    /// Completions asked and answered; questions to the services; the amended version that its people accepted, once the study is public.
    private static func moments(_ id: ID<Proposal>, _ facts: ProposalFacts, _ db: Reading) throws -> [ReleasedMoment] {
        var moments = try db.all("select asked_at, due_at, answered_at from completions where proposal_id = \(id) order by asked_at, id") {
            row -> [ReleasedMoment] in
            let askedAt = row.instant(), dueAt = row.instant(), answeredAt = row.optionalInstant()
            let phase: PhaseKind = facts.review.map { $0.at <= askedAt } ?? false ? .feasibility : .eligibility
            let asked = ReleasedMoment(kind: .completionAsked(until: dueAt), phase: phase, at: askedAt)
            return [asked] + (answeredAt.map { [ReleasedMoment(kind: .completed, phase: phase, at: $0)] } ?? [])
        }.flatMap(\.self)
        moments += try StudyQuestionStore.told(id, db).flatMap { told in
            // What a service answered is told with what it led to, never before.
            [ReleasedMoment(kind: .serviceAsked(told.words), phase: .feasibility, at: told.askedAt)]
                + (told.answeredAt.map { [ReleasedMoment(kind: .serviceAnswered(facts.study == nil ? "" : told.answer), phase: .feasibility, at: $0)] } ?? [])
                + (told.withdrawnAt.map { [ReleasedMoment(kind: .questionWithdrawn(told.answer), phase: .feasibility, at: $0)] } ?? [])
        }
        moments += try WorkshopStore.told(id, db).map { ReleasedMoment(kind: .workshop(place: $0.place, outcome: $0.outcome), phase: .feasibility, at: $0.heldAt) }
        guard facts.study != nil else { return moments.sorted { $0.at < $1.at } }
        moments += try db.all("""
            select y.amended_title <> '' or y.amended_summary <> '', y.accepted_at
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            where s.proposal_id = \(id) and y.superseded_at is null and y.accepted_at is not null
            """) { ReleasedMoment(kind: $0.bool() ? .amended : .conditionsAccepted, phase: .feasibility, at: $0.instant()) }
        return moments.sorted { $0.at < $1.at }
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
        let found = try db.first("""
            select y.id, y.outcome, y.estimate, y.section, y.running_cost, y.delay_months, y.conditions, y.public_reason, v.name, y.released_at,
                y.amended_title, y.amended_summary
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            join services v on v.id = s.lead_service_id
            where s.proposal_id = \(id) and y.superseded_at is null and y.released_at <= \(now)
            """) { row in
            (row.int(), ReleasedStudy(
                conclusion: try row.choice(),
                costing: Costing(estimate: row.optionalEuros(), section: try row.optionalChoice(), runningCost: row.optionalEuros(), delayMonths: row.optionalInt()),
                conditions: row.text(), reason: row.text(), leadService: row.text(), at: row.instant(), amendedTitle: row.text(), amendedSummary: row.text()
            ))
        }
        guard case (let id, var study)? = found else { return nil }
        study.opinions = try opinions(id, db)
        study.files = try DocumentStore.all(of: Synthesis.files, id, db).filter(\.isPublic)
        return study
    }

    private static func lead(_ id: ID<Proposal>, _ db: Reading) throws -> String? {
        try db.first("select v.name from feasibility_studies s join services v on v.id = s.lead_service_id where s.proposal_id = \(id)") { $0.text() }
    }

    /// Beside that of the lead service, which is the conclusion.
    private static func opinions(_ synthesis: Int, _ db: Reading) throws -> [ReleasedOpinion] {
        try db.all("""
            select v.name, o.opinion, o.public_reason, o.conditions
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            join contributions c on c.study_id = s.id and c.service_id <> s.lead_service_id
            join opinions o on o.contribution_id = c.id and o.superseded_at is null
            join services v on v.id = c.service_id
            where y.id = \(synthesis)
            order by v.name
            """) { ReleasedOpinion(service: $0.text(), verdict: try $0.choice(), reason: $0.text(), conditions: $0.text()) }
    }

    /// Public once the catalogue is, or when the vote opens.
    private static func ballot(_ id: ID<Proposal>, at now: Instant, _ db: Reading) throws -> BallotPlace? {
        try db.first("""
            select pj.number, pj.cost, coalesce(c.published_at, v.opens_at, pj.added_at)
            from projects pj
            join proposals p on p.id = pj.proposal_id
            join editions e on e.id = pj.edition_id
            left join catalogues c on c.edition_id = pj.edition_id
            left join phases v on v.edition_id = pj.edition_id and v.kind = 'vote'
            where p.id = \(id) and \(raw: Project.onBallot)
                and (c.published_at <= \(now) or v.opens_at <= \(now) or e.imported_from <> '')
            """) { BallotPlace(number: $0.int(), cost: $0.euros(), at: $0.instant()) }
    }

    /// Taken off the ballot, or left off it. Its people were told in the same transaction; public as the ballot is, whose drafts are nobody's business.
    private static func removal(_ id: ID<Proposal>, at now: Instant, _ db: Reading) throws -> ReleasedRemoval? {
        try db.first("""
            select coalesce(l.reason, pj.removal_reason), coalesce(l.decided_at, pj.removed_at), l.decided_at is null
            from proposals p
            left join projects pj on pj.proposal_id = p.id
            left join left_off l on l.proposal_id = p.id
            left join catalogues c on c.edition_id = p.edition_id
            left join phases v on v.edition_id = p.edition_id and v.kind = 'vote'
            where p.id = \(id) and (pj.removed_at is not null or l.decided_at is not null) and (c.published_at <= \(now) or v.opens_at <= \(now))
            """) { ReleasedRemoval(reason: $0.text(), at: $0.instant(), wasOnBallot: $0.bool()) }
    }

    private static func result(_ proposal: Proposal, at now: Instant, _ db: Reading) throws -> ReleasedResult? {
        let found = try db.first("""
            select l.is_winner, l.rank, l.supporters, o.embargo_until, j.number, l.count_id
            from count_lines l
            join proclamations o on o.count_id = l.count_id
            join projects j on j.id = l.project_id
            where j.proposal_id = \(proposal.id) and o.embargo_until <= \(now) and o.letters_sent_at is not null
            """) {
            (ReleasedResult(isWinner: $0.bool(), rank: $0.int(), supporters: $0.int(), at: $0.instant()), $0.int(), $0.id() as ID<Count>)
        }
        guard let (line, number, count) = found else { return nil }
        var result = line
        result.reason = try reasons(count, proposal.edition, db)[number]
        return result
    }

    /// Why each project won or not: a count is never edited, so that its reasons may be kept.
    private static func reasons(_ id: ID<Count>, _ edition: EditionID, _ db: Reading) throws -> [Int: Message] {
        try db.recent("reasons of count \(id)", isFrozen: true) {
            let record = try ResultsStore.count(id, db).record
            let words = CountWords(record, try ImportedVoteStore.currency(try EditionStore.edition(edition, db), db))
            return Dictionary(record.lines.filter { $0.fate != nil }.map { ($0.number, words.reason($0)) }) { first, _ in first }
        }
    }

    private static func work(_ id: ID<Proposal>, _ db: Reading) throws -> ReleasedWork? {
        try db.first("""
            select w.stage, coalesce(s.name, o.name, ''), w.updated_at,
                coalesce((
                    select case when n.kind = 'stage' then n.body else n.title || '. ' || n.body end
                    from work_news n where n.work_id = w.id and n.withdrawn_at is null order by n.at desc, n.id desc limit 1
                ), ''), j.number, next.title, next.planned_at
            from works w
            join projects j on j.id = w.project_id
            left join work_owners o on o.work_id = w.id and o.ended_at is null
            left join services s on s.id = o.service_id
            left join milestones next on next.id = (
                select m.id from milestones m where m.work_id = w.id and m.actual_at is null and m.cancelled_at is null
                order by m.planned_at, m.id limit 1
            )
            where j.proposal_id = \(id)
            """) { row in
            let (stage, owner, updatedAt, news, number) = (try row.choice(ReleasedWork.Stage.self), row.text(), row.instant(), row.text(), row.int())
            let milestone = row.optionalText(), plannedAt = row.optionalInstant()
            let promise: ReleasedWork.Promise? = if let milestone, let plannedAt { .init(title: milestone, plannedAt: plannedAt) } else { nil }
            return ReleasedWork(stage: stage, owner: owner, number: number, nextMilestone: promise, updatedAt: updatedAt, news: news)
        }
    }

    private static func merger(_ id: ID<Proposal>, into target: ID<Proposal>, _ db: Reading) throws -> ReleasedMerger? {
        try db.first("""
            select t.number, case when t.hidden_at is null then t.title else '' end, coalesce(m.reason, ''), coalesce(m.done_at, p.updated_at)
            from proposals p
            join proposals t on t.id = p.merged_into
            left join merges m on m.proposal_id = p.id and m.into_id = t.id and m.done_at is not null
            where p.id = \(id) and t.id = \(target) and t.number is not null
            """) { ReleasedMerger(number: $0.int(), title: $0.text(), reason: $0.text(), at: $0.instant()) }
    }

    // MARK: Around it

    /// Who signs it with the author, once they have accepted.
    static func coauthors(_ file: ProposalFile, _ db: Reading) throws -> [String] {
        guard file.traces.hasCoauthors else { return [] }
        return try db.all("""
            select a.display_name from coauthors c join accounts a on a.id = c.account_id
            where c.proposal_id = \(file.proposal.id) and c.accepted_at is not null
            order by c.accepted_at, c.id
            """) { $0.text() }
    }

    /// What its people attached to it, for everyone.
    static func documents(_ file: ProposalFile, _ db: Reading) throws -> [Document] {
        guard file.traces.hasDocuments, !file.isHidden else { return [] }
        return try DocumentStore.all(of: "proposal", file.proposal.id.number, db).filter(\.isPublic)
    }

    /// The page's own for those who sign it; nobody else's story is read for that.
    static func own(_ file: ProposalFile, for actor: Actor, _ db: Reading) throws -> OwnProposal? {
        guard let account = actor.account else { return nil }
        let scopes = file.edition.scopes(at: file.proposal.territory)
        let mayBeHers = file.proposal.author == account || file.traces.hasCoauthors
            || actor.has(.receptionAgent, on: scopes) || actor.has(.projectOfficer, on: scopes)
        return mayBeHers ? try ProposalStore.own(file.proposal.id, for: actor, db) : nil
    }
}
