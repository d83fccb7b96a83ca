import Database
import Vocabulary

/// What the invented town writes of the works.
extension DemonstrationStore {
    static func project(of proposal: ID<Proposal>, _ db: Reading) throws -> Int? {
        try db.first("select id from projects where proposal_id = \(proposal)") { $0.int() }
    }

    static func addWork(
        _ project: Int, stage: String, service: ServiceID?, thirdParty: String, contact: AccountID?, budget: Euros, opened: Instant,
        updated: Instant, _ db: Writing
    ) throws -> Int {
        try db.insert("""
            insert into works (project_id, owner_kind, service_id, third_party, contact_id, budget, stage, opened_at, updated_at)
            values (
                \(project), \(service == nil ? "third-party" : "service"), \(service), \(thirdParty), \(contact), \(budget), \(stage),
                \(opened), \(updated)
            )
            returning id
            """)
    }

    static func addMilestone(
        _ work: Int, _ title: String, planned: Instant, actual: Instant?, reason: String, _ position: Int, _ db: Writing
    ) throws {
        _ = try db.run("""
            insert into milestones (work_id, title, stage, planned_at, actual_at, delay_reason, position)
            values (\(work), \(title), 'works', \(planned), \(actual), \(reason), \(position))
            """)
    }

    static func addSpending(_ work: Int, _ label: String, _ amount: Euros, at moment: Instant, by account: AccountID, _ db: Writing) throws {
        _ = try db.run("""
            insert into spendings (work_id, at, label, amount, section, recorded_by)
            values (\(work), \(moment), \(label), \(amount), 'investment', \(account))
            """)
    }

    static func addNews(_ work: Int, _ kind: String, _ title: String, _ body: String, at moment: Instant, by account: AccountID, _ db: Writing) throws {
        _ = try db.run("""
            insert into work_news (work_id, at, kind, title, body, written_by)
            values (\(work), \(moment), \(kind), \(title), \(body), \(account))
            """)
    }
}
