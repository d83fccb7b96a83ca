import Database
import Vocabulary

/// What changes works. Races are decided by the database: a unique index, or an update that finds nothing left to change.
extension ImplementationStore {
    // MARK: Opening

    /// Each winner becomes a work; those whose study a service led are entrusted to it. Returns how many, and to which services.
    static func openWorks(_ edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws -> (count: Int, services: [ServiceID: Int]) {
        let count = try db.run("""
            insert into works (project_id, budget, stage, opened_at, updated_at)
            select j.id, j.cost, 'not-started', \(now), \(now)
            \(winnersToFollow([edition]))
            """)
        let entrusted: [ServiceID] = try db.all("""
            insert into work_owners (work_id, kind, service_id, given_by, given_at)
            select w.id, 'service', f.lead_service_id, \(officer), \(now)
            from works w
            join projects j on j.id = w.project_id
            join feasibility_studies f on f.proposal_id = j.proposal_id
            where j.edition_id = \(edition) and not exists (select 1 from work_owners o where o.work_id = w.id)
            returning service_id
            """) { $0.id() }
        return (count, entrusted.reduce(into: [:]) { $0[$1, default: 0] += 1 })
    }

    /// Ends the one before, if any.
    static func entrust(_ work: ID<Work>, to owner: WorkOwner, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update work_owners set ended_at = \(now) where work_id = \(work) and ended_at is null")
        try db.run("""
            insert into work_owners (
                work_id, kind, service_id, name, contact_name, contact_email, contact_phone, agreement, grant_amount, reason, given_by, given_at
            ) values (
                \(work), \(owner.kind), \(owner.service), \(owner.kind == .service ? "" : owner.name), \(owner.contact.name), \(owner.contact.email),
                \(owner.contact.phone), \(owner.agreement), \(owner.grant), \(owner.reason), \(officer), \(now)
            )
            """)
        try touch(work, at: now, db)
    }

    // MARK: Stage and budget

    /// What residents see of the proposal moves with it, back too when a delivery was announced too early.
    static func setStage(_ stage: WorkStage, _ work: Work, at now: Instant, _ db: Writing) throws -> Bool {
        let isMoved = try db.run("""
            update works set stage = \(stage), updated_at = \(now) where id = \(work.id) and stage = \(work.stage)
            """) == 1
        guard isMoved, let proposal = work.proposal else { return isMoved }
        try ProposalStore.setStatus(stage.isDelivered ? .delivered : stage == .abandoned ? .abandoned : .winner, proposal, db)
        return true
    }

    static func setBudget(_ budget: Euros, _ work: Work, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update works set budget = \(budget), updated_at = \(now) where id = \(work.id) and budget = \(work.budget)") == 1
    }

    // MARK: Milestones

    static func addMilestone(_ work: ID<Work>, _ title: String, plannedAt: Instant, _ db: Writing) throws {
        try db.run("""
            insert into milestones (work_id, title, stage, promised_at, planned_at) values (\(work), \(title), '', \(plannedAt), \(plannedAt))
            """)
    }

    static func reach(_ milestone: ID<Milestone>, at day: Instant, reason: String, note: String, _ db: Writing) throws -> Bool {
        try db.run("""
            update milestones set actual_at = \(day), note = \(note), delay_reason = case when \(reason) <> '' then \(reason) else delay_reason end
            where id = \(milestone) and cancelled_at is null
            """) == 1
    }

    static func postpone(_ milestone: Milestone, to day: Instant, reason: String, _ db: Writing) throws -> Bool {
        try db.run("""
            update milestones set planned_at = \(day), delay_reason = \(reason)
            where id = \(milestone.id) and actual_at is null and cancelled_at is null and planned_at = \(milestone.plannedAt)
            """) == 1
    }

    static func cancel(_ milestone: ID<Milestone>, reason: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update milestones set cancelled_at = \(now), cancelled_reason = \(reason)
            where id = \(milestone) and actual_at is null and cancelled_at is null
            """) == 1
    }

    // MARK: Spending

    static func spend(_ work: ID<Work>, _ label: String, _ amount: Euros, at day: Instant, section: BudgetSection, by account: AccountID, _ db: Writing) throws {
        try db.run("""
            insert into spendings (work_id, at, label, amount, section, recorded_by)
            values (\(work), \(day), \(label), \(amount), \(section), \(account))
            """)
    }

    static func cancelSpending(_ spending: ID<Spending>, of work: ID<Work>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update spendings set cancelled_at = \(now) where id = \(spending) and work_id = \(work) and cancelled_at is null") == 1
    }

    // MARK: What residents are told

    static func tell(_ told: WorkTold, _ work: ID<Work>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into work_news (work_id, at, kind, title, body, was, becomes, written_by)
            values (\(work), \(now), \(told.kind), \(told.title), \(told.body), \(told.was), \(told.becomes), \(account))
            """)
        try touch(work, at: now, db)
    }

    /// Only what was told as news: a decision stays.
    static func withdraw(_ news: ID<WorkNews>, of work: ID<Work>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update work_news set withdrawn_at = \(now)
            where id = \(news) and work_id = \(work) and kind = 'news' and withdrawn_at is null
            """) == 1
    }

    static func touch(_ work: ID<Work>, at now: Instant, _ db: Writing) throws {
        try db.run("update works set updated_at = \(now) where id = \(work)")
    }

    // MARK: Abandonment

    /// A second proposal at the same moment changes nothing: false.
    static func proposeAbandonment(_ work: ID<Work>, reason: String, by officer: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into abandonments (work_id, reason, proposed_by, proposed_at) values (\(work), \(reason), \(officer), \(now))
            on conflict do nothing
            """) == 1
    }

    static func answer(
        _ abandonment: ID<Abandonment>, _ outcome: Abandonment.Outcome, _ words: String, by officer: AccountID, at now: Instant, _ db: Writing
    ) throws -> Bool {
        try db.run("""
            update abandonments set outcome = \(outcome), answer = \(words), answered_by = \(officer), answered_at = \(now)
            where id = \(abandonment) and answered_at is null
            """) == 1
    }
}
