import Testing
import Tally

/// Equal shares with bounded overspending, by hand.
struct BoundedOverspendingTests {
    @Test func `supporters who can pay a part buy the whole, down to nothing left`() throws {
        let rule = AllocationRule(.boundedOverspending, utility: .cardinality)
        // Each of four has 10. The two of B pay it in full, 9 or 8 each; the two of A have 20 of its 24.
        #expect(try rule.allocate(town([24, 18], budget: 40), ballots(["2×A", "2×B"])).letters == "B")
        #expect(try rule.allocate(town([24, 16], budget: 40), ballots(["2×A", "2×B"])).letters == "BA")
    }

    @Test func `a project that costs nothing is taken first`() throws {
        for utility in [AllocationRule.Utility.cardinality, .points] {
            let profile = Profile(kind: .scoring, [Ballot([0, 1], points: [1, 3]), Ballot([0, 1], points: [2, 1])])
            #expect(try AllocationRule(.boundedOverspending, utility: utility).allocate(town([5, 0], budget: 9), profile).letters == "BA")
        }
    }

    @Test(arguments: [(BallotKind.approval, AllocationRule.Utility.cost), (.approval, .cardinality), (.scoring, .points)])
    func `whole euros and cents give the same winners`(kind: BallotKind, utility: AllocationRule.Utility) throws {
        let rule = AllocationRule(.boundedOverspending, utility: utility)
        for seed in 0..<300 {
            let euros = RandomElection(seed, kind: kind)
            var cents = euros.instance
            (cents.budget, cents.decimals) = (cents.budget * 100, 2)
            for project in cents.projects.indices { cents.projects[project].cost *= 100 }
            #expect(try rule.allocate(cents, euros.profile).winners == rule.allocate(euros.instance, euros.profile).winners, "seed \(seed)")
        }
    }
}
