import Testing
import Tally

/// Who shares the money of a part of the city by equal shares, and who pays when it is completed.
struct SharingAnEnvelopeTests {
    private let north = "North", south = "South"

    @Test func `who had no share pays nothing for the exhaustive completion`() throws {
        let instance = town([30, 24, 30], budget: 60, territories: [north, south, south])
        let envelopes = [Envelope(.territory(north), amount: 30), Envelope(.territory(south), amount: 30)]
        let allocation = try AllocationRule(.equalShares, completions: [.exhaustive], envelopes: envelopes).allocate(instance, ballots(["3×A", "B", "2×C"]))
        // South's three have 10 each. For B the other two pay 7 each; for C the other one pays 10. With the three who chose A the 14 that B lacks
        // would be 2.80 each among five, the 10 that C lacks 2.50 among four, and C would win.
        #expect(allocation.letters == "AB")
    }

    @Test func `who chose only what is out of the running has a share all the same`() throws {
        let instance = town([30, 20], budget: 40, territories: [north, north])
        let rule = AllocationRule(.equalShares, minimumVotes: 2, envelopes: [Envelope(.territory(north), amount: 40)], carryOver: false)
        // Three share 40: the two who chose A have 26.67. Two would have had 40.
        #expect(try rule.allocate(instance, ballots(["2×A", "B"])).letters == "")
        #expect(try rule.allocate(instance, ballots(["2×A", "2×"])).letters == "A")
    }

    @Test(arguments: [[] as [AllocationRule.Completion], [.greedy], [.add1], [.exhaustive], [.add1, .exhaustive], [.comparison]])
    func `an envelope for all projects gives what the whole city would`(completions: [AllocationRule.Completion]) throws {
        for method in completions.isEmpty ? [AllocationRule.Method.equalShares, .boundedOverspending] : [.equalShares] {
            for seed in 0..<120 {
                var election = RandomElection(seed, small: true)
                election.ballots.removeAll { $0.choices.isEmpty }
                for project in election.instance.projects.indices {
                    (election.instance.projects[project].territory, election.instance.projects[project].categories) = (north, [project % 2 == 0 ? "Nature" : "Sport"])
                }
                var rule = AllocationRule(
                    method, utility: seed % 2 == 0 ? .cost : .cardinality, completions: completions, minimumVotes: seed % 4,
                    maximumWinners: seed % 3 == 0 ? 4 : nil, quotas: [.init(.category("Nature"), atLeast: seed % 3)], carryOver: false)
                let whole = try rule.allocate(election.instance, election.profile)
                if let first = whole.winners.last { rule.mandatory = [election.instance.projects[first].id] }
                let city = try rule.allocate(election.instance, election.profile)
                rule.envelopes = [Envelope(.territory(north), amount: election.instance.budget)]
                #expect(try rule.allocate(election.instance, election.profile).winners == city.winners, "seed \(seed) \(method)")
            }
        }
    }

    @Test func `that more voters preferred greedy in one envelope is told whatever the next ones say`() throws {
        let instance = town([90, 50, 50, 10], budget: 110, territories: [north, north, north, nil])
        let rule = AllocationRule(.equalShares, completions: [.comparison], envelopes: [Envelope(.territory(north), amount: 100)])
        let allocation = try rule.allocate(instance, ballots(["4×AD", "3×BD", "3×CD"]))
        #expect(allocation.letters == "AD" && allocation.greedyPreferred == true)
    }
}
