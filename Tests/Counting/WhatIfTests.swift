import Testing
@testable import Tally

/// The figures behind the explanation given to each proposer.
struct WhatIfTests {
    private let instance = town([60, 50, 40], budget: 100)
    private let profile = ballots(["5×A", "3×B", "1×C"])

    @Test func `greedy tells the votes and the cost that would have sufficed`() throws {
        let whatIf = WhatIf(instance, profile, AllocationRule())
        #expect(try whatIf.votesMissing(for: 0) == 0)
        // B costs 50 and 40 is left after A: it must come before A, whose id comes first when tied.
        #expect(try whatIf.votesMissing(for: 1) == 3)
        #expect(try whatIf.winningCost(of: 1) == 40)
        let lastByID = WhatIf(instance, profile, AllocationRule(ties: [.idFalling]))
        #expect(try lastByID.votesMissing(for: 1) == 2)
    }

    @Test func `the figures are those of a recount, and one less does not suffice`() throws {
        for seed in 0..<60 {
            let election = RandomElection(seed, small: true)
            for rule in [AllocationRule(), AllocationRule(notFitting: .stop, minimumVotes: 2), AllocationRule(utility: .cardinality), AllocationRule(.equalShares)] {
                let whatIf = WhatIf(election.instance, election.profile, rule)
                for project in election.instance.projects.indices {
                    guard let votes = try whatIf.votesMissing(for: project) else { continue }
                    let wins = { (extra: Int) in
                        let profile = Profile(kind: .approval, election.ballots + [Ballot](repeating: Ballot([project]), count: extra))
                        return try rule.allocate(election.instance, profile).isWinner(project)
                    }
                    #expect(try wins(votes), "seed \(seed)")
                    if votes > 0 { #expect(try !wins(votes - 1), "seed \(seed)") }
                }
            }
        }
    }

    @Test func `a guess spares counts and changes no answer`() throws {
        for seed in 0..<20 {
            let election = RandomElection(seed, small: true)
            for rule in [AllocationRule(), AllocationRule(notFitting: .stop, minimumVotes: 2), AllocationRule(utility: .cardinality)] {
                let whatIf = WhatIf(election.instance, election.profile, rule)
                for project in election.instance.projects.indices {
                    let (votes, cost) = (try whatIf.votesMissing(for: project), try whatIf.winningCost(of: project))
                    for guess in [1, 2, 5, election.instance.projects[project].cost - 1, 1_000_000] {
                        #expect(try whatIf.votesMissing(for: project, guess: guess) == votes, "seed \(seed), \(guess)")
                        #expect(try whatIf.winningCost(of: project, guess: guess) == cost, "seed \(seed), \(guess)")
                    }
                }
            }
        }
    }

    @Test func `a project that can never fit has no figure of votes, but one of cost`() throws {
        let whatIf = WhatIf(town([500, 10], budget: 100), ballots(["3×A", "B"]), AllocationRule())
        #expect(try whatIf.votesMissing(for: 0) == nil)
        #expect(try whatIf.winningCost(of: 0) == 100)
    }

    @Test func `effective votes are the supporters until some of them run out of money`() throws {
        // Each has 10; A takes 6 from its two supporters, so of B's three one can give only 4.
        let instance = town([12, 16], budget: 40)
        let allocation = try AllocationRule(.equalShares, utility: .cardinality).allocate(instance, ballots(["A", "AB", "B", "B"]), watched: true)
        let rounds = allocation.rounds.compactMap(\.effectiveVotes)
        #expect(rounds.count == allocation.winners.count)
        #expect(rounds[0] == [0: 2, 1: 3].mapValues { Fraction($0) })
    }

    @Test func `money is told by territory and by category`() throws {
        var instance = town([60, 50, 40], budget: 110, territories: ["North", nil, "North"])
        instance.projects[0].categories = ["Nature", "Eau"]
        let distribution = Distribution(instance, profile, try AllocationRule().allocate(instance, profile))
        #expect(distribution.byTerritory.map(\.name) == ["North", nil])
        #expect(distribution.byTerritory.map(\.spent) == [60, 50])
        #expect(distribution.byTerritory.map(\.choices) == [6, 3])
        #expect(distribution.byCategory.map(\.name) == ["Eau", "Nature", nil])
    }
}
