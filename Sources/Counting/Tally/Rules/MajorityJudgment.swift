/// Majority judgment, then greedy by rank: each project has the grade of its median voter, and equals are told apart by
/// taking one median grade off each, again and again. (Balinski & Laraki 2007; the vote of Paris since 2021.)
///
/// Grades are the points of the ballots, the higher the better; a project a voter did not grade has the lowest, 0.
extension Count {
    mutating func majorityJudgment(_ eligible: [Int]) {
        let values = majorityValues(eligible), scale = profile.pointsScale
        var stoppedAt: Int?
        for tied in majorityTiers(values) { consider(tied, .rank, &stoppedAt) { Fraction(values[$0]!.median, scale) } }
    }

    func majorityValues(_ eligible: [Int]) -> [Int: MajorityValue] {
        Dictionary(uniqueKeysWithValues: zip(eligible, MajorityValue.all(profile, eligible, projects: instance.projects.count)))
    }

    /// The best first, equals together in the order of the tie rule.
    func majorityTiers(_ values: [Int: MajorityValue]) -> [[Int]] {
        let order = values.keys.sorted { left, right in
            switch values[left]!.compared(to: values[right]!) {
            case .higher: true
            case .lower: false
            case .same: ties.rank[left] < ties.rank[right]
            }
        }
        return order.reduce(into: []) { tiers, project in
            if let first = tiers.last?.first, values[first]!.compared(to: values[project]!) == .same {
                tiers[tiers.count - 1].append(project)
            } else {
                tiers.append([project])
            }
        }
    }
}

extension AllocationRule {
    /// The grade of each project, that of its median voter; nil for the other rules.
    public func medianGrades(_ instance: Instance, _ profile: Profile) -> [Int]? {
        guard method == .majorityJudgment else { return nil }
        let projects = Array(instance.projects.indices)
        return MajorityValue.all(profile, projects, projects: projects.count).map { $0.median / profile.pointsScale }
    }

    /// The place of each project by its grades, 1 for the first, equals sharing one.
    func majorityPlaces(_ instance: Instance, _ profile: Profile) -> [Int] {
        let projects = Array(instance.projects.indices), values = MajorityValue.all(profile, projects, projects: projects.count)
        let order = projects.sorted { values[$0].compared(to: values[$1]) == .higher }
        var places = [Int](repeating: 1, count: projects.count)
        for (index, project) in order.enumerated().dropFirst() {
            let before = order[index - 1]
            places[project] = values[before].compared(to: values[project]) == .same ? places[before] : index + 1
        }
        return places
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

    /// How two majority values compare.
    enum Order { case lower, same, higher }

    /// Compares the sequences of medians taken off one by one, without writing them out: from the middle outwards
    /// they alternate between two sides, each made of few runs of equal grades. Both must have as many voters.
    func compared(to other: MajorityValue) -> Order {
        var (mine, theirs) = (Sides(self), Sides(other))
        while let left = mine.next, let right = theirs.next {
            if left.first != right.first { return left.first < right.first ? .lower : .higher }
            if left.second != right.second { return left.second < right.second ? .lower : .higher }
            let steps = min(left.steps, right.steps)
            mine.advance(steps)
            theirs.advance(steps)
        }
        return .same
    }

    /// The grades on both sides of the middle, read outwards in pairs. With an even number of voters the lower of the two
    /// in the middle comes first; with an odd one the middle itself, then the one below it.
    private struct Sides {
        private var first: [(grade: Int, voters: Int)] = []
        private var second: [(grade: Int, voters: Int)] = []

        init(_ value: MajorityValue) {
            let total = value.grades.reduce(0) { $0 + $1.voters }
            var below = total / 2
            var (low, high): ([(grade: Int, voters: Int)], [(grade: Int, voters: Int)]) = ([], [])
            for (grade, voters) in value.grades {
                let under = min(below, voters)
                if under > 0 { low.append((grade, under)) }
                if voters > under { high.append((grade, voters - under)) }
                below -= under
            }
            low.reverse()
            // The last of an odd number has no pair.
            if total % 2 == 1 { low.append((0, 1)) }
            (first, second) = total % 2 == 1 ? (high, low) : (low, high)
        }

        /// The pair read now, and for how many pairs it stays the same.
        var next: (first: Int, second: Int, steps: Int)? {
            guard let one = first.first, let two = second.first else { return nil }
            return (one.grade, two.grade, min(one.voters, two.voters))
        }

        mutating func advance(_ steps: Int) {
            first[0].voters -= steps
            second[0].voters -= steps
            if first[0].voters == 0 { first.removeFirst() }
            if second[0].voters == 0 { second.removeFirst() }
        }
    }
}
