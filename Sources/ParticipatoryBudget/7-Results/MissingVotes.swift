import Tally

/// How many more votes would have made a project win, everything else unchanged. Found from the record of the count, then
/// verified by counting again with as many votes, and with one less: what cannot be verified is not said.
struct MissingVotes {
    private let vote: CountedVote
    private let allocation: Allocation
    private let totals: [Int]

    init(_ vote: CountedVote, _ allocation: Allocation, _ totals: [Int]) {
        (self.vote, self.allocation, self.totals) = (vote, allocation, totals)
    }

    func answer(for project: Int) -> Int? {
        let rule = vote.rule
        guard rule.isGreedy, rule.quotas.isEmpty, rule.utility == "cost" || rule.utility == "points", vote.profile.pointsScale == 1 else { return nil }
        let answers = allocation.envelopes.indices.compactMap { candidate(project, $0) }
        guard let fewest = answers.min().map({ max($0, rule.minimumVotes - totals[project]) }), fewest > 0 else { return nil }
        return [fewest, fewest + 1].first { wins(project, with: $0) && !wins(project, with: $0 - 1) }
    }

    /// The votes needed to come before the last project of this envelope whose turn still found enough money.
    private func candidate(_ project: Int, _ envelope: Int) -> Int? {
        guard allocation.envelopes[envelope].scope.contains(vote.instance.projects[project]) else { return nil }
        let cost = vote.instance.projects[project].cost
        var last: Round?
        var winners = 0
        for round in allocation.rounds where round.envelope == envelope && round.project != project {
            if round.leftBefore < cost { break }
            if let most = vote.rule.maximumWinners, winners >= most { break }
            if round.outcome.isWin { winners += 1 }
            switch round.outcome {
            case .taken, .takenInPart: last = round
            case .stoppedHere:
                last = round
                return last.map { needed(project, before: $0.project) }
            default: continue
            }
        }
        return last.map { needed(project, before: $0.project) }
    }

    /// As many as make the two equal, at least.
    private func needed(_ project: Int, before other: Int) -> Int {
        guard vote.rule.ranking == "per-cost" else { return max(totals[other] - totals[project], 1) }
        let (cost, otherCost) = (vote.instance.projects[project].cost, max(vote.instance.projects[other].cost, 1))
        let (product, overflow) = totals[other].multipliedReportingOverflow(by: cost)
        return overflow ? Int.max / 2 : max((product + otherCost - 1) / otherCost - totals[project], 1)
    }

    /// Greedy sees the totals only: a ballot of one project for each of its votes gives the same count.
    private func wins(_ project: Int, with more: Int) -> Bool {
        var builder = ProfileBuilder(kind: .approval)
        for (place, total) in totals.enumerated() {
            let votes = total + (place == project ? more : 0)
            if votes > 0 { builder.add(Tally.Ballot([place]), times: votes) }
        }
        var rule = vote.rule
        rule.utility = "cost"
        return (try? rule.allocation.allocate(vote.instance, builder.profile()))?.isWinner(project) ?? false
    }
}
