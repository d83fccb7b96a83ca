import Synchronization
import Testing
@testable import Tally

/// How often something happened.
private final class Counter: Sendable {
    private let count = Atomic(0)
    var value: Int { count.load(ordering: .relaxed) }
    func add() { count.add(1, ordering: .relaxed) }
}

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

    @Test(arguments: [AllocationRule(.equalShares, completions: [.add1u]), AllocationRule(.equalShares)])
    func `counts that suggest the next number to try are few`(rule: AllocationRule) throws {
        let counts = Counter()
        var answers = 0
        for seed in 0..<12 {
            let election = RandomElection(seed, projects: 12, voters: 400, small: true)
            var whatIf = WhatIf(election.instance, election.profile, rule)
            whatIf.watch = { counts.add() }
            let won = try rule.allocate(election.instance, election.profile).isWinner
            for project in election.instance.projects.indices where !won(project) {
                answers += [try whatIf.votesMissing(for: project), try whatIf.winningCost(of: project)].compactMap(\.self).count
            }
        }
        #expect(answers > 20 && counts.value < 10 * answers, "\(counts.value) counts for \(answers) answers")
    }

    @Test(arguments: [AllocationRule(.equalShares, completions: [.add1u]), AllocationRule(.equalShares, utility: .cardinality), AllocationRule(), AllocationRule(utility: .cardinality)])
    func `what was missing is what the search without a guess finds, or as good`(rule: AllocationRule) throws {
        for seed in 0..<25 {
            let election = RandomElection(seed, small: true)
            let allocation = try rule.allocate(election.instance, election.profile)
            let (missing, whatIf) = (WhatWasMissing(election.instance, election.profile, rule, allocation), WhatIf(election.instance, election.profile, rule))
            #expect(Set(missing.sought) == Set(election.instance.projects.indices).subtracting(allocation.winners))
            for project in missing.sought {
                let wins = { (extra: Int) in
                    let profile = Profile(kind: .approval, election.ballots + [Ballot](repeating: Ballot([project]), count: extra))
                    return try rule.allocate(election.instance, profile).isWinner(project)
                }
                guard let votes = try missing.votes(for: project) else { continue }
                #expect(try wins(votes) && !wins(votes - 1), "seed \(seed)")
                if rule.method == .greedy { #expect(try whatIf.votesMissing(for: project) == votes, "seed \(seed)") }
                guard let cost = try missing.cost(of: project) else { continue }
                var cheaper = election.instance
                cheaper.projects[project].cost = cost
                #expect(try rule.allocate(cheaper, election.profile).isWinner(project), "seed \(seed)")
                cheaper.projects[project].cost = cost + 1
                #expect(try !rule.allocate(cheaper, election.profile).isWinner(project), "seed \(seed)")
            }
        }
    }

    @Test func `all that residents are told of a count, as figures and as JSON`() throws {
        var builder = ProfileBuilder(kind: .approval)
        for (choices, place) in [([0], "Nord"), ([0, 1], "Sud"), ([1], "Sud"), ([2], "Nord")] { builder.add(Ballot(choices), known: ["district": place]) }
        let rule = AllocationRule(.equalShares, utility: .cardinality)
        let explanation = try Explanation(town([20, 30, 40], budget: 60), builder.profile(), rule)
        #expect(explanation.allocation.letters == "A")
        #expect(explanation.lines[1].places.map(\.name) == ["Sud"] && explanation.lines[1].places.map(\.supporters) == [2])
        #expect(explanation.lines[0].votesMissing == nil && explanation.lines[2].votesMissing == 5)
        let text = explanation.json(town([20, 30, 40], budget: 60), rule).text
        for words in [#""places": {"Sud": 2}"#, #""effectiveVotes": {"A": "2.00", "B": "2.00"}"#, #""votersByWins": [2, 2]"#, #""votesMissing": 5"#, #""voters": {"Nord": 2, "Sud": 2}"#] {
            #expect(text.contains(words), "\(text)")
        }
    }

    @Test func `a project that can never fit has no figure of votes, but one of cost`() throws {
        let whatIf = WhatIf(town([500, 10], budget: 100), ballots(["3×A", "B"]), AllocationRule())
        #expect(try whatIf.votesMissing(for: 0) == nil)
        #expect(try whatIf.winningCost(of: 0) == 100)
    }

    @Test func `a cost that would have sufficed is told in whole units of currency`() throws {
        // In cents: 40.50 is left after A.
        let two = ballots(["5×A", "3×B"])
        let whatIf = WhatIf(town([6000, 5000], budget: 10_050, decimals: 2), two, AllocationRule())
        #expect(try whatIf.winningCost(of: 1) == 4000)
        for guess in [1, 3999, 4050, 4999, 1_000_000] { #expect(try whatIf.winningCost(of: 1, guess: guess) == 4000) }
        // Of what costs less than one unit, the smallest ones.
        #expect(try WhatIf(town([60, 50], budget: 100, decimals: 2), two, AllocationRule()).winningCost(of: 1) == 40)
    }

    @Test(arguments: [AllocationRule.Utility.cost, .cardinality])
    func `the best set tells the votes that would have brought a project into it`(utility: AllocationRule.Utility) throws {
        let rule = AllocationRule(.maxUtility, utility: utility)
        for seed in 0..<30 {
            let election = RandomElection(seed, small: true)
            let whatIf = WhatIf(election.instance, election.profile, rule)
            for project in election.instance.projects.indices {
                guard let votes = try whatIf.votesMissing(for: project), votes > 0 else { continue }
                let wins = { (extra: Int) in
                    let profile = Profile(kind: .approval, election.ballots + [Ballot](repeating: Ballot([project]), count: extra))
                    return try rule.allocate(election.instance, profile).isWinner(project)
                }
                #expect(try wins(votes) && !wins(votes - 1), "seed \(seed)")
                #expect(try whatIf.winningCost(of: project) == nil || utility == .cardinality)
            }
        }
    }

    @Test func `what was missing is told of amounts near the limit of 64 bits`() throws {
        let instance = town([900_000_000_000_000_000, 990_000_000_000_000_000], budget: 1_000_000_000_000_000_000)
        let profile = ballots(["A", "10×B"]), rule = AllocationRule(ranking: .perCost)
        let allocation = try rule.allocate(instance, profile)
        #expect(allocation.letters == "B")
        #expect(try WhatWasMissing(instance, profile, rule, allocation).votes(for: 0) == 9)
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
