import Tally

/// How many more votes, or how much lower a cost, would have made a project win, everything else unchanged. Guessed from the
/// record of the count where greedy allows it, and always found by counting again: with as many, and with one less.
struct WhatWasMissing {
    private let vote: CountedVote
    private let allocation: Allocation
    private let totals: [Int]
    private let whatIf: WhatIf

    /// - Parameter totals: votes or points, alongside the projects.
    init(_ vote: CountedVote, _ allocation: Allocation, _ totals: [Int]) {
        (self.vote, self.allocation, self.totals) = (vote, allocation, totals)
        whatIf = WhatIf(vote.instance, vote.profile, vote.rule.allocation, outcome: allocation)
    }

    /// The projects that did not win and whose answer is sought: all of them by greedy, which counts again in an instant; else
    /// the most chosen ones, as many as take about ten seconds.
    var sought: [Int] {
        let losers = vote.numbers.indices.filter { !allocation.isWinner($0) }.sorted { (-totals[$0], $0) < (-totals[$1], $1) }
        if vote.rule.isGreedy { return losers }
        // A count of the ballots takes some 15 ns a choice; Add1 makes up to one for each euro it adds to a share; each answer takes some eighty.
        let first = Fraction(vote.instance.budget, max(vote.profile.voters, 1) * vote.instance.currencyUnit)
        let raised = allocation.share.flatMap { ($0 - first).roundedDown.word } ?? 0
        return Array(losers.prefix(Int(600_000_000 / (Int128(max(vote.profile.choices.count, 1)) * Int128(max(raised, 0) + 2) * 80))))
    }

    func votes(for project: Int) throws(RuleProblem) -> Int? {
        try whatIf.votesMissing(for: project, guess: vote.rule.isGreedy ? guess(project) : 1)
    }

    /// What was left at its turn, where that was less than its cost; else the least there is.
    func cost(of project: Int) throws(RuleProblem) -> Int? {
        let cost = vote.instance.projects[project].cost
        let left = allocation.rounds.filter { $0.project == project && $0.leftBefore < cost }.map(\.leftBefore).max()
        return try whatIf.winningCost(of: project, guess: vote.rule.isGreedy ? max(left ?? 1, 1) : nil)
    }

    private func guess(_ project: Int) -> Int {
        let answers = allocation.envelopes.indices.compactMap { needed(project, $0) }
        return max(answers.min() ?? 1, vote.rule.minimumVotes - totals[project])
    }

    /// The votes needed to come before the last project of this envelope whose turn still found enough money.
    private func needed(_ project: Int, _ envelope: Int) -> Int? {
        guard allocation.envelopes[envelope].scope.contains(vote.instance.projects[project]) else { return nil }
        let cost = vote.instance.projects[project].cost
        var last: Int?
        var winners = 0
        for round in allocation.rounds where round.envelope == envelope && round.project != project {
            if round.leftBefore < cost || winners >= vote.rule.maximumWinners ?? .max { break }
            if round.outcome.isWin || round.outcome.isStop { last = round.project }
            if round.outcome.isStop { break }
            if round.outcome.isWin { winners += 1 }
        }
        return last.map { needed(project, before: $0) }
    }

    /// As many as make the two equal, at least.
    private func needed(_ project: Int, before other: Int) -> Int {
        guard vote.rule.ranking == "per-cost" else { return max(totals[other] - totals[project], 1) }
        let (cost, otherCost) = (vote.instance.projects[project].cost, max(vote.instance.projects[other].cost, 1))
        let (product, overflow) = totals[other].multipliedReportingOverflow(by: cost)
        return overflow ? 1 : max((product + otherCost - 1) / otherCost - totals[project], 1)
    }
}

extension Round.Outcome {
    /// Whether the count ended at this project.
    fileprivate var isStop: Bool { if case .stoppedHere = self { true } else { false } }
}
