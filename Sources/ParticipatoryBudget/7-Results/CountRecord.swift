import L10n
import Vocabulary

/// The official account of a count: the rule, the money, what became of each project and why, every round, every tie.
/// Projects are named by their number on the ballot. Kept as JSON, never edited.
struct CountRecord: Sendable, Equatable, Codable {
    var rule: CountRule
    /// How people voted: `approval`, `cumulative`, `ordinal`…
    var ballotKind: String
    var ballots: Int
    var blank: Int
    var turnout: Turnout
    var spent: Euros
    var left: Euros
    var envelopes: [EnvelopeLine] = []
    /// In the order they were taken.
    var winners: [Int] = []
    var lines: [ProjectLine] = []
    /// The projects for which what was missing has been sought: where counting again takes long, not all. Older records do not say.
    var sought: [Int]?
    var rounds: [RoundLine] = []
    var ties: [TieLine] = []
    /// Ballots by their number of winning choices: `ballotsByWins[2]` had exactly two.
    var ballotsByWins: [Int] = []
    /// What other rules would have given with the same ballots, when the rules of the edition ask for it.
    var otherRules: [OtherRule] = []
    /// Votes that came from urns of which only the totals are known: they count among `ballots`, one by one, and are no ballots.
    var votesFromTotals: Int?
    /// Votes that waited for somebody to look, names that were compared; records kept by an earlier version do not say.
    var checks: QuarantineCounts?
    /// Where ballots were sealed: the list that they came out of.
    var sealedList: SealedList?

    /// The public list of a sealed box as it was shut, and the ballots that came another way: whoever has both files holds one against the other.
    struct SealedList: Sendable, Equatable, Codable {
        /// Its ballots and its revocations.
        var lines: Int
        var revoked: Int
        /// The last root, of all these lines.
        var root: String
        /// Ballots that were counted and never were in the list: paper, and totals.
        var others: Int
        var opened: Int { lines - 2 * revoked }
    }

    /// What an envelope had, spent and left. Without a name, the whole city.
    struct EnvelopeLine: Sendable, Equatable, Codable {
        var name: String
        var amount: Euros
        var spent: Euros
        var left: Euros { amount - spent }
    }

    /// What became of a project: its votes, whether it won, and the one reason.
    struct ProjectLine: Sendable, Equatable, Codable {
        var number: Int
        /// Among all projects, equals sharing a place.
        var rank: Int
        var supporters: Int
        /// Points where the vote gives points, else the supporters.
        var score: Int
        /// The last round that concerned it; nil when none did.
        var fate: RoundLine?
        /// Majority judgment: the grade of the voter in the middle.
        var grade: Int?
        /// How many more votes (or points) would have made it win, the others being as they are; nil when that has no plain answer.
        var missingVotes: Int?
        /// The greatest cost in whole euros at which it would have won, all else as it is; nil when no cost would have done, or when it was not sought.
        var winningCost: Euros?
        var isWinner: Bool { fate?.isWin ?? false }
    }

    /// One step: a project was considered, and this is what became of it.
    struct RoundLine: Sendable, Equatable, Codable {
        var number: Int
        /// Rank of the envelope in the record.
        var envelope: Int
        /// `taken`, `skipped`, `stopped-here`…
        var outcome: String
        var leftBefore: Euros
        var leftAfter: Euros
        /// Money that was missing.
        var missing: Euros?
        /// The project at which the count had stopped, or the rival that won.
        var other: Int?
        var minimum: Int?
        /// Rank of the tie that was broken here.
        var tie: Int?
        /// Taken before its turn, for the minimum asked of its theme or territory.
        var isByQuota: Bool?
        /// Taken first because the rules fund it whatever its votes.
        var isMandatory: Bool?
        /// Completed by money from outside the budget.
        var isByReserve: Bool?
        /// Equal shares: its supporters' shares paid for it, and no completion. Older records do not say.
        var isPaidByShares: Bool?
        /// Equal shares: the most that one of its supporters paid for it (for one point, where points count), rounded up.
        var mostPaid: Euros?
        /// Equal shares: the votes that count, in whole votes, of each project still open at this round, by its number.
        var effectiveVotes: [Int: Int]?
        var isWin: Bool { outcome == "taken" || outcome == "taken-in-part" }
    }

    /// A tie, in the order the rule puts it, and what decided.
    struct TieLine: Sendable, Equatable, Codable {
        var among: [Int]
        var chosen: [Int]
        var by: String
        var isDecisive: Bool
    }

    /// The outcome by another rule.
    struct OtherRule: Sendable, Equatable, Codable {
        /// `greedy stop`, `equal shares`, `no envelopes`…
        var name: String
        var winners: [Int]
        var spent: Euros
        /// Ballots with at least one winning choice, and winning choices on all ballots.
        var served: Int
        var choicesWon: Int
    }
}

extension CountRecord.ProjectLine {
    /// The grade as our ballots call it.
    var grading: BallotGrade? { grade.flatMap(BallotGrade.init(rawValue:)) }
}

extension CountRecord {
    var isGraded: Bool { lines.contains { $0.grade != nil } }

    /// Ballots that somebody read.
    var readBallots: Int { ballots - (votesFromTotals ?? 0) }

    /// As everyone may read it: small cells of the turnout are left out.
    var published: CountRecord {
        var record = self
        record.turnout.byChannel = Turnout.published(turnout.byChannel)
        record.turnout.byTerritory = Turnout.published(turnout.byTerritory)
        record.turnout.supporters = turnout.supporters?.mapValues(Turnout.published)
        return record
    }
}

/// How many voted, by which way and where from; never small enough to point at somebody.
struct Turnout: Sendable, Equatable, Codable {
    var voters = 0
    var byChannel: [String: Int] = [:]
    var byTerritory: [String: Int] = [:]
    /// For each project by its number, how many of its supporters come from where; only of votes whose ballots say it openly.
    var supporters: [Int: [String: Int]]?

    static let least = 10

    /// Cells under ten are hidden, and the next ones as long as those hidden could be found by subtraction: at least two, ten people in all.
    static func masked(_ cells: [String: Int]) -> [(name: String, voters: Int?)] {
        let sorted = cells.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        var hidden: Set<String> = [], people = 0
        for cell in sorted where cell.value > 0 {
            let isSmall = cell.value < least
            let wouldTell = !hidden.isEmpty && (hidden.count < 2 || people < least)
            guard isSmall || wouldTell else { break }
            hidden.insert(cell.key)
            people += cell.value
        }
        return cells.sorted { $0.key.inAlphabet < $1.key.inAlphabet }.map { (name: $0.key, voters: hidden.contains($0.key) ? nil : $0.value) }
    }

    static func published(_ cells: [String: Int]) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: masked(cells).compactMap { cell in cell.voters.map { (cell.name, $0) } })
    }
}
