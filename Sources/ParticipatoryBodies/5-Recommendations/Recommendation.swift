import Vocabulary

/// What a body asks of the city or tells it: a wish, a referral, a question, an opinion. The city owes a reasoned answer, by a date.
struct Recommendation: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case wish, referral, question, opinion, petition

        /// A question is put by the bureau; the others are voted.
        var isVoted: Bool { switch self { case .wish, .referral, .opinion, .petition: true; case .question: false } }
    }

    /// The meeting on whose agenda it is, and what was voted there.
    struct Debate: Sendable, Equatable {
        var meeting: ID<Meeting>
        var title: String
        var at: Instant
        /// Whether the meeting may still vote on it.
        var isAhead: Bool
        var votes: Votes?
    }

    /// How a body voted on it.
    struct Votes: Sendable, Equatable {
        var inFavour: Int
        var against: Int
        var abstentions: Int
        var isAdopted: Bool { inFavour > against }
    }

    var id: ID<Recommendation>
    var number: Int
    var kind: Kind
    var title: String
    var body: String
    var author: AccountID
    var authorName: String
    var depositedAt: Instant
    var debate: Debate?
    var withdrawnAt: Instant?
    var withdrawnReason: String
    var service: ServiceID?
    var serviceName: String?
    var transmittedAt: Instant?
    var dueAt: Instant?
    var reply: Reply?
    /// Residents who signed it, when it is a petition.
    var signatures = 0

    var stage: RecommendationStage { RecommendationStage(self) }
    func link(_ assembly: Assembly) -> String { "\(assembly.link)/demandes/\(number)" }

    /// The city owes an answer whose day has passed.
    func isLate(at now: Instant) -> Bool { stage == .transmitted && dueAt.map { $0 < now } ?? false }
    /// The answer came after its day.
    var wasLate: Bool { if let reply, let dueAt { reply.givenAt > dueAt } else { false } }
}

/// The city's answer, with its reasons. A new one supersedes it; it is never edited.
struct Reply: Sendable, Equatable {
    enum Decision: String, Sendable, CaseIterable { case accepted, partly, studied, declined }

    var decision: Decision
    var reason: String
    /// In whose name: the Mayor, a deputy.
    var signatory: String
    var givenAt: Instant
}

/// Where a recommendation stands. Computed from what was done to it, never stored.
enum RecommendationStage: String, Sendable, CaseIterable {
    case deposited, onAgenda, adopted, rejected, withdrawn, transmitted, answered

    init(_ recommendation: Recommendation) {
        if recommendation.withdrawnAt != nil {
            self = .withdrawn
        } else if recommendation.transmittedAt != nil {
            self = recommendation.reply == nil ? .transmitted : .answered
        } else if let votes = recommendation.debate?.votes {
            self = votes.isAdopted ? .adopted : .rejected
        } else {
            // A meeting that ended without a vote leaves it where it was.
            self = recommendation.debate?.isAhead == true ? .onAgenda : .deposited
        }
    }
}

/// Everything that the rules look at before somebody acts on a recommendation.
struct RecommendationFile: Sendable {
    var standing: Standing
    var recommendation: Recommendation
    /// The charter in force: within how many days the city answers, how many signatures a petition needs.
    var rules: Charter.Rules
    /// Whether this person signed it.
    var isSigned = false

    var assembly: Assembly { standing.assembly }
    var link: String { recommendation.link(assembly) }
    /// A petition that too few have signed yet.
    var lacksSignatures: Bool { recommendation.kind == .petition && recommendation.signatures < rules.petitionSignatures }
}
