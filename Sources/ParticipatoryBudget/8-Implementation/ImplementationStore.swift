import Database
import Vocabulary

/// The questions asked of the works.
enum ImplementationStore {
    static func works(_ edition: EditionID, _ db: Reading) throws -> [Work] {
        try db.all("select \(raw: Work.columns) from \(raw: Work.tables) where j.edition_id = \(edition) order by j.number") { try Work(&$0) }
    }

    static func work(_ edition: EditionID, number: Int, _ db: Reading) throws -> Work {
        guard let work = try db.first("""
            select \(raw: Work.columns) from \(raw: Work.tables) where j.edition_id = \(edition) and j.number = \(number)
            """, { try Work(&$0) }) else { throw NotFound() }
        return work
    }

    static func milestones(_ work: ID<Work>, _ db: Reading) throws -> [Milestone] {
        try db.all("select id, title, planned_at, actual_at, delay_reason from milestones where work_id = \(work) order by planned_at, id") {
            Milestone(id: $0.id(), title: $0.text(), plannedAt: $0.instant(), actualAt: $0.optionalInstant(), delayReason: $0.text())
        }
    }

    static func spendings(_ work: ID<Work>, _ db: Reading) throws -> [Spending] {
        try db.all("select id, at, label, amount, cancelled_at is not null from spendings where work_id = \(work) order by at, id") {
            Spending(id: $0.id(), at: $0.instant(), label: $0.text(), amount: $0.euros(), isCancelled: $0.bool())
        }
    }

    static func news(_ work: ID<Work>, _ db: Reading) throws -> [WorkNews] {
        try db.all("select kind, at, title, body from work_news where work_id = \(work) order by at desc, id desc") {
            WorkNews(kind: try $0.choice(), at: $0.instant(), title: $0.text(), body: $0.text())
        }
    }

    static func areResultsPublic(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from proclamations where edition_id = \(edition) and embargo_until <= \(now) and letters_sent_at is not null
            """)
    }

    /// Winners of the proclaimed count that are not followed yet.
    static func winnersWithoutWork(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) \(winnersWithoutWork(edition))")
    }

    private static func winnersWithoutWork(_ edition: EditionID) -> SQL {
        """
        from proclamations pr
        join count_lines l on l.count_id = pr.count_id and l.is_winner
        join projects j on j.id = l.project_id
        left join feasibility_studies f on f.proposal_id = j.proposal_id
        where pr.edition_id = \(edition) and not exists (select 1 from works w where w.project_id = j.id)
        """
    }

    // MARK: Writing

    /// Each winner becomes a work of the service that led its study; returns how many.
    static func openWorks(_ edition: EditionID, at now: Instant, _ db: Writing) throws -> Int {
        try db.run("""
            insert into works (project_id, owner_kind, service_id, third_party, budget, stage, opened_at, updated_at)
            select j.id, case when f.lead_service_id is null then 'third-party' else 'service' end, f.lead_service_id, '', j.cost, 'not-started',
                \(now), \(now)
            \(winnersWithoutWork(edition))
            """)
    }

    static func setStage(_ stage: WorkStage, _ work: Work, at now: Instant, _ db: Writing) throws {
        try db.run("update works set stage = \(stage), updated_at = \(now) where id = \(work.id)")
        guard let proposal = work.proposal else { return }
        if stage == .delivered || stage == .inaugurated { try ProposalStore.setStatus(.delivered, proposal, db) }
        if stage == .abandoned { try ProposalStore.setStatus(.abandoned, proposal, db) }
    }

    static func addMilestone(_ work: ID<Work>, _ title: String, plannedAt: Instant, _ db: Writing) throws {
        try db.run("insert into milestones (work_id, title, stage, planned_at) values (\(work), \(title), '', \(plannedAt))")
    }

    static func reach(_ milestone: ID<Milestone>, of work: ID<Work>, at day: Instant, _ db: Writing) throws -> Bool {
        try db.run("update milestones set actual_at = \(day) where id = \(milestone) and work_id = \(work) and actual_at is null") == 1
    }

    static func postpone(_ milestone: ID<Milestone>, of work: ID<Work>, to day: Instant, reason: String, _ db: Writing) throws -> Bool {
        try db.run("""
            update milestones set planned_at = \(day), delay_reason = \(reason)
            where id = \(milestone) and work_id = \(work) and actual_at is null
            """) == 1
    }

    static func spend(_ work: ID<Work>, _ label: String, _ amount: Euros, at day: Instant, section: BudgetSection, by account: AccountID, _ db: Writing) throws {
        try db.run("""
            insert into spendings (work_id, at, label, amount, section, recorded_by)
            values (\(work), \(day), \(label), \(amount), \(section), \(account))
            """)
    }

    static func cancelSpending(_ spending: ID<Spending>, of work: ID<Work>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update spendings set cancelled_at = \(now) where id = \(spending) and work_id = \(work) and cancelled_at is null") == 1
    }

    static func tell(_ work: ID<Work>, _ kind: WorkNews.Kind, _ title: String, _ body: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into work_news (work_id, at, kind, title, body, written_by)
            values (\(work), \(now), \(kind), \(title), \(body), \(account))
            """)
        try db.run("update works set updated_at = \(now) where id = \(work)")
    }

    /// Author, co-authors and followers of what a work came from.
    static func audience(_ work: Work, _ db: Reading) throws -> [AccountID] {
        guard let proposal = work.proposal else { return [] }
        return try db.all("""
            select author_id from proposals where id = \(proposal)
            union select account_id from coauthors where proposal_id = \(proposal) and accepted_at is not null and account_id is not null
            union select account_id from follows where subject = 'proposal' and subject_id = \(proposal)
            """) { $0.id() }
    }
}
