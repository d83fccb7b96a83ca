/// For each project, the groups of identical ballots that draw something from it, and how much each voter draws.
struct SupporterLists: Sendable {
    private var bounds: [Int]
    private(set) var groups: [Int32] = []
    /// Points or Borda utility alongside the groups; empty when every supporter draws the same.
    private(set) var utilities: [Int32] = []
    /// Voters of each project, and the sum of their utilities.
    private(set) var voters: [Int]
    private(set) var utility: [Int]
    private(set) var greatestUtility: [Int]

    var isUniform: Bool { utilities.isEmpty }

    /// Only projects marked in `isIn` get a list.
    init(_ profile: Profile, _ kind: AllocationRule.Utility, costs: [Int], isIn: [Bool]) {
        let count = costs.count
        let hasUtilities = kind == .points || kind == .borda
        func draws(_ place: Int, _ span: Range<Int>) -> Int {
            switch kind {
            case .cardinality: 1
            case .cost: costs[Int(profile.choices[place])] > 0 ? 1 : 0
            case .points: profile.points(at: place, in: span)
            case .borda: span.upperBound - place - 1
            }
        }
        (voters, utility, greatestUtility) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
        var sizes = [Int](repeating: 0, count: count + 1)
        for group in 0..<profile.groups {
            let span = profile.span(group)
            for place in span where isIn[Int(profile.choices[place])] && draws(place, span) > 0 { sizes[Int(profile.choices[place])] += 1 }
        }
        bounds = [0]
        for size in sizes.dropLast() { bounds.append(bounds.last! + size) }
        var next = bounds
        groups = [Int32](repeating: 0, count: bounds.last!)
        if hasUtilities { utilities = groups }
        for group in 0..<profile.groups {
            let span = profile.span(group)
            for place in span {
                let project = Int(profile.choices[place])
                let drawn = draws(place, span)
                guard isIn[project], drawn > 0 else { continue }
                groups[next[project]] = Int32(group)
                if hasUtilities { utilities[next[project]] = Int32(drawn) }
                next[project] += 1
                voters[project] += profile.weights[group]
                utility[project] += profile.weights[group] * drawn
                greatestUtility[project] = max(greatestUtility[project], drawn)
            }
        }
    }

    @inline(__always) func span(_ project: Int) -> Range<Int> { bounds[project]..<bounds[project + 1] }

    @inline(__always) func utility(at place: Int) -> Int { utilities.isEmpty ? 1 : Int(utilities[place]) }
}
