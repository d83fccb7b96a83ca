import Testing
import Tally

/// Money set aside for territories and themes, and what goes on to the whole city.
struct EnvelopeTests {
    private let instance = town([60, 50, 40, 30], budget: 200, territories: ["North", "North", "South", nil])
    private let profile = ballots(["5×A", "4×B", "3×C", "2×D"])

    @Test func `each territory is served, then the whole city with what is left`() throws {
        let rule = AllocationRule(envelopes: Envelope.each(70, of: instance))
        let allocation = try rule.allocate(instance, profile)
        #expect(allocation.letters == "ACBD")
        #expect(allocation.envelopes.map(\.scope) == [.territory("North"), .territory("South"), .everywhere])
        #expect(allocation.envelopes.map(\.amount) == [70, 70, 100])
        #expect(allocation.envelopes.map(\.spent) == [60, 40, 80])
        #expect(allocation.left == 20)
    }

    @Test func `without carry-over what a territory leaves is lost to the city`() throws {
        let allocation = try AllocationRule(envelopes: Envelope.each(70, of: instance), carryOver: false).allocate(instance, profile)
        #expect(allocation.envelopes.last?.amount == 60)
        #expect(allocation.letters == "ACB")
    }

    @Test func `a ring-fenced envelope keeps what it leaves while the others carry over`() throws {
        let envelopes = [Envelope(.territory("North"), amount: 100, isRingFenced: true), Envelope(.territory("South"), amount: 70)]
        let allocation = try AllocationRule(envelopes: envelopes).allocate(instance, profile)
        // North leaves 40 to itself, South hands on 30.
        #expect(allocation.envelopes.last?.amount == 60)
    }

    @Test func `city-wide projects may have an envelope of their own`() throws {
        let envelopes = [Envelope(.withoutTerritory, amount: 30), Envelope(.territory("North"), amount: 60), Envelope(.territory("South"), amount: 110)]
        let allocation = try AllocationRule(envelopes: envelopes, carryOver: false).allocate(instance, profile)
        #expect(allocation.letters == "DAC")
        #expect(allocation.left == 70)
    }

    @Test func `stop applies to each stage by itself`() throws {
        let rule = AllocationRule(notFitting: .stop, envelopes: Envelope.each(55, of: instance))
        let allocation = try rule.allocate(instance, profile)
        // North stops at A; the city, with 160 left, then takes A, B and D… as far as they fit.
        #expect(allocation.rounds.first?.outcome == .stoppedHere(missing: 5))
        #expect(allocation.letters == "CABD")
    }

    @Test func `a mandatory project is paid by its envelope or the city before anything else, or the rule is refused`() throws {
        func allocate(south: Int) throws -> Allocation {
            let envelopes = [Envelope(.territory("North"), amount: 110), Envelope(.territory("South"), amount: south)]
            return try AllocationRule(mandatory: ["D", "B"], envelopes: envelopes).allocate(instance, profile)
        }
        let allocation = try allocate(south: 60)
        #expect(allocation.letters == "BACD" && allocation.rounds.first { $0.project == 3 }?.outcome == .taken(.mandatory))
        #expect(throws: RuleProblem.mandatoryUnpaid("D")) { try allocate(south: 90) }
        // Paid last, it has its place before those served first, and its rival none.
        let late = AllocationRule(maximumWinners: 2, exclusiveGroups: [["A", "D"]], mandatory: ["D"], envelopes: [Envelope(.territory("North"), amount: 110)])
        #expect(try late.allocate(instance, profile).letters == "BD")
    }

    @Test func `a project of no envelope is told that nothing was left for it`() throws {
        let envelopes = [Envelope(.territory("North"), amount: 100), Envelope(.territory("South"), amount: 100)]
        let allocation = try AllocationRule(envelopes: envelopes, carryOver: false).allocate(instance, profile)
        #expect(allocation.outcome(of: 3) == .skipped(missing: 30) && allocation.outcome(of: 1) == .skipped(missing: 10))
        let few = try AllocationRule(minimumVotes: 4, envelopes: envelopes, carryOver: false).allocate(instance, profile)
        #expect(few.outcome(of: 2) == .tooFewVotes(votes: 3, minimum: 4) && few.outcome(of: 3) == .tooFewVotes(votes: 2, minimum: 4))
    }

    @Test func `a quota ranks alike in every envelope`() throws {
        var instance = town([10, 100, 10, 5], budget: 220, territories: ["North", "South", "South", "North"])
        for project in 0...2 { instance.projects[project].categories = ["Nature"] }
        let rule = AllocationRule(
            .equalShares, utility: .cardinality, completions: [.greedy], quotas: [.init(.category("Nature"), atLeast: 2)],
            envelopes: [Envelope(.territory("North"), amount: 20), Envelope(.territory("South"), amount: 200)])
        let allocation = try rule.allocate(instance, ballots(["A", "D", "8×B", "2×C"]))
        // Two votes for 10 are more per cost than eight for 100.
        #expect(allocation.rounds.first { $0.project == 2 }?.outcome == .taken(.quota))
    }

    @Test func `envelopes beyond the budget are refused`() {
        #expect(throws: RuleProblem.envelopesExceedBudget) { try AllocationRule(envelopes: Envelope.each(101, of: instance)).allocate(instance, profile) }
    }

    @Test func `equal shares serve a territory with the ballots that choose there`() throws {
        let rule = AllocationRule(.equalShares, envelopes: [Envelope(.territory("South"), amount: 40)])
        let allocation = try rule.allocate(instance, profile)
        // Three voters share 40: together they can pay C.
        #expect(allocation.winners.first == 2)
        #expect(allocation.envelopes.map(\.share) == [Fraction(40, 3), Fraction(160, 14)])
    }
}
