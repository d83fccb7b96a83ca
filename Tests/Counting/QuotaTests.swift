import Testing
import Tally

/// The least number of winners of a theme or a territory, among envelopes, mandatory projects and a maximum of winners.
struct QuotaTests {
    private let methods: [AllocationRule.Method] = [.greedy, .equalShares, .phragmen, .maxUtility, .boundedOverspending]

    @Test func `a mandatory project counts for its theme before it is paid`() throws {
        var instance = town([50, 40, 30], budget: 80, territories: ["North", "North", nil])
        for project in [0, 2] { instance.projects[project].categories = ["Nature"] }
        for method in methods {
            let rule = AllocationRule(
                method, quotas: [.init(.category("Nature"), atLeast: 1)], mandatory: ["C"], envelopes: [Envelope(.territory("North"), amount: 50)])
            // C will be the winner of Nature: nothing obliges North to take A, which one voter chose.
            #expect(try rule.allocate(instance, ballots(["A", "5×B"])).letters == "BC", "\(method)")
        }
    }

    @Test func `under a maximum of winners an envelope leaves its seat to the territory that must have one`() throws {
        let instance = town([40, 30, 20], budget: 100, territories: ["North", "North", "South"])
        for method in methods {
            let rule = AllocationRule(
                method, maximumWinners: 2, quotas: [.init(.territory("South"), atLeast: 1)], envelopes: [Envelope(.territory("North"), amount: 70)])
            #expect(try rule.allocate(instance, ballots(["3×AB", "C"])).winners.contains(2), "\(method)")
            #expect(try rule.allocate(instance, ballots(["3×AB", "C"])).winners.count == 2, "\(method)")
        }
    }

    @Test func `no seat is left for what the money to come cannot pay, or for a project out of the running`() throws {
        let instance = town([40, 30, 40], budget: 100, territories: ["North", "North", "South"])
        var rule = AllocationRule(
            maximumWinners: 2, quotas: [.init(.territory("South"), atLeast: 1)], envelopes: [Envelope(.territory("North"), amount: 70)], carryOver: false)
        // The city has 30 of its own.
        #expect(try rule.allocate(instance, ballots(["3×A", "2×B", "C"])).letters == "AB")
        rule.carryOver = true
        #expect(try rule.allocate(instance, ballots(["3×A", "2×B", "C"])).letters == "AC")
        rule.minimumVotes = 2
        #expect(try rule.allocate(instance, ballots(["3×A", "2×B", "C"])).letters == "AB")
        (rule.minimumVotes, rule.exclusiveGroups) = (0, [["A", "C"]])
        #expect(try rule.allocate(instance, ballots(["3×A", "2×B", "C"])).letters == "AB")
        // Its own envelope has the money, but must spend it on D first.
        var larger = town([40, 30, 40, 60], budget: 130, territories: ["North", "North", "South", "South"])
        (rule.exclusiveGroups, rule.carryOver, rule.quotas, rule.maximumWinners) = ([], false, [.init(.category("Nature"), atLeast: 1)], 3)
        (rule.mandatory, larger.projects[2].categories) = (["D"], ["Nature"])
        rule.envelopes.append(Envelope(.territory("South"), amount: 60))
        #expect(try rule.allocate(larger, ballots(["3×A", "2×B", "C"])).letters == "ABD")
    }

    @Test func `a project that serves two quotas has one seat kept for it`() throws {
        var instance = town([10, 10, 10, 40], budget: 100, territories: ["South", "South", "South", "North"])
        instance.projects[3].categories = ["Nature"]
        let rule = AllocationRule(
            maximumWinners: 3, quotas: [.init(.category("Nature"), atLeast: 1), .init(.territory("North"), atLeast: 1)],
            envelopes: [Envelope(.territory("South"), amount: 30)], carryOver: false)
        #expect(try rule.allocate(instance, ballots(["3×A", "2×B", "C", "D"])).letters == "ABD")
    }
}
