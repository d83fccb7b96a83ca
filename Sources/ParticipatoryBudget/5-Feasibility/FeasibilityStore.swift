import Database
import Vocabulary
import Web

/// The questions asked of one study.
enum FeasibilityStore {
    /// The study named in the path: `/…/:edition/…/:number…`. A proposal that was never deposited has none.
    static func file(_ visit: Visit, _ db: Reading) throws -> StudyFile {
        let edition = try Edition.inPath(visit, db)
        return try file(edition, number: try visit.number("number"), db)
    }

    static func file(_ edition: Edition, number: Int, _ db: Reading) throws -> StudyFile {
        let own = try ProposalStore.own(try ProposalStore.proposal(edition.id, number: number, db), db)
        let study = try study(of: own.proposal.id, db)
        return StudyFile(
            own: own, study: study,
            contributions: try study.map { try contributions($0.id, db) } ?? [], synthesis: try study.flatMap { try synthesis($0.id, db) },
            questions: try study.map { try StudyQuestionStore.all($0.id, db) } ?? [],
            direction: try study.map { try StudySettingsStore.direction(of: $0.lead, in: edition.id, db) } ?? StudyDirection()
        )
    }

    /// The study named in the path, of a proposal that the services have or may be given: nobody is asked about another.
    static func studied(_ visit: Visit, _ db: Reading) throws -> StudyFile {
        let file = try file(visit, db)
        guard try file.study != nil || isRetained(file.proposal, db) else { throw NotFound() }
        return file
    }

    /// Whether the earlier steps send this proposal to the services.
    static func isRetained(_ proposal: Proposal, _ db: Reading) throws -> Bool {
        try ShortlistStore.retained(proposal.edition, db).contains { $0.id == proposal.id }
    }

    static func study(of proposal: ID<Proposal>, _ db: Reading) throws -> FeasibilityStudy? {
        try db.first("""
            select s.id, s.lead_service_id, v.name, s.question, s.due_at, s.opened_at, s.opened_by
            from feasibility_studies s
            join services v on v.id = s.lead_service_id
            where s.proposal_id = \(proposal)
            """) {
            FeasibilityStudy(
                id: $0.id(), lead: $0.id(), leadName: $0.text(), question: $0.text(), dueAt: $0.instant(), openedAt: $0.instant(), openedBy: $0.id()
            )
        }
    }

    /// What each service was asked and, when it has answered, its opinion in force.
    static func contributions(_ study: ID<FeasibilityStudy>, _ db: Reading) throws -> [Contribution] {
        let opinions = Dictionary(try opinions(of: study, isInForce: true, db)) { $1 }
        return try db.all("""
            select c.id, c.service_id, v.name, c.question, c.due_at, c.asked_at
            from contributions c
            join services v on v.id = c.service_id
            where c.study_id = \(study) and c.withdrawn_at is null
            order by v.name
            """) {
            let id: ID<Contribution> = $0.id()
            return Contribution(
                id: id, service: $0.id(), serviceName: $0.text(), question: $0.text(), dueAt: $0.instant(), askedAt: $0.instant(), opinion: opinions[id]
            )
        }
    }

    /// The opinions that newer ones superseded, the latest first.
    static func formerOpinions(_ study: ID<FeasibilityStudy>, _ db: Reading) throws -> [(contribution: ID<Contribution>, opinion: Opinion)] {
        try opinions(of: study, isInForce: false, db).map { (contribution: $0.0, opinion: $0.1) }
    }

    private static func opinions(of study: ID<FeasibilityStudy>, isInForce: Bool, _ db: Reading) throws -> [(ID<Contribution>, Opinion)] {
        try db.all("""
            select o.contribution_id, o.id, o.opinion, o.estimate, o.section, o.running_cost, o.delay_months, o.conditions, o.public_reason,
                o.internal_note, a.display_name, o.given_at
            from opinions o
            join contributions c on c.id = o.contribution_id
            join accounts a on a.id = o.given_by
            where c.study_id = \(study) and (o.superseded_at is null) = \(isInForce)
            order by o.given_at desc, o.id desc
            """) {
            ($0.id(), Opinion(
                id: $0.id(), verdict: try $0.choice(), costing: try Costing(&$0), conditions: $0.text(), publicReason: $0.text(),
                internalNote: $0.text(), givenBy: $0.text(), givenAt: $0.instant()
            ))
        }
    }

    /// The synthesis in force.
    static func synthesis(_ study: ID<FeasibilityStudy>, _ db: Reading) throws -> Synthesis? {
        try db.first("""
            select \(raw: Synthesis.columns)
            from syntheses y
            join accounts a on a.id = y.signed_by
            where y.study_id = \(study) and y.superseded_at is null
            """) { try Synthesis(&$0) }
    }

    /// The syntheses that were taken back: when, and why.
    static func formerSyntheses(_ study: ID<FeasibilityStudy>, _ db: Reading) throws -> [(conclusion: Synthesis.Conclusion, at: Instant, reason: String)] {
        try db.all("""
            select outcome, superseded_at, superseded_reason
            from syntheses
            where study_id = \(study) and superseded_at is not null
            order by superseded_at desc
            """) { (conclusion: try $0.choice(), at: $0.instant(), reason: $0.text()) }
    }

    /// Who carries proposals: their authors and the co-authors who accepted.
    static func proposers(of proposals: [ID<Proposal>], _ db: Reading) throws -> [(proposal: ID<Proposal>, account: AccountID)] {
        try db.all("""
            select id, author_id from proposals where id in (\(list: proposals))
            union
            select proposal_id, account_id from coauthors
            where proposal_id in (\(list: proposals)) and accepted_at is not null and account_id is not null
            """) { (proposal: $0.id(), account: $0.id()) }
    }

    /// The most that one project may cost by the rulebook, and the sections that its envelopes pay for.
    static func limits(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> CostLimits {
        let envelopes = try EditionStore.envelopes(edition, db)
        return CostLimits(cap: try RulebookStore.rulebook(edition, at: now, db).projectCap, sections: Set(envelopes.map(\.section)), envelopes: envelopes)
    }
}

extension Costing {
    init(_ row: inout RowReader) throws {
        self.init(
            estimate: row.optionalEuros(), section: try row.optionalChoice(), runningCost: row.optionalEuros(), delayMonths: row.optionalInt()
        )
    }
}

extension Synthesis {
    static let columns = """
        y.id, y.outcome, y.estimate, y.section, y.running_cost, y.delay_months, y.conditions, y.public_reason, y.amended_title, \
        y.amended_summary, y.signed_by, a.display_name, y.signed_at, y.answer, \(Milestones.columns)
        """

    init(_ row: inout RowReader) throws {
        self.init(
            id: row.id(), conclusion: try row.choice(), costing: try Costing(&row), conditions: row.text(), publicReason: row.text(),
            amendedTitle: row.text(), amendedSummary: row.text(), signedBy: row.id(), signedByName: row.text(), signedAt: row.instant(),
            answer: row.text(), milestones: Milestones(&row)
        )
    }
}

extension Synthesis.Milestones {
    static let columns = "y.amended_title <> '' or y.amended_summary <> '' or y.conditions <> '', y.accepted_at, y.declined_at, y.notified_at, y.released_at, " + awaitsValidation
    /// Of the synthesis `y`.
    static let awaitsValidation = "exists (select 1 from synthesis_validations sv where sv.synthesis_id = y.id and sv.validated_at is null)"

    init(_ row: inout RowReader) {
        self.init(
            asksProposer: row.bool(), acceptedAt: row.optionalInstant(), declinedAt: row.optionalInstant(), notifiedAt: row.optionalInstant(),
            releasedAt: row.optionalInstant(), awaitsValidation: row.bool()
        )
    }
}
