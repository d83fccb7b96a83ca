/// One run of the Method of Equal Shares with a given share for every voter. (Peters, Pierczyński, Skowron 2021.)
///
/// A project's price ρ is the smallest payment per unit of utility such that its supporters, each paying
/// min(money left, ρ·u), cover its cost. The smallest price wins; its supporters pay; and again.
struct EqualSharesRun {
    /// A project bought: its exact price is `numerator / (denominator × rich)`, scaled by the number of voters.
    struct Purchase {
        var project: Int
        var price: ExactPrice
        var tied: [Int]
    }

    let setting: EqualSharesSetting
    let share: Integer
    var purse: Purse
    var chain = PriceChain()
    private(set) var purchases: [Purchase] = []
    /// When each project was bought; -1 when it was not.
    private(set) var boughtAt: [Int32]
    private(set) var cost = 0
    private var open: [Int]
    /// A price each open project is surely not below, from an earlier round: prices only rise.
    private var bounds: [Int]
    /// The costs of the open projects in the purse's units.
    private var costs: [Int]

    /// - Parameter share: each voter's, times the number of voters.
    init(_ setting: EqualSharesSetting, share: Integer) {
        self.setting = setting
        self.share = share
        purse = Purse(share: share, voters: setting.voters, weights: setting.profile.weights)
        boughtAt = [Int32](repeating: -1, count: setting.costs.count)
        bounds = [Int](repeating: 0, count: setting.costs.count)
        (costs, open) = (bounds, [])
        // So the rest fits the purse's 61 bits.
        open = setting.projects.filter { !isBeyondAll($0) }
        for project in open {
            costs[project] = purse.scaled(setting.scaledCost(project))
            bounds[project] = costs[project] / setting.lists.utility[project]
        }
    }

    /// Whether a project costs more than everybody has together.
    private func isBeyondAll(_ project: Int) -> Bool { share < Integer(setting.costs[project]) }

    /// Buys until nothing is affordable or as many as `most` are bought; `watch` sees the run before each purchase.
    mutating func finish(most: Int, watch: ((EqualSharesRun) -> Void)? = nil) {
        while purchases.count < most, let (project, price, tied) = next() {
            watch?(self)
            buy(project, price, tied)
        }
    }

    /// The votes that count for each open project just now: its cost divided by what the payers in full would pay.
    /// A project whose supporters cannot pay is left out. (equalshares.net, “effective vote count”.)
    func effectiveVotes() -> [Int: Fraction] {
        let pairs = open.compactMap { project -> (Int, Fraction)? in
            guard let price = ExactPrice(self, project, low: bounds[project], high: nil), !price.numerator.isZero else { return nil }
            let paid = Fraction(Integer(price.numerator), Integer(chain.denominator) * Integer(price.rich))
            return (project, Fraction(setting.scaledCost(project)) / paid)
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The open project of the lowest price, with those that tie with it.
    mutating func next() -> (project: Int, price: ExactPrice, tied: [Int])? {
        let contenders = contenders()
        guard let low = contenders.first else { return nil }
        if contenders.count == 1, let high = low.high {
            return (low.project, ExactPrice(self, low.project, low: low.low, high: high)!, [low.project])
        }
        var best: [(project: Int, price: ExactPrice)] = []
        for contender in contenders {
            guard let price = ExactPrice(self, contender.project, low: contender.low, high: contender.high) else {
                open.removeAll { $0 == contender.project }
                continue
            }
            switch best.first.map({ price.compared(to: $0.price) }) ?? .lower {
            case .lower: best = [(contender.project, price)]
            case .same: best.append((contender.project, price))
            case .higher: break
            }
        }
        // All that seemed affordable were not, exactly: others may remain.
        guard !best.isEmpty else { return next() }
        let project = setting.ties.first(of: best.map(\.project))
        return (project, best.first { $0.project == project }!.price, best.map(\.project))
    }

    /// A project that may have the lowest price, with the bounds of its own.
    private struct Contender {
        var project: Int
        var low: Int
        var high: Int?
    }

    /// The open projects that may have the lowest price, as far as bounds tell.
    private mutating func contenders() -> [Contender] {
        // Local, so that the comparison does not hold on to the whole run at each step.
        let (bounds, keys) = (bounds, setting.keys)
        open = open.sorted { Int128(bounds[$0]) * Int128(keys[$1]) < Int128(bounds[$1]) * Int128(keys[$0]) }
        var contenders: [Contender] = []
        var best: (price: Int, project: Int)?
        var lost: [Int] = []
        for project in open {
            if let best, isLower(best.price, best.project, than: self.bounds[project], project) { break }
            guard let low = purse.lowerBound(setting.lists, project, cost: costs[project], from: self.bounds[project]) else {
                lost.append(project)
                continue
            }
            self.bounds[project] = low
            if let best, isLower(best.price, best.project, than: low, project) { continue }
            let high = purse.upperBound(setting.lists, project, cost: costs[project], from: low)
            contenders.append(Contender(project: project, low: low, high: high))
            if let high, best.map({ isLower(high, project, than: $0.price, $0.project) }) ?? true { best = (high, project) }
        }
        if !lost.isEmpty { open = open.filter { !lost.contains($0) } }
        return contenders.filter { contender in
            best.map { !isLower($0.price, $0.project, than: contender.low, contender.project) } ?? true
        }
    }

    /// The open projects, save one, whose price may be as low as a given price of that one; their bounds, raised.
    mutating func challengers(of project: Int, at price: Int) -> [Int] {
        var lost: [Int] = []
        let challengers = open.filter { other in
            guard other != project, !isLower(price, project, than: bounds[other], other) else { return false }
            guard let low = purse.lowerBound(setting.lists, other, cost: costs[other], from: bounds[other]) else {
                lost.append(other)
                return false
            }
            bounds[other] = low
            return !isLower(price, project, than: low, other)
        }
        open.removeAll(where: lost.contains)
        return challengers
    }

    /// From the bounds known of it; nil when its supporters cannot pay.
    mutating func exactPrice(of project: Int) -> ExactPrice? {
        guard !isBeyondAll(project), let low = purse.lowerBound(setting.lists, project, cost: costs[project], from: bounds[project]) else { return nil }
        bounds[project] = low
        return ExactPrice(self, project, low: low, high: purse.upperBound(setting.lists, project, cost: costs[project], from: low))
    }

    /// Whether one price is below another, each divided by its key, by cross-multiplication.
    private func isLower(_ price: Int, _ project: Int, than other: Int, _ otherProject: Int) -> Bool {
        Int128(price) * Int128(setting.keys[otherProject]) < Int128(other) * Int128(setting.keys[project])
    }

    mutating func buy(_ project: Int, _ price: ExactPrice, _ tied: [Int]) {
        let number = Int32(purchases.count)
        purchases.append(Purchase(project: project, price: price, tied: tied))
        boughtAt[project] = number
        cost += setting.costs[project]
        let rivals = setting.rivals(project)
        open.removeAll { $0 == project || rivals.contains($0) }
        chain.append(price.numerator, over: price.rich)
        let rounded = chain.last(shiftedBy: purse.shift)
        for group in price.poor { purse.exhaust(Int(group)) }
        purse.pay(setting.lists, project, rounded)
        purse.settle(greatestUtility: setting.lists.greatestUtility[project])
    }
}

/// What all runs on the same envelope share; one object, so that a run is copied at little cost.
final class EqualSharesSetting {
    let profile: Profile
    /// Those with supporters.
    let projects: [Int]
    let costs: [Int]
    let voters: Int
    let lists: SupporterLists
    let ties: TieBreaking
    let kind: AllocationRule.Utility
    /// What each project's price is divided by to be compared: its cost when the utility is the cost, else 1.
    let keys: [Int]
    let rivals: (Int) -> [Int]

    init(
        profile: Profile, projects: [Int], costs: [Int], voters: Int, lists: SupporterLists, ties: TieBreaking, kind: AllocationRule.Utility,
        keys: [Int], rivals: @escaping (Int) -> [Int]
    ) {
        (self.profile, self.projects, self.costs, self.voters) = (profile, projects, costs, voters)
        (self.lists, self.ties, self.kind, self.keys, self.rivals) = (lists, ties, kind, keys, rivals)
    }

    /// Whether prices are compared per unit of cost.
    var pricePerCost: Bool { kind == .cost }

    /// A cost in the scale of the shares: times the number of voters.
    func scaledCost(_ project: Int) -> Integer { Integer(costs[project]) * Integer(voters) }
}
