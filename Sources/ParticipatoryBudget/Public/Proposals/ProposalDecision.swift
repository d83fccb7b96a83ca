import Platform
import Vocabulary

/// One thing decided about a proposal that the public may know, as the step that decided it released it.
enum ProposalDecision: Sendable, Equatable {
    case deposited(at: Instant, DepositChannel)
    case examined(ReleasedReview)
    case selected(ReleasedSelection)
    case studied(ReleasedStudy)
    case onBallot(BallotPlace)
    case counted(ReleasedResult)
    case built(ReleasedWork)
    case merged(ReleasedMerger)
    case withdrawn(at: Instant, reason: String)

    /// What the proposal becomes by it.
    var status: ProposalStatus {
        switch self {
        case .deposited: .deposited
        case .examined(let review): review.isEligible ? .eligible : .ineligible
        case .selected(let selection): selection.isKept ? .shortlisted : .notShortlisted
        case .studied(let study): study.conclusion.status
        case .onBallot: .onBallot
        case .counted(let result): result.isWinner ? .winner : .notWinner
        case .built(let work): work.stage.status
        case .merged: .merged
        case .withdrawn: .withdrawn
        }
    }
}

/// What was answered to the criteria of the rules.
struct ReleasedReview: Sendable, Equatable {
    var isEligible: Bool
    var reason: String
    var whereElse: String
    var at: Instant
    /// Until when its people may ask for another examination; nil when they may not, or did.
    var appealUntil: Instant?
    var appeal: ReleasedAppeal?
    /// What was joined to it for everyone.
    var files: [Document] = []
}

/// That its people asked for another examination, and since when the decision is upheld, if it is.
struct ReleasedAppeal: Sendable, Equatable {
    var at: Instant
    var rejectedAt: Instant?
}

/// Something dated that moved the proposal between two decisions; what was written then is between its people and the city.
struct ReleasedMoment: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case completionAsked(until: Instant), completed, amended, conditionsAccepted
        /// A question to a service, and its answer, in the words of the city.
        case serviceAsked(String), serviceAnswered(String), questionWithdrawn(String)
        /// A workshop of its people with the services: where, what came of it.
        case workshop(place: String, outcome: String)
    }
    var kind: Kind
    /// The step of the process during which it happened.
    var phase: PhaseKind
    var at: Instant
}

/// What the residents' panel or the bodies decided.
struct ReleasedSelection: Sendable, Equatable {
    var title: String
    var isKept: Bool
    var reason: String
    var at: Instant
}

/// What the services concluded.
struct ReleasedStudy: Sendable, Equatable {
    var conclusion: Synthesis.Conclusion
    var costing: Costing
    var conditions: String
    var reason: String
    var leadService: String
    var at: Instant
    /// The version that its people accepted; empty: the proposal keeps its own.
    var amendedTitle = ""
    var amendedSummary = ""
    /// What the other services said, for everyone.
    var opinions: [ReleasedOpinion] = []
    /// What was joined to it for everyone.
    var files: [Document] = []
}

/// What a service that was consulted thinks, in its words for residents.
struct ReleasedOpinion: Sendable, Equatable {
    var service: String
    var verdict: Opinion.Verdict
    var reason: String
    var conditions: String
}

/// Its place on the ballot, once the ballot is public.
struct BallotPlace: Sendable, Equatable {
    var number: Int
    var cost: Euros
    var at: Instant
}

/// That it was taken off the ballot or left off it, since when and why.
struct ReleasedRemoval: Sendable, Equatable {
    var reason: String
    var at: Instant
    var wasOnBallot: Bool
}

/// What the vote decided, once proclaimed.
struct ReleasedResult: Sendable, Equatable {
    var isWinner: Bool
    var rank: Int
    var supporters: Int
    /// The reason, as the results page gives it.
    var reason: Message?
    var at: Instant
}

/// Where the works are.
struct ReleasedWork: Sendable, Equatable {
    /// The stages of the works, as the table keeps them.
    enum Stage: String, Sendable, CaseIterable {
        case notStarted = "not-started", studies, procedures, works, delivered, inaugurated, abandoned

        /// What the proposal becomes: a winner as long as it is being built.
        var status: ProposalStatus {
            switch self {
            case .notStarted, .studies, .procedures, .works: .winner
            case .delivered, .inaugurated: .delivered
            case .abandoned: .abandoned
            }
        }

        var name: Message {
            switch self {
            case .notStarted: "Pas encore commencé"
            case .studies: "Études en cours"
            case .procedures: "Marchés et autorisations en cours"
            case .works: "Travaux en cours"
            case .delivered: "Réalisé"
            case .inaugurated: "Inauguré"
            case .abandoned: "Abandonné"
            }
        }
    }

    var stage: Stage
    var owner: String
    /// The project's number, in the address of its works.
    var number = 0
    /// What is promised next, and for which day.
    var nextMilestone: Promise?
    var updatedAt: Instant
    /// What was last said of it: news, a delay, the reason for giving up.
    var news: String

    /// A milestone not reached yet.
    struct Promise: Sendable, Equatable {
        var title: String
        var plannedAt: Instant
    }
}

/// The proposal into which it was brought, with the consent of both authors.
struct ReleasedMerger: Sendable, Equatable {
    var number: Int
    var title: String
    var reason: String
    var at: Instant
}
