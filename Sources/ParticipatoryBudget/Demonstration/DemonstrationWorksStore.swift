import Database
import Vocabulary

/// What the invented town writes of the works.
extension DemonstrationStore {
    static func project(of proposal: ID<Proposal>, _ db: Reading) throws -> ID<Project>? {
        try db.first("select id from projects where proposal_id = \(proposal)") { $0.id() }
    }

    static func addWork(_ project: ID<Project>, stage: WorkStage, budget: Euros, opened: Instant, updated: Instant, _ db: Writing) throws -> ID<Work> {
        ID(try db.insert("""
            insert into works (project_id, budget, stage, opened_at, updated_at)
            values (\(project), \(budget), \(stage), \(opened), \(updated))
            returning id
            """))
    }

    /// What was told last, whatever was written after it.
    static func setUpdated(_ work: ID<Work>, at moment: Instant, _ db: Writing) throws {
        try db.run("update works set updated_at = \(moment) where id = \(work)")
    }

    static func addMilestone(
        _ work: ID<Work>, _ title: String, promised: Instant, planned: Instant, actual: Instant?, reason: String, note: String, _ position: Int, _ db: Writing
    ) throws {
        _ = try db.run("""
            insert into milestones (work_id, title, stage, promised_at, planned_at, actual_at, delay_reason, note, position)
            values (\(work), \(title), '', \(promised), \(planned), \(actual), \(reason), \(note), \(position))
            """)
    }

    static func addAbandonment(
        _ work: ID<Work>, _ reason: String, by officer: AccountID, at proposed: Instant, confirmedBy other: AccountID?, on confirmed: Instant, _ db: Writing
    ) throws {
        _ = try db.run("""
            insert into abandonments (work_id, reason, proposed_by, proposed_at, answered_by, answered_at, outcome)
            values (
                \(work), \(reason), \(officer), \(proposed), \(other), \(other == nil ? nil : confirmed),
                \(other == nil ? nil : Abandonment.Outcome.confirmed.rawValue)
            )
            """)
    }
}
