import Testing
@testable import Tally

/// Phragmén, maximum utility and majority judgment against their definitions.
struct OtherRulesTests {
    /// Phragmén one fraction per voter.
    private func plainPhragmen(_ election: RandomElection) -> [Int] {
        let (costs, rank) = (election.instance.projects.map(\.cost), election.rank)
        var loads = [Fraction](repeating: .zero, count: election.ballots.count)
        var winners: [Int] = []
        var left = election.instance.budget
        while true {
            let open = costs.indices.filter { project in
                !winners.contains(project) && costs[project] <= election.instance.budget && election.ballots.contains { $0.choices.contains(project) }
            }
            let offers = open.map { project in
                let carriers = election.ballots.indices.filter { election.ballots[$0].choices.contains(project) }
                return (project, carriers.reduce(Fraction(costs[project])) { $0 + loads[$1] } / Fraction(carriers.count))
            }
            guard let lowest = offers.map(\.1).min() else { return winners }
            let tied = offers.filter { $0.1 == lowest }.map(\.0)
            guard tied.allSatisfy({ costs[$0] <= left }) else { return winners }
            let chosen = tied.min { rank[$0] < rank[$1] }!
            winners.append(chosen)
            left -= costs[chosen]
            for voter in loads.indices where election.ballots[voter].choices.contains(chosen) { loads[voter] = lowest }
        }
    }

    @Test func `Phragmén agrees with its definition on random elections`() throws {
        for seed in 0..<200 {
            let election = RandomElection(seed)
            let allocation = try AllocationRule(.phragmen).allocate(election.instance, election.profile)
            #expect(allocation.winners == plainPhragmen(election), "seed \(seed)")
        }
    }

    @Test(arguments: [AllocationRule.Utility.cost, .cardinality])
    func `maximum utility finds what trying every set finds`(utility: AllocationRule.Utility) throws {
        for seed in 0..<120 {
            let election = RandomElection(seed)
            // One group of three, or pairs that overlap: the first and the last of them may then win together.
            let groups = election.instance.projects.count < 5 || seed % 3 == 2 ? [] : seed % 3 == 0 ? [[0, 1, 2]] : [[0, 1], [1, 2], [2, 3], [1, 4]]
            let rivals = groups.map { $0.map { election.instance.projects[$0].id } }
            let most = seed % 5 == 0 ? 3 : nil
            let rule = AllocationRule(.maxUtility, utility: utility, maximumWinners: most, exclusiveGroups: rivals)
            let allocation = try rule.allocate(election.instance, election.profile)
            #expect(Set(allocation.winners) == Set(bestSet(election, utility, groups.map { $0.reduce(0) { $0 | 1 << $1 } }, most)), "seed \(seed)")
        }
    }

    private func bestSet(_ election: RandomElection, _ utility: AllocationRule.Utility, _ groups: [Int], _ most: Int?) -> [Int] {
        let scores = Scores(election.profile, projects: election.instance.projects.count).supporters
        let order = election.instance.projects.indices.sorted { election.rank[$0] < election.rank[$1] }
        var best: (value: Int, cost: Int, members: [Bool], set: [Int]) = (0, 0, order.map { _ in false }, [])
        for bits in 0..<(1 << order.count) {
            let set = order.filter { bits >> $0 & 1 == 1 && scores[$0] > 0 }
            let cost = set.reduce(0) { $0 + election.instance.projects[$1].cost }
            guard cost <= election.instance.budget, groups.allSatisfy({ (bits & $0).nonzeroBitCount < 2 }), set.count <= most ?? .max else { continue }
            let value = set.reduce(0) { $0 + scores[$1] * (utility == .cost ? election.instance.projects[$1].cost : 1) }
            let members = order.map(set.contains)
            let better = value != best.value ? value > best.value
                : cost != best.cost ? cost < best.cost
                : zip(members, best.members).first { $0 != $1 }.map { $0.0 } ?? false
            if better { best = (value, cost, members, set) }
        }
        return best.set
    }

    @Test func `two sets of equal worth and cost are a tie, and the record says what decided`() throws {
        let allocation = try AllocationRule(.maxUtility, ties: [.idFalling]).allocate(town([10, 10, 5], budget: 15), ballots(["A", "B", "C"]))
        #expect(allocation.letters == "CB")
        #expect(allocation.ties == [Tie(among: [1, 0], chosen: [1], by: .idFalling)])
        #expect(allocation.rounds.first { $0.project == 1 }?.tie == 0 && allocation.rounds.first { $0.project == 2 }?.tie == nil)
        #expect(try AllocationRule(.maxUtility).allocate(town([10, 9], budget: 10), ballots(["A", "B"])).ties.isEmpty)
    }

    @Test func `a chosen project dearer than the envelope is said to be so`() throws {
        let (instance, profile) = (town([200, 50, 60], budget: 100), ballots(["5×AB", "C"]))
        #expect(try AllocationRule(.phragmen).allocate(instance, profile).outcome(of: 0) == .skipped(missing: 150))
        #expect(try AllocationRule(.maxUtility).allocate(instance, profile).outcome(of: 0) == .skipped(missing: 100))
    }

    /// Medians taken off one by one, written out.
    private func medians(_ grades: [Int]) -> [Int] {
        var (rest, medians) = (grades.sorted(), [Int]())
        while !rest.isEmpty { medians.append(rest.remove(at: (rest.count - 1) / 2)) }
        return medians
    }

    @Test func `majority values compare as the sequences of their medians`() {
        var dice = Dice(11)
        for _ in 0..<3000 {
            let count = Int.random(in: 1...12, using: &dice)
            let grades = (0..<2).map { _ in (0..<count).map { _ in Int.random(in: 0...3, using: &dice) } }
            let values = grades.map { MajorityValue(Dictionary($0.map { ($0, 1) }, uniquingKeysWith: +)) }
            let (left, right) = (medians(grades[0]), medians(grades[1]))
            let expected: MajorityValue.Order = left == right ? .same : left.lexicographicallyPrecedes(right) ? .lower : .higher
            #expect(values[0].compared(to: values[1]) == expected, "\(grades)")
            #expect(values[0].median == left[0])
        }
    }

    @Test func `majority judgment tells the grade and the place of each project`() throws {
        let graded = Profile(kind: .scoring, [Ballot([0, 1, 2], points: [3, 1, 2]), Ballot([0, 2], points: [3, 2]), Ballot([1, 2], points: [1, 2]), Ballot([1], points: [3])])
        let rule = AllocationRule(.majorityJudgment, utility: .points), three = town([10, 10, 10], budget: 30)
        // Four voters, the second lowest grade: A has 0 0 3 3, B 0 1 1 3, C 0 2 2 2.
        #expect(rule.medianGrades(three, graded) == [0, 1, 2] && rule.places(three, graded) == [3, 2, 1])
        #expect(try rule.allocate(three, graded).letters == "CBA")
        #expect(AllocationRule().medianGrades(three, graded) == nil && AllocationRule().places(three, graded) == nil)
        let same = Profile(kind: .scoring, [Ballot([0, 1], points: [2, 2])])
        #expect(rule.places(three, same) == [1, 1, 3])
    }

    @Test func `majority judgment prefers the project most find good over the one few love`() throws {
        // Grades 0 to 3. A: 3, 3, 0, 0, 0. B: 2, 2, 2, 1, 1. An ungraded project has the lowest grade.
        let profile = Profile(kind: .scoring, [
            Ballot([0, 1], points: [3, 2]), Ballot([0, 1], points: [3, 2]), Ballot([1], points: [2]), Ballot([1], points: [1]), Ballot([1], points: [1]),
        ])
        let allocation = try AllocationRule(.majorityJudgment).allocate(town([10, 10], budget: 10), profile)
        #expect(allocation.letters == "B")
        #expect(allocation.rounds.map(\.score) == [Fraction(2), Fraction(0)])
        #expect(throws: RuleProblem.needsPoints(.approval)) { try AllocationRule(.majorityJudgment).allocate(town([1], budget: 1), ballots(["A"])) }
    }

    @Test func `an instant runoff moves the ballots of what is put aside to their next choice, in each envelope`() throws {
        // A has most first choices; once C is put aside, its ballots make B first.
        let profile = ballots(["5×A", "4×BC", "3×CB", "D"], kind: .ordinal)
        let allocation = try AllocationRule(.instantRunoff).allocate(town([10, 10, 10, 10, 10], budget: 50), profile)
        #expect(allocation.letters == "BACDE" && allocation.rounds.map(\.score) == [Fraction(7), Fraction(5), Fraction(3), Fraction(1), Fraction(0)])
        #expect(try AllocationRule(.instantRunoff).allocate(town([10, 10, 10], budget: 10), ballots(["5×A", "4×BC", "3×CB"], kind: .ordinal)).letters == "B")
        // Among the projects of an envelope the choices outside it do not count.
        let north = AllocationRule(.instantRunoff, envelopes: [Envelope(.territory("North"), amount: 10)])
        let served = try north.allocate(town([10, 10, 10], budget: 20, territories: ["North", "North", nil]), ballots(["3×CAB", "2×B"], kind: .ordinal))
        #expect(served.letters == "AC")
        // Of equals the last by the tie rule goes: A stays, and takes B's ballot.
        let tied = try AllocationRule(.instantRunoff).allocate(town([10, 10, 10], budget: 10), ballots(["AB", "BA", "C"], kind: .ordinal))
        #expect(tied.letters == "A" && tied.ties.first == Tie(among: [0, 1, 2], chosen: [0], by: .id))
        #expect(throws: RuleProblem.needsRankings(.approval)) { try AllocationRule(.instantRunoff).allocate(town([1], budget: 1), ballots(["A"])) }
    }

    @Test func `a minimum of winners takes the best placed by the rule itself, by grades or by eliminations too`() throws {
        let quota = [AllocationRule.Quota(.territory("N"), atLeast: 1)]
        // A has more points (9 against 7), B the better median.
        let loved = (0..<3).map { _ in Ballot([0, 1], points: [3, 1]) } + (0..<4).map { _ in Ballot([1], points: [1]) }
        let two = town([10, 10], budget: 10, territories: ["N", "N"])
        #expect(try AllocationRule(.majorityJudgment, utility: .points, quotas: quota).allocate(two, Profile(kind: .scoring, loved)).letters == "B")
        // C is on most ballots (7 against 6 and 5), B wins the runoff.
        let three = town([10, 10, 10], budget: 10, territories: ["N", "N", "N"])
        let allocation = try AllocationRule(.instantRunoff, quotas: quota).allocate(three, ballots(["5×AC", "4×B", "2×CB"], kind: .ordinal))
        #expect(allocation.letters == "B" && allocation.rounds.first?.outcome == .taken(.quota))
        // C and its ballots stay to the end: A goes before B, though A would beat B without C. The ranking is one, whatever is reserved.
        let mixed = town([10, 10, 10], budget: 20, territories: ["N", "N", nil]), votes = ballots(["5×CA", "3×B", "2×A"], kind: .ordinal)
        #expect(try AllocationRule(.instantRunoff, quotas: quota).allocate(mixed, votes).letters == "BC")
        #expect(AllocationRule(.instantRunoff).places(mixed, votes) == [3, 2, 1] && AllocationRule().places(mixed, votes) == nil)
    }

    @Test func `a tie that eliminations meet while a quota is filled is in the record`() throws {
        let quota = [AllocationRule.Quota(.territory("N"), atLeast: 1)]
        let north = town([10, 10, 10], budget: 10, territories: ["N", "N", nil]), votes = ballots(["3×A", "3×B", "5×C"], kind: .ordinal)
        let allocation = try AllocationRule(.instantRunoff, quotas: quota).allocate(north, votes)
        #expect(allocation.letters == "A" && allocation.ties == [Tie(among: [0, 1], chosen: [0], by: .id)])
        // B was put aside by the tie; A stayed because of it.
        #expect(try AllocationRule(.instantRunoff, ties: [.idFalling], quotas: quota).allocate(north, votes).letters == "B")
        // Filled by what won before, a quota ranks nothing and meets no tie.
        let filled = try AllocationRule(.instantRunoff, quotas: quota, mandatory: ["A"]).allocate(north, votes)
        #expect(filled.letters == "A" && filled.ties.isEmpty)
        // Both win in the end: the tie decided nothing.
        let rich = try AllocationRule(.instantRunoff, quotas: quota).allocate(town([10, 10, 10], budget: 30, territories: ["N", "N", nil]), votes)
        #expect(rich.letters == "ACB" && rich.ties.map(\.among) == [[0, 1]] && rich.ties.map(\.isDecisive) == [false])
    }

    @Test func `an instant runoff ranks as eliminations written out do`() throws {
        for seed in 0..<300 {
            let election = RandomElection(seed, kind: .ordinal)
            let projects = Array(election.instance.projects.indices), rule = TieBreaking([.id], election.instance, votes: [], breakdowns: [:])
            var (rest, out) = (projects, [Int]())
            while !rest.isEmpty {
                let firsts = election.ballots.compactMap { $0.choices.first { rest.contains($0) } }
                let fewest = rest.map { project in firsts.count { $0 == project } }.min() ?? 0
                let last = try #require(rule.ordered(rest.filter { project in firsts.count { $0 == project } == fewest }).last)
                out.append(last)
                rest.removeAll { $0 == last }
            }
            let runoff = InstantRunoff(election.profile, projects, projects: projects.count, rule)
            #expect(runoff.order.map(\.project) + runoff.unchosen == Array(out.reversed()), "seed \(seed)")
        }
    }

    @Test func `the comparison of rules begins with the published one and says who gains and loses`() throws {
        let instance = town([100, 100, 100, 100], budget: 200)
        let comparison = try Comparison(instance, ballots(["20×AB", "10×CD"]), published: AllocationRule())
        #expect(comparison.rows.first?.allocation.letters == "AB")
        let shares = try #require(comparison.rows.first { $0.name == "equal shares" })
        #expect(shares.satisfaction.voters(withAtLeast: 1) >= 20)
        #expect(comparison.rows.allSatisfy { $0.gained.allSatisfy { ![0, 1].contains($0) } })
        let quick = try Comparison(instance, ballots(["20×AB", "10×CD"]), published: AllocationRule(), isQuick: true)
        // By number of votes is the published rule itself; this town is too small for any other to take long.
        #expect(quick.rows.map(\.name) == comparison.rows.map(\.name).filter { $0 != "greedy skip" } && quick.rows.count == 8)
        let again = try Comparison(instance, ballots(["20×AB", "10×CD"]), published: AllocationRule(), outcome: quick.rows[0].allocation, isQuick: true)
        #expect(again.rows.map(\.allocation) == quick.rows.map(\.allocation))
        let fine = try Comparison(town([9_999_998, 7_777_777], budget: 10_000_000), ballots(["20×AB", "10×B"]), published: AllocationRule(), isQuick: true)
        #expect(!fine.rows.contains { $0.name == "max utility" }, "its exact knapsack might take long")
        let graded = Profile(kind: .scoring, [Ballot([0, 1], points: [3, 2]), Ballot([1, 2], points: [2, 3]), Ballot([1], points: [1])])
        let grades = try Comparison(instance, graded, published: AllocationRule(utility: .points), isQuick: true)
        #expect(grades.rows.first { $0.name == "majority judgment" }?.allocation.winners.first == 1, "grades have the rule of Paris beside the others")
    }

    @Test func `satisfaction counts voters by their winning choices`() {
        let satisfaction = Satisfaction([0, 1], ballots(["3×AB", "2×AC", "C", ""]))
        #expect(satisfaction.votersByWins == [2, 2, 3])
        #expect(satisfaction.shareServed == Fraction(5, 7))
        #expect(satisfaction.average == Fraction(8, 7))
    }
}
