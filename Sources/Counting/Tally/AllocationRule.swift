/// The published parameters of a count: given the same ballots, two people who apply them find the same winners.
public struct AllocationRule: Sendable, Equatable {
    public var method: Method
    public var utility: Utility
    /// Whether greedy ranks by the total or by the total per unit of cost; nil is the usual one for the utility
    /// (`cost`: total; `cardinality`, `points`, `borda`: per cost).
    public var ranking: Ranking?
    /// What happens at the first project that the money left cannot pay.
    public var notFitting: NotFitting
    /// Money from outside for the project at which greedy stops.
    public var reserve: Reserve?
    /// What is done with the money that equal shares leave, in order.
    public var completions: [Completion]
    /// The tie rule: each key decides what the one before leaves tied; the byte order of ids decides last.
    public var ties: [TieKey]
    /// A project with fewer votes (points, for points and Borda) is not considered.
    public var minimumVotes: Int
    /// The same in percent of the ballots cast; exact: `votes × 100 ≥ percent × voters`.
    public var minimumPercent: Int
    /// No more winners than this in all.
    public var maximumWinners: Int?
    /// At least so many winners of a theme or a territory, taken first.
    public var quotas: [Quota]
    /// At most one project of each group wins (rival uses of one place).
    public var exclusiveGroups: [[String]]
    /// Funded before anything else, whatever their votes.
    public var mandatory: [String]
    /// Served in order, each with its own amount; then the whole city with what is left.
    public var envelopes: [Envelope]
    /// Whether what an envelope leaves goes on to the whole city.
    public var carryOver: Bool

    public init(
        _ method: Method = .greedy, utility: Utility = .cost, ranking: Ranking? = nil, notFitting: NotFitting = .skip,
        reserve: Reserve? = nil, completions: [Completion] = [], ties: [TieKey] = [.id], minimumVotes: Int = 0, minimumPercent: Int = 0,
        maximumWinners: Int? = nil, quotas: [Quota] = [], exclusiveGroups: [[String]] = [], mandatory: [String] = [],
        envelopes: [Envelope] = [], carryOver: Bool = true
    ) {
        self.method = method
        self.utility = utility
        self.ranking = ranking
        self.notFitting = notFitting
        self.reserve = reserve
        self.completions = completions
        self.ties = ties
        self.minimumVotes = minimumVotes
        self.minimumPercent = minimumPercent
        self.maximumWinners = maximumWinners
        self.quotas = quotas
        self.exclusiveGroups = exclusiveGroups
        self.mandatory = mandatory
        self.envelopes = envelopes
        self.carryOver = carryOver
    }
}

extension AllocationRule {
    /// The way winners are chosen.
    public enum Method: String, Sendable, CaseIterable {
        case greedy
        case equalShares = "equal-shares"
        case phragmen
        case maxUtility = "max-utility"
        case majorityJudgment = "majority-judgment"
        case boundedOverspending = "bounded-overspending"
        case instantRunoff = "instant-runoff"
    }

    /// What a voter draws from a funded project of the ballot.
    public enum Utility: String, Sendable, CaseIterable {
        /// Its cost: money spent on one's choices.
        case cost
        /// One: the number of one's choices.
        case cardinality
        /// The points given to it; L − k + 1 for the k-th of L ranked without points.
        case points
        /// L − k for the k-th of L ranked.
        case borda
    }

    /// By what greedy ranks.
    public enum Ranking: String, Sendable, CaseIterable {
        case total
        case perCost = "per-cost"
    }

    /// What a count does with a project that costs more than the money left.
    public enum NotFitting: String, Sendable, CaseIterable {
        case skip, stop
        /// Gives it what is left, then stops.
        case partial
    }

    /// What may follow equal shares, which seldom spend everything.
    public enum Completion: String, Sendable, CaseIterable {
        case none
        /// Takes what still fits, by number of supporters.
        case greedy
        /// Raises every share by one unit of currency as long as the budget holds.
        case add1
        /// Add1, then greedy.
        case add1u
        /// Lets voters pay for projects they did not choose, as little as possible each.
        case exhaustive
        /// Keeps the outcome unless more voters prefer the greedy one.
        case comparison
    }

    /// A reserve outside the budget that completes what is missing for a project that does not fit, before the count
    /// skips or stops: at Poznań when four fifths are there (80), at Gdynia for one more project whatever is there (0).
    public struct Reserve: Sendable, Equatable {
        /// The part of its cost, in percent, that the money left must reach.
        public var fromPercent: Int
        /// For how many projects at most.
        public var projects: Int
        public init(fromPercent: Int, projects: Int = 1) { (self.fromPercent, self.projects) = (fromPercent, projects) }

        func completes(_ cost: Int, left: Int, used: Int) -> Bool {
            used < projects && Int128(left) * 100 >= Int128(cost) * Int128(fromPercent)
        }
    }

    /// At least `atLeast` winners of a territory or of a category.
    public struct Quota: Sendable, Equatable {
        public var scope: Envelope.Scope
        public var atLeast: Int
        public init(_ scope: Envelope.Scope, atLeast: Int) {
            self.scope = scope
            self.atLeast = atLeast
        }
    }

    var effectiveRanking: Ranking { ranking ?? (utility == .cost ? .total : .perCost) }
}

/// Money set aside for some of the projects.
public struct Envelope: Sendable, Equatable {
    /// Which projects an envelope may pay.
    public enum Scope: Sendable, Equatable, Hashable {
        case everywhere
        /// The projects of no territory in particular, when those of territories may not draw on the city's money.
        case withoutTerritory
        case territory(String)
        case category(String)

        public func contains(_ project: Project) -> Bool {
            switch self {
            case .everywhere: true
            case .withoutTerritory: project.territory == nil
            case .territory(let name): project.territory == name
            case .category(let name): project.categories.contains(name)
            }
        }
    }

    public var scope: Scope
    /// In the smallest unit of the instance.
    public var amount: Int
    /// What it leaves stays with it, even when the others carry over.
    public var isRingFenced: Bool

    public init(_ scope: Scope, amount: Int, isRingFenced: Bool = false) {
        self.scope = scope
        self.amount = amount
        self.isRingFenced = isRingFenced
    }

    /// The same amount for every territory of the instance, in rising byte order of their names.
    public static func each(_ amount: Int, of instance: Instance) -> [Envelope] {
        Set(instance.projects.compactMap(\.territory)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { Envelope(.territory($0), amount: amount) }
    }
}
