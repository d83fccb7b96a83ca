/// The outcome of a count and the record of how it came about. Projects are indices into the instance.
public struct Allocation: Sendable, Equatable {
    /// In the order they were taken.
    public internal(set) var winners: [Int] = []
    /// What each winner gets when it is less than its cost (partial funding).
    public internal(set) var partialFunding: [Int: Int] = [:]
    /// What a reserve outside the budget adds to a winner's funding.
    public internal(set) var fromReserve: [Int: Int] = [:]
    public internal(set) var rounds: [Round] = []
    public internal(set) var ties: [Tie] = []
    public internal(set) var envelopes: [EnvelopeReport] = []
    /// In the smallest unit of the instance.
    public internal(set) var spent = 0
    public internal(set) var left: Int
    /// The share per voter that Add1 ended with, when the rule gives shares: that of the last envelope which has one.
    public internal(set) var share: Fraction?
    /// Whether the comparison step preferred the greedy outcome, in one envelope at least.
    public internal(set) var greedyPreferred: Bool?

    init(left: Int) { self.left = left }

    /// The last word of the record on a project: why it won or not.
    public func fate(of project: Int) -> Round.Outcome? { rounds.last { $0.project == project }?.outcome }

    public func isWinner(_ project: Int) -> Bool { winners.contains(project) }
}

/// What happened to one envelope.
public struct EnvelopeReport: Sendable, Equatable {
    public var scope: Envelope.Scope
    public var amount: Int
    public var spent: Int
    public var left: Int { amount - spent }
    /// By equal shares, what everybody who shares it has in the end, in units of currency; nil when greedy stands instead.
    public internal(set) var share: Fraction?
}

/// One step of a count: a project was considered, and this is what became of it.
public struct Round: Sendable, Equatable {
    public var project: Int
    /// Index into the envelopes of the allocation.
    public var envelope: Int
    public var outcome: Outcome
    /// What it was ranked by: votes, points, votes per unit of cost; for equal shares the price per unit of utility.
    public var score: Fraction
    /// Money the envelope had before and after.
    public var leftBefore: Int
    public var leftAfter: Int
    /// Index into the ties of the allocation, when a tie was broken here.
    public var tie: Int?
    /// Equal shares and Phragmén: who paid what.
    public var payment: Payment?
    /// Equal shares, when asked for: the effective votes of every project still open at this round.
    public var effectiveVotes: [Int: Fraction]?

    /// What became of a project at one round.
    public enum Outcome: Sendable, Equatable {
        case taken(Reason)
        /// It got less than it costs.
        case takenInPart(amount: Int)
        /// It costs more than the money left; the count went on.
        case skipped(missing: Int)
        /// It costs more than the money left, and the rule stops there.
        case stoppedHere(missing: Int)
        /// The count had already stopped at another project.
        case notReached(stoppedAt: Int)
        /// The maximum of winners was reached.
        case enoughWinners
        /// Fewer votes than the minimum.
        case tooFewVotes(votes: Int, minimum: Int)
        /// A project of the same exclusive group had won.
        case excludedBy(Int)
        /// Its supporters together no longer had its cost; equal shares and Phragmén.
        case unaffordable
        /// No voter supports it, by a rule that asks for supporters.
        case noSupporter
        /// Another set of projects brings more (maximum utility).
        case notInBestSet

        public var isWin: Bool {
            switch self {
            case .taken, .takenInPart: true
            case .skipped, .stoppedHere, .notReached, .enoughWinners, .tooFewVotes, .excludedBy, .unaffordable, .noSupporter, .notInBestSet: false
            }
        }
    }

    /// What made a project win.
    public enum Reason: String, Sendable, Equatable {
        /// Its turn came and it fitted.
        case rank
        case mandatory
        case quota
        /// Its supporters could pay for it.
        case paidBySupporters
        /// Taken by the completion after equal shares.
        case completion
        /// What was missing came from a reserve outside the budget.
        case reserve
        case bestSet
    }

    /// How a project was paid by the voters' shares.
    public struct Payment: Sendable, Equatable {
        /// Cost divided by the price: the votes that count once poor supporters are discounted (equalshares.net).
        public var effectiveVotes: Fraction
        /// The most that one voter paid (per point, when points are the utility).
        public var perVoter: Fraction
        /// Supporters who paid all they had left because it was less than the price.
        public var exhausted: Int
    }
}

/// A tie that was met, and what decided.
public struct Tie: Sendable, Equatable {
    /// In the order the tie rule puts them.
    public var among: [Int]
    public var chosen: [Int]
    /// The first key of the tie rule that told the chosen from another.
    public var by: TieKey

    /// Whether some of the tied won and others did not: then the tie rule decided the result.
    public var isDecisive: Bool { !chosen.isEmpty && chosen.count < among.count }
}
