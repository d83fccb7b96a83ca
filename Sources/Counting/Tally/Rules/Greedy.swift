/// Greedy: by falling score, each project that the money left can pay. (Rey & Maly 2023, §4.1.)
extension Count {
    mutating func greedy(_ eligible: [Int], reason: Round.Reason) {
        var stoppedAt: Int?
        for tied in tiers(eligible) { consider(tied, reason, &stoppedAt) }
    }

    /// Considers projects of equal score in the order of the tie rule.
    mutating func consider(
        _ tied: [Int], _ reason: Round.Reason, _ stoppedAt: inout Int?, score: ((Int) -> Fraction)? = nil
    ) {
        let before = allocation.winners.count
        let open = stoppedAt == nil && !isFull
        let tie = open && tied.count > 1 ? allocation.ties.count : nil
        for project in tied { consider(project, reason, tie, &stoppedAt, score?(project)) }
        if open { _ = settle(tied, chosen: Array(allocation.winners[before...])) }
    }

    mutating func consider(_ project: Int, _ reason: Round.Reason, _ tie: Int?, _ stoppedAt: inout Int?, _ score: Fraction?) {
        let missing = cost(project) - left
        if let rival = winningRival(of: project) {
            refuse(project, .excludedBy(rival), score: score, tie: tie)
        } else if isFull {
            refuse(project, .enoughWinners, score: score, tie: tie)
        } else if let stoppedAt {
            refuse(project, .notReached(stoppedAt: stoppedAt), score: score, tie: tie)
        } else if missing <= 0 {
            take(project, reason, score: score, tie: tie)
        } else if let reserve = rule.reserve, reserve.completes(cost(project), left: left, used: allocation.fromReserve.count) {
            take(project, .reserve, score: score, tie: tie)
            if rule.notFitting != .skip && allocation.fromReserve.count >= reserve.projects { stoppedAt = project }
        } else {
            switch rule.notFitting {
            case .skip:
                refuse(project, .skipped(missing: missing), score: score, tie: tie)
            case .partial where left > 0:
                take(project, reason, score: score, tie: tie)
                stoppedAt = project
            case .stop, .partial:
                refuse(project, .stoppedHere(missing: missing), score: score, tie: tie)
                stoppedAt = project
            }
        }
    }

    /// By falling score, equals together in the order of the tie rule.
    func tiers(_ projects: [Int]) -> [[Int]] {
        let ranked = projects.sorted { left, right in
            if precedes(left, right) { return true }
            if precedes(right, left) { return false }
            return ties.rank[left] < ties.rank[right]
        }
        return ranked.reduce(into: []) { tiers, project in
            if let first = tiers.last?.first, !precedes(first, project) { tiers[tiers.count - 1].append(project) } else { tiers.append([project]) }
        }
    }

    /// Whether the score of one is strictly greater: by cross-multiplication, in 128 bits.
    private func precedes(_ left: Int, _ right: Int) -> Bool {
        guard ranking == .perCost else { return totals[left] > totals[right] }
        let (costLeft, costRight) = (cost(left), cost(right))
        let isFree = (left: costLeft == 0 && totals[left] > 0, right: costRight == 0 && totals[right] > 0)
        if isFree.left || isFree.right { return isFree.left && (!isFree.right || totals[left] > totals[right]) }
        return Int128(totals[left]) * Int128(max(costRight, 1)) > Int128(totals[right]) * Int128(max(costLeft, 1))
    }

    /// What greedy ranks by, as it is shown.
    func score(of project: Int) -> Fraction {
        let total = Fraction(totals[project], scale)
        return ranking == .perCost && cost(project) > 0 ? total / Fraction(cost(project)) : total
    }
}
