import Database
import Platform
import Vocabulary

/// What changes studies. Races are decided by the database: a unique index, or an update that finds nothing left to change.
extension FeasibilityStore {
    /// Entrusts a proposal to a lead service, or changes to which, by when. What was reminded is forgotten when the date moves.
    static func assign(
        _ proposal: ID<Proposal>, to lead: ServiceID, question: String, due: Instant, by officer: AccountID, at now: Instant, _ db: Writing
    ) throws -> ID<FeasibilityStudy> {
        ID(try db.insert("""
            insert into feasibility_studies (proposal_id, lead_service_id, question, due_at, opened_at, opened_by)
            values (\(proposal), \(lead), \(question), \(due), \(now), \(officer))
            on conflict (proposal_id) do update set
                lead_service_id = excluded.lead_service_id, question = excluded.question, due_at = excluded.due_at,
                reminded_at = null, late_reminded_at = null
            returning id
            """))
    }

    /// Asks a service for its opinion, or asks again with another question or date.
    static func ask(
        _ service: ServiceID, on study: ID<FeasibilityStudy>, question: String, due: Instant, by officer: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            insert into contributions (study_id, service_id, question, due_at, asked_at, asked_by)
            values (\(study), \(service), \(question), \(due), \(now), \(officer))
            on conflict (study_id, service_id) do update set
                question = excluded.question, due_at = excluded.due_at, asked_at = excluded.asked_at, asked_by = excluded.asked_by,
                withdrawn_at = null, reminded_at = null, late_reminded_at = null
            """)
    }

    /// Asks a service no more. An opinion that was given stays, and so does its request.
    static func withdrawRequest(_ contribution: ID<Contribution>, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update contributions set withdrawn_at = \(now)
            where id = \(contribution) and not exists (select 1 from opinions o where o.contribution_id = contributions.id)
            """)
    }

    static func give(
        _ verdict: Opinion.Verdict, _ costing: Costing, conditions: String, publicReason: String, internalNote: String,
        to contribution: ID<Contribution>, by referent: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try db.run("update opinions set superseded_at = \(now) where contribution_id = \(contribution) and superseded_at is null")
        try db.run("""
            insert into opinions (
                contribution_id, opinion, estimate, section, running_cost, delay_months, conditions, public_reason, internal_note, given_by, given_at
            ) values (
                \(contribution), \(verdict), \(costing.estimate), \(costing.section), \(costing.runningCost), \(costing.delayMonths),
                \(conditions), \(publicReason), \(internalNote), \(referent), \(now)
            )
            """)
    }

    /// Signs a conclusion. The one whose amended version was declined gives way; the unique index refuses any other second one.
    static func sign(
        _ conclusion: Synthesis.Conclusion, _ costing: Costing, conditions: String, publicReason: String, amendedTitle: String,
        amendedSummary: String, on study: ID<FeasibilityStudy>, by referent: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            update syntheses set superseded_at = \(now), superseded_by = \(referent), superseded_reason = 'Version aménagée refusée par le porteur.'
            where study_id = \(study) and superseded_at is null and declined_at is not null
            """)
        try db.run("""
            insert into syntheses (
                study_id, outcome, estimate, section, running_cost, delay_months, conditions, public_reason, amended_title, amended_summary,
                signed_by, signed_at
            ) values (
                \(study), \(conclusion), \(costing.estimate), \(costing.section), \(costing.runningCost), \(costing.delayMonths),
                \(conditions), \(publicReason), \(amendedTitle), \(amendedSummary), \(referent), \(now)
            )
            """)
    }

    /// The proposer's answer to the amended version.
    static func answer(
        _ synthesis: ID<Synthesis>, isAccepted: Bool, _ words: String, by proposer: AccountID, at now: Instant, _ db: Writing
    ) throws -> Bool {
        try db.run("""
            update syntheses set
                accepted_at = \(isAccepted ? now : nil), declined_at = \(isAccepted ? nil : now), answer = \(words), answered_by = \(proposer)
            where id = \(synthesis) and superseded_at is null and accepted_at is null and declined_at is null
            """) == 1
    }

    /// Notes that the proposers have been told; gives the proposals for which it was not noted before.
    static func announce(_ proposals: [ID<Proposal>], by officer: AccountID, at now: Instant, _ db: Writing) throws -> [ID<Proposal>] {
        try db.all("""
            update syntheses set notified_at = \(now), notified_by = \(officer)
            where \(inForce(proposals)) and notified_at is null and declined_at is null
                and (accepted_at is not null or (amended_title = '' and amended_summary = '' and conditions = ''))
                and not exists (select 1 from synthesis_validations v where v.synthesis_id = syntheses.id and v.validated_at is null)
            returning (select proposal_id from feasibility_studies s where s.id = study_id)
            """)
    }

    /// Makes conclusions public, with their documents; gives the proposals whose conclusion was not.
    static func release(_ proposals: [ID<Proposal>], by officer: AccountID, at now: Instant, _ db: Writing) throws -> [ID<Proposal>] {
        let released = try db.all("""
            update syntheses set released_at = \(now), released_by = \(officer)
            where \(inForce(proposals)) and notified_at is not null and released_at is null and signed_by <> \(officer)
            returning id, (select proposal_id from feasibility_studies s where s.id = study_id)
            """) { (synthesis: $0.int(), proposal: $0.id() as ID<Proposal>) }
        for line in released { try DocumentStore.publish(Synthesis.files, line.synthesis, db) }
        return released.map(\.proposal)
    }

    private static func inForce(_ proposals: [ID<Proposal>]) -> SQL {
        "superseded_at is null and study_id in (select id from feasibility_studies where proposal_id in (\(list: proposals)))"
    }

    /// Takes the conclusion back. A proposal that was told of publicly becomes again what the earlier steps said of it.
    static func reopen(_ file: StudyFile, reason: String, due: Instant, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        guard let study = file.study, let synthesis = file.synthesis else { throw NotFound() }
        try db.run("""
            update syntheses set superseded_at = \(now), superseded_by = \(officer), superseded_reason = \(reason)
            where id = \(synthesis.id) and superseded_at is null
            """)
        try DocumentStore.retract(Synthesis.files, synthesis.id.number, db)
        try db.run("update feasibility_studies set due_at = \(due), reminded_at = null, late_reminded_at = null where id = \(study.id)")
        guard synthesis.milestones.releasedAt != nil else { return }
        try ProposalStore.setStatus(file.edition.calendar.standing(before: .feasibility), file.proposal.id, db)
    }
}
