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

    @Test func `envelopes beyond the budget are refused`() {
        #expect(throws: RuleProblem.envelopesExceedBudget) { try AllocationRule(envelopes: Envelope.each(101, of: instance)).allocate(instance, profile) }
    }

    @Test func `equal shares serve a territory with the ballots that choose there`() throws {
        let rule = AllocationRule(.equalShares, envelopes: [Envelope(.territory("South"), amount: 40)])
        let allocation = try rule.allocate(instance, profile)
        // Three voters share 40: together they can pay C.
        #expect(allocation.winners.first == 2)
    }
}
