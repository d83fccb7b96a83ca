import Tally
import Vocabulary

/// The proposals from the best mean mark to the lowest, in exact arithmetic. Equals share their rank.
struct PanelRanking: Sendable {
    /// A proposal with what the panel gave it, without saying who gave what.
    struct Line: Sendable {
        var proposal: Proposal
        /// Nil: nobody has marked it.
        var mean: Fraction?
        var lowest: Int
        var highest: Int
        var marks: Int
        var rank: Int
    }

    var lines: [Line]

    init(_ candidates: [Proposal], _ marks: [PanelMark]) {
        let points = Dictionary(grouping: marks, by: \.proposal).mapValues { $0.map(\.points) }
        var lines = candidates.map { proposal -> Line in
            let given = points[proposal.id] ?? []
            return Line(
                proposal: proposal, mean: given.isEmpty ? nil : Fraction(given.reduce(0, +), given.count), lowest: given.min() ?? 0,
                highest: given.max() ?? 0, marks: given.count, rank: 0
            )
        }
        lines.sort { Self.isBefore($0, $1) }
        for index in lines.indices {
            lines[index].rank = index > 0 && lines[index].mean == lines[index - 1].mean ? lines[index - 1].rank : index + 1
        }
        self.lines = lines
    }

    private static func isBefore(_ left: Line, _ right: Line) -> Bool {
        switch (left.mean, right.mean) {
        case (let a?, let b?) where a != b: a > b
        case (.some, nil): true
        case (nil, .some): false
        default: (left.proposal.number ?? 0) < (right.proposal.number ?? 0)
        }
    }
}
