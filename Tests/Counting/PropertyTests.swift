import Testing
import Tally

/// What must hold of every rule, tried on elections drawn at random.
struct PropertyTests {
    private static let approvals: [AllocationRule] = [
        AllocationRule(), AllocationRule(notFitting: .stop), AllocationRule(notFitting: .partial), AllocationRule(utility: .cardinality),
        AllocationRule(ties: [.votes, .costRising, .seed("lot")]), AllocationRule(.equalShares), AllocationRule(.equalShares, utility: .cardinality),
        AllocationRule(.equalShares, completions: [.add1u]), AllocationRule(.equalShares, completions: [.exhaustive]),
        AllocationRule(.equalShares, completions: [.add1, .greedy, .comparison]), AllocationRule(.phragmen), AllocationRule(.maxUtility),
        AllocationRule(.boundedOverspending),
    ]
    private static let points: [AllocationRule] = [
        AllocationRule(utility: .points), AllocationRule(utility: .points, ranking: .total), AllocationRule(.equalShares, utility: .points, completions: [.add1u]),
        AllocationRule(.majorityJudgment), AllocationRule(.maxUtility, utility: .points), AllocationRule(.boundedOverspending, utility: .points),
    ]
    private static let rankings: [AllocationRule] = [AllocationRule(utility: .borda), AllocationRule(.instantRunoff), AllocationRule(.instantRunoff, notFitting: .stop)]

    /// A third of the elections have projects that cost nothing or more than there is.
    private func each(_ count: Int, _ body: (RandomElection, AllocationRule, Int) throws -> Void) rethrows {
        for seed in 0..<count {
            let isRough = seed % 3 == 2
            for rule in Self.approvals { try body(RandomElection(seed, small: rule.raisesShares, rough: isRough), rule, seed) }
            for rule in Self.points {
                try body(RandomElection(seed, kind: seed % 2 == 0 ? .cumulative : .scoring, small: rule.raisesShares, rough: isRough), rule, seed)
            }
            for rule in Self.rankings { try body(RandomElection(seed, kind: .ordinal, rough: isRough), rule, seed) }
        }
    }

    @Test func `the order of projects and ballots never matters`() throws {
        try each(30) { election, rule, seed in
            let other = election.shuffled(seed + 1)
            var rule = rule
            if seed % 2 == 1 { rule.envelopes = Envelope.each(election.instance.budget / 4, of: election.instance) }
            let (one, two) = (try rule.allocate(election.instance, election.profile), try rule.allocate(other.instance, other.profile))
            #expect(one.ids(election.instance) == two.ids(other.instance), "seed \(seed) \(rule.method)")
            #expect(one.json(election.instance, rule).text == two.json(other.instance, rule).text, "seed \(seed) \(rule.method)")
        }
    }

    @Test func `money spent and left make up the budget, and winners make up the money spent`() throws {
        try each(30) { election, rule, seed in
            var rule = rule
            if seed % 2 == 1 { rule.envelopes = Envelope.each(election.instance.budget / 4, of: election.instance) }
            let allocation = try rule.allocate(election.instance, election.profile)
            let cost = allocation.winners.reduce(0) { $0 + (allocation.partialFunding[$1] ?? election.instance.projects[$1].cost) }
            #expect(allocation.spent == cost && allocation.left == election.instance.budget - cost && allocation.left >= 0, "seed \(seed)")
            #expect(Set(allocation.winners).count == allocation.winners.count)
            #expect(allocation.envelopes.allSatisfy { $0.left >= 0 })
        }
    }

    @Test func `every project has a last word, and it says won for the winners only`() throws {
        try each(20) { election, rule, seed in
            var rule = rule
            if seed % 2 == 1 {
                let territories = Set(election.instance.projects.compactMap(\.territory)).count
                rule.envelopes = Envelope.each(election.instance.budget / max(territories, 1), of: election.instance)
                (rule.minimumVotes, rule.carryOver) = (seed % 3, false)
            }
            let allocation = try rule.allocate(election.instance, election.profile)
            for project in election.instance.projects.indices {
                let fate = allocation.fate(of: project)
                #expect(fate?.isWin == allocation.isWinner(project), "seed \(seed) \(rule.method) \(project): \(String(describing: fate))")
            }
        }
    }

    @Test func `one more supporter never makes a greedy winner lose`() throws {
        for seed in 0..<100 {
            let election = RandomElection(seed)
            for rule in [AllocationRule(), AllocationRule(notFitting: .stop), AllocationRule(utility: .cardinality)] {
                for winner in try rule.allocate(election.instance, election.profile).winners {
                    var more = election
                    more.ballots.append(Ballot([winner]))
                    #expect(try rule.allocate(more.instance, more.profile).isWinner(winner), "seed \(seed)")
                }
            }
        }
    }

    @Test func `a voter for everything, or for every winner, never makes a greedy winner lose`() throws {
        for seed in 0..<100 {
            let election = RandomElection(seed)
            for rule in [AllocationRule(), AllocationRule(notFitting: .stop), AllocationRule(utility: .cardinality), AllocationRule(notFitting: .stop, minimumVotes: 2)] {
                let winners = try rule.allocate(election.instance, election.profile).winners
                for unanimous in rule.utility == .cost ? [Array(election.instance.projects.indices), winners] : [winners] {
                    var more = election
                    more.ballots.append(Ballot(unanimous))
                    let after = try rule.allocate(more.instance, more.profile).winners
                    let lost = Set(winners).subtracting(after)
                    #expect(lost.isEmpty || rule.minimumVotes > 0 && unanimous.count > winners.count, "seed \(seed)")
                }
            }
        }
    }

    @Test func `a greater budget never makes greedy by stop or by optimum do worse`() throws {
        for seed in 0..<100 {
            let election = RandomElection(seed)
            var richer = election.instance
            richer.budget += richer.budget / 3 + 1
            let stop = AllocationRule(notFitting: .stop)
            let (before, after) = (try stop.allocate(election.instance, election.profile), try stop.allocate(richer, election.profile))
            #expect(Array(after.winners.prefix(before.winners.count)) == before.winners, "seed \(seed)")
            let best = AllocationRule(.maxUtility)
            let scores = Scores(election.profile, projects: richer.projects.count).supporters
            let worth = { (winners: [Int]) in winners.reduce(0) { $0 + scores[$1] * richer.projects[$1].cost } }
            #expect(worth(try best.allocate(richer, election.profile).winners) >= worth(try best.allocate(election.instance, election.profile).winners))
        }
    }

    @Test func `no voters, no projects, no money: nothing wins and nothing fails`() throws {
        for rule in Self.approvals {
            #expect(try rule.allocate(Instance(projects: [], budget: 10), ballots([])).winners.isEmpty)
            #expect(try rule.allocate(Instance(projects: [], budget: 10), ballots([""])).winners.isEmpty)
            #expect(try rule.allocate(town([5], budget: 0), ballots(["A"])).winners.isEmpty)
            _ = try rule.allocate(town([5, 0], budget: 9), ballots([]))
            _ = try rule.allocate(town([0, 0], budget: 0), ballots(["AB", "A"]))
        }
    }

    @Test func `identical ballots are grouped, whatever the order of an approval's choices`() {
        let profile = Profile(kind: .approval, [Ballot([2, 0]), Ballot([0, 2]), Ballot([0, 2, 2]), Ballot([1]), Ballot([])])
        #expect(profile.groups == 3 && profile.voters == 5)
        #expect(Profile(kind: .ordinal, [Ballot([2, 0]), Ballot([0, 2])]).groups == 2)
        #expect(Profile(kind: .cumulative, [Ballot([2, 0], points: [1, 3]), Ballot([0, 2], points: [3, 1])]).groups == 1)
    }
}

extension AllocationRule {
    fileprivate var raisesShares: Bool { completions.contains(.add1) || completions.contains(.add1u) }
}
