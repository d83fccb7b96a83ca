/// How many more votes, or how much lower a cost, would have made a project win, everything else unchanged. Guessed from the
/// record of the count, and always found by counting again: with as many, and with one less.
public struct WhatWasMissing: Sendable {
    private let instance: Instance
    private let profile: Profile
    private let rule: AllocationRule
    private let allocation: Allocation
    private let totals: [Int]
    private let scale: Int
    private let whatIf: WhatIf
    private let leftovers: Leftovers?

    public init(_ instance: Instance, _ profile: Profile, _ rule: AllocationRule, _ allocation: Allocation) {
        (self.instance, self.profile, self.rule, self.allocation) = (instance, profile, rule, allocation)
        (totals, scale) = Scores(profile, projects: instance.projects.count).total(rule.utility)
        whatIf = WhatIf(instance, profile, rule, outcome: allocation)
        leftovers = Leftovers(instance, profile, rule, allocation)
    }

    /// The projects that did not win and whose answer is sought: all of them by greedy, which counts again in an instant; else
    /// the most chosen ones, as many as take about ten seconds.
    public var sought: [Int] {
        let losers = instance.projects.indices.filter { !allocation.isWinner($0) }.sorted { (-totals[$0], $0) < (-totals[$1], $1) }
        if rule.method == .greedy { return losers }
        // Each answer takes some fifteen counts.
        return Array(losers.prefix(Int(600_000_000 / (Int128(max(profile.choices.count, 1)) * Int128(readings) * 15))))
    }

    /// How often a count reads all choices, about, at some 15 ns a choice: Add1 up to once for each euro it adds to a share, bounded
    /// overspending some twenty times for each project.
    private var readings: Int {
        let first = Fraction(Integer(instance.budget), Integer(max(profile.voters, 1)) * Integer(instance.currencyUnit))
        let raised = allocation.share.flatMap { ($0 - first).roundedDown.word } ?? 0
        return max(raised, 0) + (rule.method == .boundedOverspending ? 20 * instance.projects.count : 2)
    }

    /// Nil when no number would do, or none can be told: with points, a voter more could give any number of them.
    public func votes(for project: Int) throws(RuleProblem) -> Int? {
        let guess = rule.method == .greedy ? guess(project) : leftovers?.voters(missingFor: project, costing: cost(project)) ?? 1
        return try whatIf.votesMissing(for: project, guess: guess)
    }

    /// What was left at its turn, or what its supporters had left, where that was less than its cost; else the least there is.
    public func cost(of project: Int) throws(RuleProblem) -> Int? {
        let left = allocation.rounds.filter { $0.project == project && $0.leftBefore < cost(project) }.map(\.leftBefore).max()
        let guess = rule.method == .greedy ? left ?? 1 : max(left ?? 1, leftovers?.money[project] ?? 1)
        return try whatIf.winningCost(of: project, guess: min(max(guess, 1), max(cost(project) - 1, 1)))
    }

    private func cost(_ project: Int) -> Int { instance.projects[project].cost }

    private func guess(_ project: Int) -> Int {
        let answers = allocation.envelopes.indices.compactMap { needed(project, $0) }
        return max(answers.min() ?? 1, rule.minimumVotes - totals[project] / scale)
    }

    /// The votes needed to come before the last project of this envelope whose turn still found enough money.
    private func needed(_ project: Int, _ envelope: Int) -> Int? {
        guard allocation.envelopes[envelope].scope.contains(instance.projects[project]) else { return nil }
        var last: Int?
        var winners = 0
        for round in allocation.rounds where round.envelope == envelope && round.project != project {
            if round.leftBefore < cost(project) || winners >= rule.maximumWinners ?? .max { break }
            if round.outcome.isWin || round.outcome.isStop { last = round.project }
            if round.outcome.isStop { break }
            if round.outcome.isWin { winners += 1 }
        }
        return last.map { needed(project, before: $0) }
    }

    /// As many as make the two equal, at least.
    private func needed(_ project: Int, before other: Int) -> Int {
        guard rule.effectiveRanking == .perCost else { return max((totals[other] - totals[project] + scale - 1) / scale, 1) }
        let otherCost = Int128(max(cost(other), 1))
        let needed = (Int128(totals[other]) * Int128(cost(project)) + otherCost - 1) / otherCost
        return Int(clamping: max((needed - Int128(totals[project])) / Int128(scale), 1))
    }
}

extension Round.Outcome {
    /// Whether the count ended at this project.
    fileprivate var isStop: Bool { if case .stoppedHere = self { true } else { false } }
}
