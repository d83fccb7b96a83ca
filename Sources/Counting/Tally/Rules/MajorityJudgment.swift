/// Majority judgment, then greedy by rank: each project has the grade of its median voter, and equals are told apart by
/// taking one median grade off each, again and again. (Balinski & Laraki 2007; the vote of Paris since 2021.)
///
/// Grades are the points of the ballots, the higher the better; a project a voter did not grade has the lowest, 0.
extension Count {
    mutating func majorityJudgment(_ eligible: [Int]) {
        let values = Dictionary(uniqueKeysWithValues: zip(eligible, MajorityValue.all(profile, eligible, projects: instance.projects.count)))
        let order = eligible.sorted { left, right in
            switch values[left]!.compared(to: values[right]!) {
            case .higher: true
            case .lower: false
            case .same: ties.rank[left] < ties.rank[right]
            }
        }
        let scale = profile.pointsScale
        var stoppedAt: Int?
        var start = order.startIndex
        while start < order.endIndex {
            let end = order[start...].firstIndex { values[$0]!.compared(to: values[order[start]]!) != .same } ?? order.endIndex
            consider(Array(order[start..<end]), .rank, &stoppedAt) { Fraction(values[$0]!.median, scale) }
            start = end
        }
    }
}

/// The grades of one project, as how many voters gave each, the lowest first.
struct MajorityValue: Sendable {
    let grades: [(grade: Int, voters: Int)]

    init(_ counts: [Int: Int]) { grades = counts.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    static func all(_ profile: Profile, _ eligible: [Int], projects: Int) -> [MajorityValue] {
        var counts = [[Int: Int]](repeating: [:], count: projects)
        for group in 0..<profile.groups {
            for place in profile.span(group) { counts[Int(profile.choices[place])][Int(profile.points[place]), default: 0] += profile.weights[group] }
        }
        return eligible.map { project in
            var counts = counts[project]
            counts[0, default: 0] += profile.voters - counts.values.reduce(0, +)
            return MajorityValue(counts)
        }
    }

    /// The grade of the middle voter; of the two, the lower.
    var median: Int {
        var rest = (grades.reduce(0) { $0 + $1.voters } + 1) / 2
        for (grade, voters) in grades {
            rest -= voters
            if rest <= 0 { return grade }
        }
        return 0
    }

    enum Order { case lower, same, higher }

    /// Compares the sequences of medians taken off one by one, without writing them out: from the middle outwards
    /// they alternate between a lower and an upper side, each made of few runs of equal grades.
    func compared(to other: MajorityValue) -> Order {
        var (mine, theirs) = (Sides(self), Sides(other))
        while let left = mine.next, let right = theirs.next {
            if left.low != right.low { return left.low < right.low ? .lower : .higher }
            if left.high != right.high { return left.high < right.high ? .lower : .higher }
            let steps = min(left.steps, right.steps)
            mine.advance(steps)
            theirs.advance(steps)
        }
        return .same
    }

    /// The grades below and above the middle, read outwards together.
    private struct Sides {
        private var low: [(grade: Int, voters: Int)] = []
        private var high: [(grade: Int, voters: Int)] = []

        init(_ value: MajorityValue) {
            let total = value.grades.reduce(0) { $0 + $1.voters }
            var below = (total + 1) / 2
            for (grade, voters) in value.grades {
                let under = min(below, voters)
                if under > 0 { low.append((grade, under)) }
                if voters > under { high.append((grade, voters - under)) }
                below -= under
            }
            low.reverse()
            // An odd number of voters leaves the last lower grade without its pair.
            if total % 2 == 1 { high.append((.max, 1)) }
        }

        /// The pair read now, and for how many pairs it stays the same.
        var next: (low: Int, high: Int, steps: Int)? {
            guard let low = low.first, let high = high.first else { return nil }
            return (low.grade, high.grade, min(low.voters, high.voters))
        }

        mutating func advance(_ steps: Int) {
            low[0].voters -= steps
            high[0].voters -= steps
            if low[0].voters == 0 { low.removeFirst() }
            if high[0].voters == 0 { high.removeFirst() }
        }
    }
}
