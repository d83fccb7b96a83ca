import Testing
@testable import Tally

/// Greedy, its thresholds and what happens when the money runs short.
struct GreedyTests {
    private let instance = town([50, 40, 30, 10], budget: 100)
    private let profile = ballots(["4×A", "3×B", "2×C", "1×D"])

    @Test func `skip goes on past the first project that does not fit`() throws {
        let allocation = try AllocationRule(notFitting: .skip).allocate(instance, profile)
        #expect(allocation.letters == "ABD")
        #expect(allocation.left == 0)
        #expect(allocation.outcome(of: 2) == .skipped(missing: 20))
    }

    @Test func `stop ends at the first project that does not fit`() throws {
        let allocation = try AllocationRule(notFitting: .stop).allocate(instance, profile)
        #expect(allocation.letters == "AB")
        #expect(allocation.left == 10)
        #expect(allocation.outcome(of: 2) == .stoppedHere(missing: 20))
        #expect(allocation.outcome(of: 3) == .notReached(stoppedAt: 2))
    }

    @Test func `partial gives what is left to the first project that does not fit`() throws {
        let allocation = try AllocationRule(notFitting: .partial).allocate(instance, profile)
        #expect(allocation.letters == "ABC")
        #expect(allocation.partialFunding == [2: 10])
        #expect(allocation.spent == 100 && allocation.left == 0)
    }

    @Test func `votes per cost put the cheap project first`() throws {
        #expect(try AllocationRule(utility: .cardinality).allocate(instance, profile).letters == "DABC".replacing("C", with: ""))
    }

    @Test func `points are added up and divided by the cost`() throws {
        let profile = Profile(kind: .cumulative, [Ballot([0, 1], points: [5, 1]), Ballot([1], points: [3]), Ballot([2], points: [2])])
        let instance = town([100, 50, 10], budget: 110)
        #expect(try AllocationRule(utility: .points, ranking: .total).allocate(instance, profile).letters == "AC")
        #expect(try AllocationRule(utility: .points).allocate(instance, profile).letters == "CB")
    }

    @Test func `Borda gives the last of a ranking nothing`() throws {
        let profile = ballots(["ABC", "BAC", "C"], kind: .ordinal)
        #expect(Scores(profile, projects: 3).borda == [3, 3, 0])
        let allocation = try AllocationRule(utility: .borda, ties: [.idFalling]).allocate(town([10, 10, 10], budget: 10), profile)
        #expect(allocation.letters == "B")
        #expect(allocation.ties.first?.among == [1, 0])
    }

    @Test func `a project under the minimum of votes is refused with the number it had`() throws {
        let allocation = try AllocationRule(minimumVotes: 3).allocate(instance, profile)
        #expect(allocation.letters == "AB")
        #expect(allocation.outcome(of: 2) == .tooFewVotes(votes: 2, minimum: 3))
        // 25 % of 10 ballots is 2.5 votes: three are needed.
        #expect(try AllocationRule(minimumPercent: 25).allocate(instance, profile).letters == "AB")
    }

    @Test func `no more winners than the maximum`() throws {
        let allocation = try AllocationRule(maximumWinners: 1).allocate(instance, profile)
        #expect(allocation.letters == "A")
        #expect(allocation.outcome(of: 1) == .enoughWinners)
    }

    @Test func `of rivals for one place the first to win excludes the others`() throws {
        let allocation = try AllocationRule(exclusiveGroups: [["A", "B"]]).allocate(instance, profile)
        #expect(allocation.letters == "ACD")
        #expect(allocation.outcome(of: 1) == .excludedBy(0))
    }

    @Test func `minimums beyond any number of votes leave no winner`() throws {
        let allocation = try AllocationRule(minimumVotes: .max).allocate(instance, profile)
        #expect(allocation.winners.isEmpty && allocation.outcome(of: 0) == .tooFewVotes(votes: 4, minimum: .max))
        #expect(try AllocationRule(minimumPercent: .max).allocate(instance, profile).winners.isEmpty)
    }

    @Test func `mandatory projects that exclude each other, or are more than may win, are refused`() {
        #expect(throws: RuleProblem.mandatoryRivals("A", "B")) {
            try AllocationRule(exclusiveGroups: [["B", "C", "A"]], mandatory: ["B", "A"]).allocate(instance, profile)
        }
        #expect(throws: RuleProblem.tooManyMandatory(2)) { try AllocationRule(maximumWinners: 1, mandatory: ["B", "A"]).allocate(instance, profile) }
        #expect(throws: RuleProblem.mandatoryUnpaid("C")) { try AllocationRule(mandatory: ["A", "B", "C"]).allocate(instance, profile) }
    }

    @Test func `a mandatory project comes before the votes`() throws {
        let allocation = try AllocationRule(mandatory: ["C"]).allocate(instance, profile)
        #expect(allocation.letters == "CAD")
        #expect(allocation.rounds.first?.outcome == .taken(.mandatory))
    }

    @Test func `a quota of a theme is filled first, by votes`() throws {
        var instance = instance
        instance.projects[2].categories = ["Nature"]
        instance.projects[3].categories = ["Nature"]
        let allocation = try AllocationRule(quotas: [.init(.category("Nature"), atLeast: 1)]).allocate(instance, profile)
        #expect(allocation.letters == "CAD")
        #expect(allocation.rounds.first?.outcome == .taken(.quota))
    }

    @Test func `a tie for a quota is recorded`() throws {
        var instance = town([10, 10, 10], budget: 20)
        for project in 0...1 { instance.projects[project].categories = ["Nature"] }
        let allocation = try AllocationRule(quotas: [.init(.category("Nature"), atLeast: 1)]).allocate(instance, ballots(["A", "B", "2×C"]))
        #expect(allocation.letters == "AC" && allocation.rounds.first?.tie == 0)
        #expect(allocation.ties.first == Tie(among: [0, 1], chosen: [0], by: .id))
    }

    @Test func `a free project with votes wins first, one without votes is no better than others without`() throws {
        let instance = town([0, 10, 0], budget: 10)
        #expect(try AllocationRule(utility: .cardinality).allocate(instance, ballots(["A", "BB", "B"])).letters == "ABC")
    }

    @Test func `a rule that does not suit the ballots is refused, not guessed`() {
        #expect(throws: RuleProblem.needsPoints(.approval)) { try AllocationRule(utility: .points).allocate(instance, profile) }
        #expect(throws: RuleProblem.needsRankings(.approval)) { try AllocationRule(utility: .borda).allocate(instance, profile) }
        #expect(throws: RuleProblem.unknownProject("Z")) { try AllocationRule(mandatory: ["Z"]).allocate(instance, profile) }
    }

    @Test func `the record tells the money before and after each round`() throws {
        let rounds = try AllocationRule().allocate(instance, profile).rounds
        #expect(rounds.map(\.leftBefore) == [100, 50, 10, 10])
        #expect(rounds.map(\.leftAfter) == [50, 10, 10, 0])
        #expect(rounds.map(\.score) == [4, 3, 2, 1].map { Fraction($0) })
    }
}

/// Money from outside for the project at which the count would stop.
struct ReserveTests {
    private let profile = ballots(["3×A", "2×B", "1×C"])

    @Test func `a reserve completes a project of which enough is left, and the count then stops`() throws {
        let rule = AllocationRule(notFitting: .stop, reserve: .init(fromPercent: 80))
        let allocation = try rule.allocate(town([60, 50, 1], budget: 100), profile)
        #expect(allocation.letters == "AB" && allocation.left == 0 && allocation.spent == 100)
        #expect(allocation.fromReserve == [1: 10])
        #expect(allocation.fate(of: 2) == .notReached(stoppedAt: 1))
        // 40 left of 51 is less than four fifths.
        #expect(try rule.allocate(town([60, 51, 1], budget: 100), profile).letters == "A")
    }

    @Test func `ranked ballots may carry points`() throws {
        var builder = ProfileBuilder(kind: .ordinal, hasPoints: true)
        builder.add(Ballot([1, 0], points: [3, 2]))
        let scores = Scores(builder.profile(), projects: 2)
        #expect(scores.points == [2, 3] && scores.borda == [0, 1])
        #expect(Scores(ballots(["BA", "A"], kind: .ordinal), projects: 2).points == [2, 2])
        #expect(try AllocationRule(.equalShares, utility: .borda).allocate(town([5, 5], budget: 5), builder.profile()).letters == "B")
    }
}
