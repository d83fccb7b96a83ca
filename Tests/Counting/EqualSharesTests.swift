import Testing
@testable import Tally

/// The Method of Equal Shares against its definition, on small cases and on random ones.
struct EqualSharesTests {
    @Test func `each group of voters gets its share of the money`() throws {
        // Two thirds like A, B, C, one third like D, E: greedy would give all to the first group.
        let instance = town([100, 100, 100, 100, 100], budget: 300)
        let profile = ballots(["20×ABC", "10×DE"])
        #expect(try AllocationRule(.greedy).allocate(instance, profile).letters == "ABC")
        #expect(try AllocationRule(.equalShares).allocate(instance, profile).letters == "ABD")
    }

    @Test func `a payment is the same for all who can, and all they have for the others`() throws {
        // Each has 10. A costs 12 and takes 6 from each of the first two; B costs 13: 4 from the poor one, 9 from the rich one.
        let allocation = try AllocationRule(.equalShares, utility: .cardinality).allocate(town([12, 13], budget: 40), ballots(["A", "AB", "B", ""]))
        #expect(allocation.letters == "AB")
        let payments = allocation.rounds.compactMap(\.payment)
        #expect(payments.map(\.perVoter) == [6, 9].map { Fraction($0) })
        #expect(payments.map(\.exhausted) == [0, 1])
        #expect(payments[1].effectiveVotes == Fraction(13, 9))
        #expect(allocation.share == Fraction(10))
    }

    @Test func `who has just the price left gives all of it`() throws {
        // Each has 10; A takes 10 of two, and nothing is left for B.
        let allocation = try AllocationRule(.equalShares).allocate(town([20, 1], budget: 20), ballots(["A", "AB"]))
        #expect(allocation.letters == "A")
        #expect(allocation.rounds.compactMap(\.payment).map(\.exhausted) == [2])
    }

    @Test func `an empty ballot has its share too`() throws {
        let instance = town([10], budget: 10)
        #expect(try AllocationRule(.equalShares).allocate(instance, ballots(["A"])).letters == "A")
        let allocation = try AllocationRule(.equalShares).allocate(instance, ballots(["A", ""]))
        #expect(allocation.letters == "")
        #expect(allocation.outcome(of: 0) == .unaffordable)
    }

    @Test func `Add1 raises the shares by whole units and keeps the last outcome within the budget`() throws {
        let instance = town([10, 10], budget: 20)
        let profile = ballots(["A", "B", ""])
        let rule = AllocationRule(.equalShares, completions: [.add1])
        let allocation = try rule.allocate(instance, profile)
        #expect(allocation.letters == "AB")
        // 20/3 + 4 is the first share of at least 10.
        #expect(allocation.share == Fraction(32, 3))
    }

    @Test func `Add1 ends once the winners are as many as may be`() throws {
        for most in 0...2 {
            let rule = AllocationRule(.equalShares, completions: [.add1], maximumWinners: most)
            #expect(try rule.allocate(town([10, 10, 10, 30], budget: 100), ballots(["AB", "AC", "B"])).winners.count == most)
        }
    }

    /// The last outcome within the money, share by share.
    private func unitByUnit(_ instance: Instance, _ profile: Profile, _ rule: AllocationRule) -> EqualSharesRun {
        var count = Count(instance, profile, rule, Scores(profile, projects: instance.projects.count), payers: [:])
        count.allocation.envelopes = [EnvelopeReport(scope: .everywhere, amount: instance.budget, spent: 0)]
        count.left = instance.budget
        let setting = count.equalSharesSetting(Array(instance.projects.indices))
        func run(_ units: Int) -> EqualSharesRun {
            var run = EqualSharesRun(setting, share: Integer(instance.budget) + Integer(units) * Integer(instance.currencyUnit) * Integer(setting.voters))
            run.finish(most: .max)
            return run
        }
        var (last, units) = (run(0), 0)
        while last.hasRoom(for: instance.budget) {
            let next = run(units + 1)
            guard next.cost <= instance.budget else { break }
            (last, units) = (next, units + 1)
        }
        return last
    }

    @Test(arguments: [(BallotKind.approval, AllocationRule.Utility.cost), (.approval, .cardinality), (.cumulative, .points), (.ordinal, .borda)])
    func `Add1 leaps to where euro by euro ends`(kind: BallotKind, utility: AllocationRule.Utility) throws {
        for seed in 0..<60 {
            var election = RandomElection(seed, kind: kind, small: seed % 3 > 0)
            // Units that are about a hundredth of the greatest cost, so that a search by single ones ends.
            while election.instance.currencyUnit < (election.instance.projects.map(\.cost).max()! / 100) { election.instance.decimals += 1 }
            if seed % 4 == 3 { election.instance.budget = election.instance.projects.map(\.cost).max()! / 2 + 1 }
            if seed % 3 == 1 { election.ballots = election.ballots.map { Ballot(Array($0.choices.prefix(3)), points: $0.points.map { Array($0.prefix(3)) }) } }
            let rule = AllocationRule(.equalShares, utility: utility, completions: [.add1])
            let plain = unitByUnit(election.instance, election.profile, rule)
            let allocation = try rule.allocate(election.instance, election.profile)
            #expect(allocation.winners == plain.purchases.map(\.project), "seed \(seed)")
            #expect(allocation.share == Fraction(plain.share, Integer(election.ballots.count) * Integer(election.instance.currencyUnit)), "seed \(seed)")
        }
    }

    @Test func `Add1 ends before a project dearer than the money is bought`() throws {
        // Shares of 1; at 2 four voters would buy B, which costs more than there is: A, for which one voter would need 3, stays out.
        let rule = AllocationRule(.equalShares, completions: [.add1])
        #expect(try rule.allocate(town([3, 6], budget: 5), ballots(["A", "4×B"])).letters == "")
        #expect(try rule.allocate(town([3, 6], budget: 5), ballots(["A", "4×"])).letters == "A")
        #expect(try rule.allocate(town([3_000_000, 6_000_000], budget: 5_000_000), ballots(["A", "4×B"])).letters == "")
    }

    @Test func `Add1 agrees with the definition, projects dearer than the money included`() throws {
        for seed in 0..<80 {
            var election = RandomElection(seed, projects: 5, voters: 6, small: true)
            let dearest = election.instance.projects.map(\.cost).max()!
            // Unit by unit in plain fractions: small costs only.
            guard dearest <= 20 else { continue }
            if seed % 2 == 0 { election.instance.budget = max(dearest - 2, 1) }
            let rule = AllocationRule(.equalShares, utility: .cardinality, completions: [.add1])
            #expect(try rule.allocate(election.instance, election.profile).winners == raisedByDefinition(election), "seed \(seed)")
        }
    }

    /// From the exact share upwards, as long as the outcome is within the money and a supported project would still fit.
    private func raisedByDefinition(_ election: RandomElection) -> [Int] {
        let (instance, utilities) = (election.instance, election.utilities(.cardinality))
        func outcome(_ units: Int) -> [Int] {
            var plain = PlainEqualShares(instance, utilities: utilities, perCost: false)
            plain.money = plain.money.map { $0 + Fraction(units) }
            return plain.run(rank: election.rank).winners
        }
        func cost(_ projects: [Int]) -> Int { projects.reduce(0) { $0 + instance.projects[$1].cost } }
        var (last, units) = (outcome(0), 0)
        while instance.projects.indices.contains(where: { project in
            !last.contains(project) && cost(last) + instance.projects[project].cost <= instance.budget && utilities.contains { $0[project] > 0 }
        }) {
            units += 1
            let next = outcome(units)
            guard cost(next) <= instance.budget else { return last }
            last = next
        }
        return last
    }

    @Test func `Add1 over hundreds of millions of units ends, ties that last included`() throws {
        let rule = AllocationRule(.equalShares, completions: [.add1])
        let allocation = try rule.allocate(town([400_000_000, 10], budget: 1_000_000_000), ballots(["A", "9×B"]))
        #expect(allocation.letters == "BA" && allocation.share == Fraction(400_000_000))
        // C takes from one supporter of A and one of B: while these give all they have left, the prices of A and B fall together.
        let costs = [900_000_001, 900_000_001, 100_000_000, 2_000_000_000]
        let tied = try AllocationRule(.equalShares, utility: .cardinality, completions: [.add1])
            .allocate(town(costs, budget: 5_000_000_000), ballots(["AC", "A", "BC", "B", "2×D", "14×"]))
        #expect(tied.letters == "CABD" && tied.share == Fraction(1_000_000_000))
    }

    @Test func `a unit of currency is a hundred cents`() throws {
        let instance = town([1000, 1000], budget: 2000, decimals: 2)
        let allocation = try AllocationRule(.equalShares, completions: [.add1]).allocate(instance, ballots(["A", "B", ""]))
        #expect(allocation.share == Fraction(32, 3))
    }

    @Test func `the greedy completion takes what fits by supporters`() throws {
        let instance = town([60, 30, 30], budget: 100)
        let profile = ballots(["3×A", "2×B", "1×C", "4×"])
        let allocation = try AllocationRule(.equalShares, completions: [.greedy]).allocate(instance, profile)
        #expect(allocation.letters == "AB")
        #expect(allocation.rounds.first { $0.project == 0 }?.outcome == .taken(.completion))
    }

    @Test func `Add1U is Add1 and then greedy`() throws {
        for seed in 0..<40 {
            let election = RandomElection(seed, small: true)
            let one = try AllocationRule(.equalShares, completions: [.add1u]).allocate(election.instance, election.profile)
            let two = try AllocationRule(.equalShares, completions: [.add1, .greedy]).allocate(election.instance, election.profile)
            #expect(one == two)
        }
    }

    @Test func `the comparison step keeps equal shares unless more voters prefer greedy`() throws {
        let instance = town([90, 50, 50], budget: 100)
        let profile = ballots(["4×A", "3×B", "3×C"])
        let rule = AllocationRule(.equalShares, utility: .cost, completions: [.comparison])
        let allocation = try rule.allocate(instance, profile)
        // Shares of 10: nobody's supporters can pay; greedy gives A to four voters, and none objects.
        #expect(allocation.greedyPreferred == true && allocation.letters == "A")
        let other = try AllocationRule(.equalShares, completions: [.greedy, .comparison]).allocate(town([50, 50], budget: 100), ballots(["5×A", "5×B"]))
        #expect(other.greedyPreferred == false && other.letters == "AB")
    }

    @Test func `the exhaustive completion leaves no project that fits`() throws {
        for seed in 0..<200 {
            let election = RandomElection(seed)
            let allocation = try AllocationRule(.equalShares, completions: [.exhaustive]).allocate(election.instance, election.profile)
            let fitting = election.instance.projects.indices.filter { !allocation.isWinner($0) && election.instance.projects[$0].cost <= allocation.left }
            #expect(fitting.isEmpty, "seed \(seed)")
        }
    }

    @Test(arguments: [(BallotKind.cumulative, AllocationRule.Utility.points), (.ordinal, .borda)])
    func `a choice worth nothing makes no supporter who gives all`(kind: BallotKind, utility: AllocationRule.Utility) throws {
        for seed in 0..<150 {
            let election = RandomElection(seed, kind: kind)
            let allocation = try AllocationRule(.equalShares, utility: utility, completions: [.exhaustive]).allocate(election.instance, election.profile)
            let fitting = election.instance.projects.indices.filter { !allocation.isWinner($0) && election.instance.projects[$0].cost <= allocation.left }
            #expect(fitting.isEmpty, "seed \(seed)")
        }
    }

    @Test func `the exhaustive completion asks least of those who did not choose`() throws {
        // Shares of 10. A lacks 20 from four others, 5 each; B lacks 10 from four others.
        let allocation = try AllocationRule(.equalShares, completions: [.exhaustive]).allocate(town([40, 30], budget: 60), ballots(["2×A", "2×B", "2×"]))
        #expect(allocation.letters == "B")
    }

    @Test(arguments: [AllocationRule.Utility.cardinality, .cost])
    func `approvals agree with the definition on random elections`(utility: AllocationRule.Utility) throws {
        for seed in 0..<200 {
            let election = RandomElection(seed, voters: seed % 7 == 0 ? 60 : 14)
            var plain = PlainEqualShares(election.instance, utilities: election.utilities(utility), perCost: utility == .cost)
            let allocation = try AllocationRule(.equalShares, utility: utility).allocate(election.instance, election.profile)
            #expect(allocation.winners == plain.run(rank: election.rank).winners, "seed \(seed)")
        }
    }

    @Test func `points agree with the definition on random elections`() throws {
        for seed in 0..<200 {
            let election = RandomElection(seed, kind: .cumulative)
            var plain = PlainEqualShares(election.instance, utilities: election.utilities(.points), perCost: false)
            let allocation = try AllocationRule(.equalShares, utility: .points).allocate(election.instance, election.profile)
            #expect(allocation.winners == plain.run(rank: election.rank).winners, "seed \(seed)")
        }
    }

    @Test func `rankings agree with the definition on random elections`() throws {
        for seed in 0..<150 {
            let election = RandomElection(seed, kind: .ordinal)
            var plain = PlainEqualShares(election.instance, utilities: election.utilities(.borda), perCost: false)
            let allocation = try AllocationRule(.equalShares, utility: .borda).allocate(election.instance, election.profile)
            #expect(allocation.winners == plain.run(rank: election.rank).winners, "seed \(seed)")
        }
    }

    @Test func `costs near the limit of 64 bits overflow nothing`() throws {
        for seed in 0..<60 {
            var election = RandomElection(seed)
            let factor = Int.max / (election.instance.projects.reduce(election.instance.budget) { max($0, $1.cost) } + 1)
            election.instance.budget = election.instance.budget * factor + 5
            for index in election.instance.projects.indices { election.instance.projects[index].cost = election.instance.projects[index].cost * factor + index % 3 }
            var plain = PlainEqualShares(election.instance, utilities: election.utilities(.cost), perCost: true)
            let allocation = try AllocationRule(.equalShares).allocate(election.instance, election.profile)
            #expect(allocation.winners == plain.run(rank: election.rank).winners, "seed \(seed)")
            _ = try AllocationRule(.phragmen).allocate(election.instance, election.profile)
            _ = try AllocationRule(.maxUtility).allocate(election.instance, election.profile)
            _ = try AllocationRule(.greedy, utility: .cardinality).allocate(election.instance, election.profile)
        }
    }

    @Test(arguments: [(BallotKind.approval, AllocationRule.Utility.cardinality), (.approval, .cost), (.cumulative, .points), (.ordinal, .borda)], [[], [AllocationRule.Completion.add1]])
    func `nobody pays more than their share, and payments make up the cost exactly`(ballot: (kind: BallotKind, utility: AllocationRule.Utility), completions: [AllocationRule.Completion]) throws {
        for seed in 0..<80 {
            let election = RandomElection(seed, kind: ballot.kind, small: !completions.isEmpty)
            let allocation = try AllocationRule(.equalShares, utility: ballot.utility, completions: completions).allocate(election.instance, election.profile)
            let share = try #require(allocation.share), utilities = election.utilities(ballot.utility)
            var money = [Fraction](repeating: share, count: election.ballots.count)
            for round in allocation.rounds {
                guard let payment = round.payment else { continue }
                var collected = Fraction.zero
                for voter in election.ballots.indices {
                    let paid = min(money[voter], payment.perVoter * Fraction(utilities[voter][round.project]))
                    money[voter] = money[voter] - paid
                    collected = collected + paid
                }
                #expect(collected == Fraction(election.instance.projects[round.project].cost), "seed \(seed)")
            }
            #expect(money.allSatisfy { $0 >= .zero && $0 <= share })
        }
    }

    @Test(arguments: [AllocationRule.Method.equalShares, .phragmen, .boundedOverspending])
    func `thousands of millions of ballots alike are counted`(_ method: AllocationRule.Method) throws {
        #expect(try AllocationRule(method).allocate(town([10_000, 20_000], budget: 20_000), ballots(["3000000000×A", "1000000000×B"])).letters == "A")
    }

    @Test func `bounded overspending without voters says so in the order of the ties`() throws {
        let instance = Instance(projects: [Project(id: "2", cost: 5), Project(id: "1", cost: 5)], budget: 10)
        let rule = AllocationRule(.boundedOverspending)
        #expect(try rule.allocate(instance, ballots([])).rounds.map(\.project) == [1, 0])
    }

    @Test func `bounded overspending buys what costs nothing first, even for whoever has nothing left`() throws {
        let rule = AllocationRule(.boundedOverspending, utility: .cardinality)
        #expect(try rule.allocate(town([30, 0, 0], budget: 30), ballots(["AB", "B", ""])).letters == "BA")
        #expect(try rule.allocate(town([0, 5], budget: 0), ballots(["AB"])).letters == "A")
    }

    @Test func `bounded overspending never spends more than the money, and buys what equal shares cannot`() throws {
        // Nine of ten voters want A, and have 90 of the 100 it costs.
        let instance = town([100, 10], budget: 100)
        let profile = ballots(["9×A", "1×B"])
        #expect(try AllocationRule(.equalShares).allocate(instance, profile).letters == "B")
        #expect(try AllocationRule(.boundedOverspending).allocate(instance, profile).letters == "A")
        for seed in 0..<150 {
            let election = RandomElection(seed)
            let allocation = try AllocationRule(.boundedOverspending).allocate(election.instance, election.profile)
            #expect(allocation.left >= 0, "seed \(seed)")
        }
    }
}
