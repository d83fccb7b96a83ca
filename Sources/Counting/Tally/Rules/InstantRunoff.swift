/// Instant runoff, then greedy by rank: each ballot counts for the first of its choices still there; the project with the fewest is put
/// aside and its ballots go on to their next choice, until one is left: it is first, the last put aside second. In each envelope among the
/// projects that it covers. (Hare 1857; the vote of Ireland and Australia.)
extension Count {
    mutating func instantRunoff(_ eligible: [Int]) {
        let runoff = InstantRunoff(profile, eligible, projects: instance.projects.count, ties)
        let first = record(eliminations: runoff.ties)
        var stoppedAt: Int?
        for stand in runoff.order { consider(stand.project, .rank, stand.tie.map { first + $0 }, &stoppedAt, Fraction(stand.votes)) }
        consider(runoff.unchosen, .rank, &stoppedAt) { _ in Fraction(0) }
    }

    /// The best first, each alone but those that nobody chose first.
    mutating func runoffTiers(_ projects: [Int]) -> [Tier] {
        let runoff = InstantRunoff(profile, projects, projects: instance.projects.count, ties)
        let first = record(eliminations: runoff.ties)
        return runoff.order.map { stand in Tier(projects: [stand.project], tie: stand.tie.map { first + $0 }) } + [Tier(projects: runoff.unchosen)]
    }
}

extension AllocationRule {
    /// The place of each project, 1 for the first, where grades or eliminations rank them: no total of the ballots tells it. Those that nobody
    /// chose first share the last. Nil for the other rules.
    public func places(_ instance: Instance, _ profile: Profile) -> [Int]? {
        if method == .majorityJudgment { return majorityPlaces(instance, profile) }
        guard method == .instantRunoff else { return nil }
        let count = instance.projects.count, votes = Scores(profile, projects: count).supporters
        let runoff = InstantRunoff(profile, Array(0..<count), projects: count, TieBreaking(ties, instance, votes: votes, breakdowns: profile.breakdowns))
        var places = [Int](repeating: runoff.order.count + 1, count: count)
        for (index, stand) in runoff.order.enumerated() { places[stand.project] = index + 1 }
        return places
    }
}

/// The ranking of some projects by an instant runoff among them.
struct InstantRunoff: Sendable {
    /// A project with the votes it had when it was put aside, and the tie that was broken then.
    struct Stand: Sendable, Equatable {
        var project: Int
        var votes: Int
        var tie: Int?
    }

    /// The best first.
    private(set) var order: [Stand] = []
    /// The first choice of no ballot: put aside before all others, in the order of the tie rule.
    private(set) var unchosen: [Int] = []
    /// Met while putting aside; who won of them is known later.
    private(set) var ties: [Tie] = []
    private var votes: [Int]
    private var isThere: [Bool]
    /// The groups of ballots that count for each project, and at which of its choices each group is.
    private var piles: [[Int]]
    private var places: [Int]

    init(_ profile: Profile, _ eligible: [Int], projects: Int, _ rule: TieBreaking) {
        votes = [Int](repeating: 0, count: projects)
        isThere = [Bool](repeating: false, count: projects)
        piles = [[Int]](repeating: [], count: projects)
        places = (0..<profile.groups).map { profile.span($0).lowerBound }
        for project in eligible { isThere[project] = true }
        for group in 0..<profile.groups { move(group, profile) }
        unchosen = rule.ordered(eligible.filter { votes[$0] == 0 })
        for project in unchosen { isThere[project] = false }
        var standing = eligible.filter { votes[$0] > 0 }
        while !standing.isEmpty {
            let last = putAside(of: standing, rule)
            standing.removeAll { $0 == last }
            let pile = piles[last]
            piles[last] = []
            for group in pile { move(group, profile) }
        }
        order.reverse()
    }

    /// The one with the fewest votes; of equals, the last by the tie rule.
    private mutating func putAside(of standing: [Int], _ rule: TieBreaking) -> Int {
        let fewest = standing.reduce(Int.max) { min($0, votes[$1]) }
        let tied = rule.ordered(standing.filter { votes[$0] == fewest }), last = tied[tied.count - 1]
        if tied.count > 1 { ties.append(Tie(among: tied, chosen: [], by: rule.key(between: tied[tied.count - 2], and: last))) }
        order.append(Stand(project: last, votes: fewest, tie: tied.count > 1 ? ties.count - 1 : nil))
        isThere[last] = false
        return last
    }

    /// Puts identical ballots on the pile of the first of their choices still there, if there is one.
    private mutating func move(_ group: Int, _ profile: Profile) {
        let end = profile.span(group).upperBound
        while places[group] < end, !isThere[Int(profile.choices[places[group]])] { places[group] += 1 }
        guard places[group] < end else { return }
        let project = Int(profile.choices[places[group]])
        votes[project] += profile.weights[group]
        piles[project].append(group)
    }
}
