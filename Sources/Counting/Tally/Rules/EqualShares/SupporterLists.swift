/// For each project, the groups of identical ballots that draw something from it, and how much each voter draws.
/// An object, so that it is passed on at no cost.
final class SupporterLists: Sendable {
    private let bounds: [Int]
    let groups: [Int32]
    /// Voters of each group alongside the groups.
    let weights: [Int]
    /// Points or Borda utility alongside the groups; empty when every supporter draws the same.
    let utilities: [Int32]
    /// Voters of each project, and the sum of their utilities.
    let voters: [Int]
    let utility: [Int]

    var isUniform: Bool { utilities.isEmpty }

    /// Only projects marked in `isIn` get a list.
    init(_ profile: Profile, _ kind: AllocationRule.Utility, costs: [Int], isIn: [Bool]) {
        let count = costs.count
        let hasUtilities = kind == .points || kind == .borda
        var sizes = [Int](repeating: 0, count: count)
        for group in 0..<profile.groups {
            let span = profile.span(group)
            for place in span where isIn[Int(profile.choices[place])] && profile.utility(kind, at: place, in: span, costs) > 0 { sizes[Int(profile.choices[place])] += 1 }
        }
        var bounds = [0]
        for size in sizes { bounds.append(bounds.last! + size) }
        var next = bounds
        var groups = [Int32](repeating: 0, count: bounds.last!)
        var (weights, utilities) = ([Int](repeating: 0, count: bounds.last!), hasUtilities ? groups : [])
        var (voters, utility) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
        for group in 0..<profile.groups {
            let (span, weight) = (profile.span(group), profile.weights[group])
            for place in span {
                let project = Int(profile.choices[place])
                let drawn = profile.utility(kind, at: place, in: span, costs)
                guard isIn[project], drawn > 0 else { continue }
                groups[next[project]] = Int32(group)
                weights[next[project]] = weight
                if hasUtilities { utilities[next[project]] = Int32(drawn) }
                next[project] += 1
                voters[project] += weight
                utility[project] += weight * drawn
            }
        }
        (self.bounds, self.groups, self.weights, self.utilities, self.voters, self.utility) = (bounds, groups, weights, utilities, voters, utility)
    }

    @inline(__always) func span(_ project: Int) -> Range<Int> { bounds[project]..<bounds[project + 1] }

    @inline(__always) func utility(at place: Int) -> Int { utilities.isEmpty ? 1 : Int(utilities[place]) }
}

extension Profile {
    /// What a voter draws from the choice at a place.
    @inline(__always)
    func utility(_ kind: AllocationRule.Utility, at place: Int, in span: Range<Int>, _ costs: [Int]) -> Int {
        switch kind {
        case .cost: costs[Int(choices[place])] > 0 ? 1 : 0
        case .cardinality: 1
        case .points: points(at: place, in: span)
        case .borda: span.upperBound - place - 1
        }
    }
}
