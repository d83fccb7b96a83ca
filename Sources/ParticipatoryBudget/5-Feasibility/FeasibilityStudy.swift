import Vocabulary

/// The study of a proposal by the services: one leads and concludes, others contribute.
struct FeasibilityStudy: Sendable, Equatable {
    var id: ID<FeasibilityStudy>
    var lead: ServiceID
    var leadName: String
    /// What the officer wants to know of the lead service, beyond the usual.
    var question: String
    var dueAt: Instant
    var openedAt: Instant
    var openedBy: AccountID
}

/// What one service is asked about a proposal, and the opinion in force that it has given.
struct Contribution: Sendable, Equatable {
    var id: ID<Contribution>
    var service: ServiceID
    var serviceName: String
    var question: String
    var dueAt: Instant
    var askedAt: Instant
    var opinion: Opinion?
}

/// What a service thinks of a proposal. A new one supersedes it; it is never edited.
struct Opinion: Sendable, Equatable {
    enum Verdict: String, Sendable, CaseIterable { case favourable, withConditions = "with-conditions", unfavourable }

    var id: ID<Opinion>
    var verdict: Verdict
    var costing: Costing
    var conditions: String
    /// In words for residents.
    var publicReason: String
    /// For colleagues only.
    var internalNote: String
    var givenBy: String
    var givenAt: Instant
}

/// What a proposal would cost, on which section of the budget (CGCT L2311-1), how long it would take.
struct Costing: Sendable, Equatable {
    var estimate: Euros?
    var section: BudgetSection?
    /// Each year, once it is there.
    var runningCost: Euros?
    var delayMonths: Int?
}

/// The conclusion of a study, signed by the lead service. Reopening supersedes it; it is never edited.
struct Synthesis: Sendable, Equatable {
    enum Conclusion: String, Sendable, CaseIterable { case feasible, withConditions = "with-conditions", unfeasible }

    var id: ID<Synthesis>
    var conclusion: Conclusion
    var costing: Costing
    var conditions: String
    var publicReason: String
    /// Empty: the proposal keeps its own.
    var amendedTitle: String
    var amendedSummary: String
    var signedBy: AccountID
    var signedByName: String
    var signedAt: Instant
    /// What the proposer answered to the amended version, or to the conditions.
    var answer: String
    var milestones: Milestones

    /// Whether the services would build another version than the one that was deposited.
    var isAmended: Bool { !amendedTitle.isEmpty || !amendedSummary.isEmpty }

    /// What has happened to a synthesis since its signature.
    struct Milestones: Sendable, Equatable {
        /// Whether its people have to accept it: another version, or conditions.
        var asksProposer: Bool
        var acceptedAt: Instant?
        var declinedAt: Instant?
        var notifiedAt: Instant?
        var releasedAt: Instant?
        /// Whether the head of the service has still to validate it.
        var awaitsValidation = false
    }
}

/// Everything that the rules look at before somebody acts on a study.
struct StudyFile: Sendable {
    var own: OwnProposal
    var study: FeasibilityStudy?
    var contributions: [Contribution]
    var synthesis: Synthesis?
    /// What services were asked besides, in session or long after.
    var questions: [StudyQuestion] = []
    var direction = StudyDirection()

    var edition: Edition { own.edition }
    var proposal: Proposal { own.proposal }
    /// The author and the co-authors who accepted.
    var proposers: Set<AccountID> { Set(own.people) }
    var stage: StudyStage { StudyStage(isAssigned: study != nil, awaited: awaited.count, synthesis?.milestones) }
    /// Contributors who have not answered. The lead service answers by its synthesis.
    var awaited: [Contribution] { contributions.filter { $0.opinion == nil && $0.service != study?.lead } }
    /// The services that take part.
    var services: Set<ServiceID> { Set(contributions.map(\.service)).union([study?.lead].compactMap(\.self)) }
    /// Those that read it: a service that is only asked a question writes nothing but its answer.
    var readers: Set<ServiceID> { services.union(questions.map(\.service)) }

    func contribution(of service: ServiceID) -> Contribution? { contributions.first { $0.service == service } }
    /// Where a role opens it: in its edition, or on its territory.
    var scopes: [Scope] { own.scopes }
    var link: String { FeasibilityLinks.study(edition, proposal.number ?? 0) }
}

/// A proposal that residents may vote on: its text and its cost as the study, or for want of one its proposer, left them.
struct FeasibleProposal: Sendable, Equatable {
    var id: ID<Proposal>
    var number: Int
    var title: String
    var summary: String
    /// Nil when nobody has said it yet.
    var cost: Euros?
    var theme: ID<Theme>?
    var territory: TerritoryID?
    var longitude: Double?
    var latitude: Double?
}

extension Opinion.Verdict {
    var name: Message {
        switch self {
        case .favourable: "Favorable"
        case .withConditions: "Favorable sous conditions"
        case .unfavourable: "Défavorable"
        }
    }
}

extension Synthesis.Conclusion {
    var name: Message {
        switch self {
        case .feasible: "Réalisable"
        case .withConditions: "Réalisable sous conditions"
        case .unfeasible: "Non réalisable"
        }
    }

    /// What the proposal becomes for the public.
    var status: ProposalStatus {
        switch self {
        case .feasible, .withConditions: .feasible
        case .unfeasible: .unfeasible
        }
    }
}
