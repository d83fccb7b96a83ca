import Tally
import Vocabulary

/// The proposals from the best mean mark to the lowest, in exact arithmetic. Equals share their rank.
struct PanelRanking: Sendable {
    /// A proposal with what the panel gave it, without saying who gave what.
    struct Line: Sendable {
        var proposal: Proposal
        /// What members gave alone, what groups gave after they had talked; nil: nobody has.
        var alone: PanelSpread?
        var groups: PanelSpread?
        var basis = Selection.Basis.alone
        var rank = 0

        /// Whichever of the two makes the ranking.
        var spread: PanelSpread? { basis == .alone ? alone : groups }
        var other: PanelSpread? { basis == .alone ? groups : alone }
        var mean: Fraction? { spread?.mean }
    }

    var lines: [Line]

    init(_ candidates: [Proposal], _ marks: [PanelMark], groups: [ID<Proposal>: [Int]] = [:], basis: Selection.Basis = .alone) {
        let points = Dictionary(grouping: marks, by: \.proposal).mapValues { $0.map(\.points) }
        var lines = candidates.map { proposal in
            Line(proposal: proposal, alone: PanelSpread(points[proposal.id] ?? []), groups: PanelSpread(groups[proposal.id] ?? []), basis: basis)
        }
        lines.sort { Self.isBefore($0, $1) }
        for index in lines.indices {
            lines[index].rank = index > 0 && lines[index].mean == lines[index - 1].mean ? lines[index - 1].rank : index + 1
        }
        self.lines = lines
    }

    /// What nothing ranks comes last, in the order of the other marks.
    private static func isBefore(_ left: Line, _ right: Line) -> Bool {
        if left.mean == nil, right.mean == nil, let a = left.other?.mean, let b = right.other?.mean, a != b { return a > b }
        return switch (left.mean, right.mean) {
        case (let a?, let b?) where a != b: a > b
        case (.some, nil): true
        case (nil, .some): false
        default: (left.proposal.number ?? 0) < (right.proposal.number ?? 0)
        }
    }
}

/// What several gave to one proposal: their mean, and how far they stand from one another.
struct PanelSpread: Sendable, Equatable {
    var mean: Fraction
    var lowest: Int
    var highest: Int
    var count: Int
    /// How far a mark is from the mean, on average.
    var deviation: Fraction

    /// Nil when nobody gave anything.
    init?(_ points: [Int]) {
        guard let lowest = points.min(), let highest = points.max() else { return nil }
        let sum = points.reduce(0, +), count = points.count
        (self.lowest, self.highest, self.count, mean) = (lowest, highest, count, Fraction(sum, count))
        deviation = Fraction(points.reduce(0) { $0 + abs(count * $1 - sum) }, count * count)
    }

    /// Whether opinions differ by a fifth of the scale or more.
    func isDivided(outOf best: Int) -> Bool { count > 1 && deviation * Fraction(5) >= Fraction(best) }
}
