/// Greedy: by falling score, each project that the money left can pay. (Rey & Maly 2023, §4.1.)
extension Count {
    mutating func greedy(_ eligible: [Int], reason: Round.Reason) {
        let order = ranked(eligible)
        var stoppedAt: Int?
        var start = order.startIndex
        while start < order.endIndex {
            let end = order[start...].firstIndex { !isTied($0, order[start]) } ?? order.endIndex
            consider(Array(order[start..<end]), reason, &stoppedAt)
            start = end
        }
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

    private mutating func consider(_ project: Int, _ reason: Round.Reason, _ tie: Int?, _ stoppedAt: inout Int?, _ score: Fraction?) {
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

    /// By falling score, equals by the tie rule.
    func ranked(_ projects: [Int]) -> [Int] {
        projects.sorted { left, right in
            if precedes(left, right) { return true }
            if precedes(right, left) { return false }
            return ties.rank[left] < ties.rank[right]
        }
    }

    private func isTied(_ left: Int, _ right: Int) -> Bool { !precedes(left, right) && !precedes(right, left) }

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
