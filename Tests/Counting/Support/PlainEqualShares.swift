import Tally

/// The Method of Equal Shares written as the paper says it, one fraction per voter and no cleverness: what the fast one is held against.
struct PlainEqualShares {
    let costs: [Int]
    let utilities: [[Int]]
    var money: [Fraction]
    let perCost: Bool

    init(_ instance: Instance, utilities: [[Int]], perCost: Bool) {
        costs = instance.projects.map(\.cost)
        self.utilities = utilities
        self.perCost = perCost
        money = [Fraction](repeating: Fraction(instance.budget, max(utilities.count, 1)), count: utilities.count)
    }

    /// Winners in order, and what each voter paid for each.
    mutating func run(rank: [Int]) -> (winners: [Int], payments: [[Fraction]]) {
        var (winners, payments): ([Int], [[Fraction]]) = ([], [])
        while true {
            var best: (project: Int, price: Fraction, key: Fraction)?
            for project in costs.indices.sorted(by: { rank[$0] < rank[$1] }) where !winners.contains(project) {
                guard let price = price(project) else { continue }
                let key = perCost ? price / Fraction(costs[project]) : price
                if best.map({ key < $0.key }) ?? true { best = (project, price, key) }
            }
            guard let best else { return (winners, payments) }
            let paid = money.indices.map { min(money[$0], best.price * Fraction(utilities[$0][best.project])) }
            for voter in money.indices { money[voter] = money[voter] - paid[voter] }
            winners.append(best.project)
            payments.append(paid)
        }
    }

    private func price(_ project: Int) -> Fraction? {
        let supporters = money.indices.filter { utilities[$0][project] > 0 }
            .sorted { money[$0] / Fraction(utilities[$0][project]) < money[$1] / Fraction(utilities[$1][project]) }
        guard !supporters.isEmpty, supporters.reduce(Fraction.zero, { $0 + money[$1] }) >= Fraction(costs[project]) else { return nil }
        var rest = Fraction(costs[project])
        var utility = supporters.reduce(0) { $0 + utilities[$1][project] }
        for voter in supporters {
            let price = rest / Fraction(utility)
            if price * Fraction(utilities[voter][project]) <= money[voter] { return price }
            rest = rest - money[voter]
            utility -= utilities[voter][project]
        }
        return nil
    }
}

extension RandomElection {
    /// What each voter draws from each project.
    func utilities(_ utility: AllocationRule.Utility) -> [[Int]] {
        ballots.map { ballot in
            var drawn = [Int](repeating: 0, count: instance.projects.count)
            for (place, project) in ballot.choices.enumerated() {
                drawn[project] = switch utility {
                case .cost, .cardinality: 1
                case .points: ballot.points![place]
                case .borda: ballot.choices.count - place - 1
                }
            }
            return drawn
        }
    }

    /// Place of each project in the byte order of ids.
    var rank: [Int] {
        let order = instance.projects.indices.sorted { instance.projects[$0].id.utf8.lexicographicallyPrecedes(instance.projects[$1].id.utf8) }
        var rank = order
        for (place, project) in order.enumerated() { rank[project] = place }
        return rank
    }
}
