/// The least number of winners of a theme or of a territory: the best of each are taken before the rule, as many as are lacking; where winners are
/// limited, an envelope leaves the seats that quotas still lack to the envelopes that may fill them.
extension Count {
    mutating func takeQuotas(_ eligible: [Int]) {
        guard rule.quotas.contains(where: { wanted($0) > 0 }) else { return }
        let placed = placed(eligible)
        for quota in rule.quotas {
            var wanted = wanted(quota)
            for tier in placed where wanted > 0 && !isFull {
                let tied = tier.projects.filter { quota.scope.contains(instance.projects[$0]) && canTake($0) }
                let before = allocation.winners.count
                let tie = tied.count > 1 ? allocation.ties.count : tier.tie
                for project in tied where wanted > 0 && !isFull && canTake(project) {
                    take(project, .quota, tie: tie)
                    wanted -= 1
                }
                _ = settle(tied, chosen: Array(allocation.winners[before...]))
            }
        }
    }

    /// How many a quota still lacks; a mandatory project counts before it is paid.
    private func wanted(_ quota: AllocationRule.Quota) -> Int {
        max(quota.atLeast - (allocation.winners + awaited).count { quota.scope.contains(instance.projects[$0]) }, 0)
    }

    /// Projects placed alike, or one with the tie that placed it.
    struct Tier {
        var projects: [Int]
        var tie: Int?
    }

    /// Projects by the ranking of the rule, the same for every quota; rules that rank nothing have that of greedy.
    private mutating func placed(_ projects: [Int]) -> [Tier] {
        switch rule.method {
        case .greedy, .equalShares, .phragmen, .maxUtility, .boundedOverspending: tiers(projects).map { Tier(projects: $0) }
        case .majorityJudgment: majorityTiers(majorityValues(projects)).map { Tier(projects: $0) }
        case .instantRunoff: runoffTiers(projects)
        }
    }

    private func canTake(_ project: Int) -> Bool { !isTaken(project) && winningRival(of: project) == nil && cost(project) <= left }

    /// Seats of the maximum that quotas still lack and that the money of envelopes to come may fill; no more than there are projects to fill them.
    func seatsToHold() -> Int {
        guard rule.maximumWinners != nil, envelope < rule.envelopes.count else { return 0 }
        var (seats, hopefuls) = (0, Set<Int>())
        for quota in rule.quotas where wanted(quota) > 0 {
            let hopeful = instance.projects.indices.filter { quota.scope.contains(instance.projects[$0]) && mayWinLater($0) }
            seats += min(wanted(quota), hopeful.count)
            hopefuls.formUnion(hopeful)
        }
        return min(seats, hopefuls.count)
    }

    private func mayWinLater(_ project: Int) -> Bool {
        guard !isTaken(project), payers[project] == nil, hasEnoughVotes(project), winningRival(of: project) == nil else { return false }
        return ((envelope + 1)...rule.envelopes.count).contains { later in
            let covers = later == rule.envelopes.count || rule.envelopes[later].scope.contains(instance.projects[project])
            return covers && cost(project) <= mostMoney(of: later)
        }
    }

    /// What an envelope to come can have at most, its mandatory projects once paid; the last is the whole city's.
    private func mostMoney(of later: Int) -> Int {
        if later < rule.envelopes.count { return rule.envelopes[later].amount - awaitedCost(of: later) }
        let gone = rule.envelopes.enumerated().map { number, envelope in
            let spent = number < allocation.envelopes.count ? allocation.envelopes[number].spent : awaitedCost(of: number)
            return rule.carryOver && !envelope.isRingFenced ? spent : envelope.amount
        }
        return instance.budget - gone.reduce(0, +) - awaitedCost(of: later)
    }

    private func awaitedCost(of envelope: Int) -> Int { awaited.filter { payers[$0] == envelope }.reduce(0) { $0 + cost($1) } }
}
