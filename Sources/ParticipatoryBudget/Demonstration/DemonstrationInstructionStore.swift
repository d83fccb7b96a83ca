import Database
import Vocabulary

/// What the invented town writes of the panel and of the services' studies.
extension DemonstrationStore {
    static func addSelection(_ edition: EditionID, size: Int, by officer: AccountID, openedAt: Instant, decidedAt: Instant, _ db: Writing) throws -> Int {
        try db.insert("""
            insert into selections (
                edition_id, title, method, size, opened_by, opened_at, closed_at, closed_by, decided_at, decided_by, reason, notified_at, notified_by,
                released_at, released_by
            )
            values (
                \(edition), 'Tri citoyen', 'scores', \(size), \(officer), \(openedAt), \(decidedAt - .days(1)), \(officer), \(decidedAt), \(officer),
                'Le panel a retenu les idées les mieux notées, après une journée d’échanges.', \(decidedAt + .days(1)), \(officer),
                \(decidedAt + .days(2)), \(officer)
            )
            returning id
            """)
    }

    static func openSelection(_ edition: EditionID, _ title: String, size: Int, by officer: AccountID, at moment: Instant, _ db: Writing) throws -> Int {
        try db.insert("""
            insert into selections (edition_id, title, method, size, opened_by, opened_at)
            values (\(edition), \(title), 'scores', \(size), \(officer), \(moment))
            returning id
            """)
    }

    static func addSelectionCriterion(_ selection: Int, _ name: String, scale: Int, _ position: Int, _ db: Writing) throws -> Int {
        try db.insert("""
            insert into selection_criteria (selection_id, name, scale, position) values (\(selection), \(name), \(scale), \(position))
            returning id
            """)
    }

    static func addPanelMember(_ selection: Int, _ account: AccountID, from moment: Instant, _ db: Writing) throws {
        _ = try db.run("insert into panel_members (selection_id, account_id) values (\(selection), \(account))")
        if try !db.exists("select 1 from grants where account_id = \(account) and role = \(Role.panelMember)") {
            try grant(.panelMember, .city, to: account, from: moment, db)
        }
    }

    static func addTie(_ selection: Int, _ account: AccountID, _ proposal: ID<Proposal>, _ db: Writing) throws {
        _ = try db.run("insert into panel_ties (selection_id, account_id, proposal_id) values (\(selection), \(account), \(proposal))")
    }

    static func addScore(
        _ selection: Int, _ account: AccountID, _ proposal: ID<Proposal>, _ criterion: Int, _ score: Int, at moment: Instant, _ db: Writing
    ) throws {
        _ = try db.run("""
            insert into panel_scores (selection_id, account_id, proposal_id, criterion_id, score, at)
            values (\(selection), \(account), \(proposal), \(criterion), \(score), \(moment))
            """)
    }

    static func addShortlisted(_ selection: Int, _ proposal: ID<Proposal>, isKept: Bool, rank: Int?, reason: String, _ db: Writing) throws {
        _ = try db.run("""
            insert into shortlisted (selection_id, proposal_id, is_kept, rank, reason)
            values (\(selection), \(proposal), \(isKept), \(rank), \(reason))
            """)
    }

    static func addStudy(_ proposal: ID<Proposal>, lead: ServiceID, due: Instant, opened: Instant, by officer: AccountID, _ db: Writing) throws -> Int {
        try db.insert("""
            insert into feasibility_studies (proposal_id, lead_service_id, due_at, opened_at, opened_by)
            values (\(proposal), \(lead), \(due), \(opened), \(officer))
            returning id
            """)
    }

    static func addContribution(_ study: Int, _ service: ServiceID, due: Instant, asked: Instant, by officer: AccountID, _ db: Writing) throws -> Int {
        try db.insert("""
            insert into contributions (study_id, service_id, due_at, asked_at, asked_by)
            values (\(study), \(service), \(due), \(asked), \(officer))
            returning id
            """)
    }

    static func addOpinion(_ contribution: Int, _ told: DemonstrationProposals.Opinion, by person: AccountID, at moment: Instant, _ db: Writing) throws {
        _ = try db.run("""
            insert into opinions (
                contribution_id, opinion, estimate, section, running_cost, delay_months, conditions, public_reason, internal_note, given_by, given_at
            ) values (
                \(contribution), \(told.opinion), \(told.estimate.map { Euros($0) }), 'investment',
                \(told.runningCostPerYear.map { Euros($0) }), \(told.delayMonths), \(told.conditions ?? ""), \(told.publicReason ?? ""),
                \(told.internalNote ?? ""), \(person), \(moment)
            )
            """)
    }

    static func addSynthesis(
        _ study: Int, _ told: DemonstrationProposals.Synthesis, amendment: String, by person: AccountID, at moment: Instant,
        accepted: Instant?, _ db: Writing
    ) throws {
        let outcome = told.verdict == "favourable" ? "feasible" : told.verdict == "unfavourable" ? "unfeasible" : "with-conditions"
        let settled = accepted ?? moment
        let notified = told.told == "signed" ? nil : settled + .days(3)
        let released = told.told == nil ? settled + .days(5) : nil
        _ = try db.run("""
            insert into syntheses (
                study_id, outcome, estimate, section, running_cost, delay_months, public_reason, amended_summary, signed_by, signed_at,
                accepted_at, notified_at, released_at
            ) values (
                \(study), \(outcome), \(told.cost.map { Euros($0) }), 'investment', \(told.runningCostPerYear.map { Euros($0) }),
                \(told.delayMonths), \(told.publicReason), \(amendment), \(person), \(moment), \(accepted), \(notified), \(released)
            )
            """)
    }
}
