/// All the ballots, identical ones counted once with their number: what was said, never by whom.
///
/// The ballots lie flat: those of group `g` are `choices[bounds[g]..<bounds[g + 1]]`, with `points` alongside when there are any.
public struct Profile: Sendable {
    public let kind: BallotKind
    public internal(set) var bounds: [Int32] = [0]
    public internal(set) var choices: [Int32] = []
    /// Alongside the choices when the ballots have points; else empty.
    public internal(set) var points: [Int32] = []
    /// How many voters cast exactly this ballot.
    public internal(set) var weights: [Int] = []
    /// How many ballots in all, empty ones included.
    public internal(set) var voters = 0
    /// What is known of voters besides their choices, counted apart: by channel, by neighbourhood.
    public internal(set) var breakdowns: [String: Breakdown] = [:]
    /// By how much the points were multiplied to be whole numbers: 1 unless the city allowed half points.
    public var pointsScale = 1

    public var groups: Int { weights.count }
    /// Cumulative and scoring ballots have points; ordinal ones may (Kraków gives 3, 2 and 1 to the three ranked).
    public let hasPoints: Bool

    init(kind: BallotKind, hasPoints: Bool) { (self.kind, self.hasPoints) = (kind, hasPoints) }

    /// The ballots one by one in code that need not be fast.
    public init(kind: BallotKind, _ ballots: [Ballot]) {
        var builder = ProfileBuilder(kind: kind)
        for ballot in ballots { builder.add(ballot) }
        self = builder.profile()
    }

    @inline(__always) func span(_ group: Int) -> Range<Int> { Int(bounds[group])..<Int(bounds[group + 1]) }

    /// Points given to the choice at a place: those of the ballot; for a rank without points L − k + 1, the last getting 1; else 1.
    @inline(__always) func points(at place: Int, in span: Range<Int>) -> Int {
        hasPoints ? Int(points[place]) : kind == .ordinal ? span.upperBound - place : 1
    }

    public func ballot(_ group: Int) -> Ballot {
        let span = span(group)
        return Ballot(choices[span].map(Int.init), points: hasPoints ? points[span].map(Int.init) : nil)
    }
}

/// Votes by the values of one thing known about voters (`voting_method`, `district`).
public struct Breakdown: Sendable, Equatable {
    /// Voters by value.
    public internal(set) var voters: [String: Int] = [:]
    /// For each value, the supporters of each project.
    public internal(set) var supporters: [String: [Int]] = [:]

    public init() {}

    public mutating func set(_ value: String, voters count: Int, supporters counts: [Int]) {
        voters[value] = count
        supporters[value] = counts
    }

    public func supporters(of project: Int, _ value: String) -> Int {
        guard let counts = supporters[value], project < counts.count else { return 0 }
        return counts[project]
    }
}
