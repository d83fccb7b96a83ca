/// Equal shares with bounded overspending: supporters may buy a project of which they can pay only a part α, and are then
/// charged for the whole, down to nothing left; the smallest price per part, ρ/α, wins.
/// (Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs 2024.)
///
/// Exact fractions would double in length at each overspending, so purses are kept in millionths of a cent, charges rounded down: part of
/// the rule, in whole numbers, and the same for whoever recounts, however the file writes its amounts.
extension Count {
    mutating func boundedOverspending(_ eligible: [Int]) {
        let setting = equalSharesSetting(eligible)
        guard setting.voters > 0 else { return ties.ordered(eligible).forEach { refuse($0, .noSupporter) } }
        var purses = OverspendingPurses(setting, share: left, decimals: instance.decimals)
        while !isFull {
            var best: (offer: OverspendingPurses.Offer, tied: [Int])?
            for project in setting.projects where !isTaken(project) && cost(project) <= left && winningRival(of: project) == nil {
                guard let offer = purses.offer(for: project) else { continue }
                switch best.map({ offer.compared(to: $0.offer) }) ?? -1 {
                case ..<0: best = (offer, [project])
                case 0: best!.tied.append(project)
                default: break
                }
            }
            guard let best else { break }
            let chosen = ties.first(of: best.tied)
            take(chosen, .paidBySupporters, tie: settle(best.tied, chosen: [chosen]))
            purses.charge(purses.offer(for: chosen)!, for: chosen)
        }
        for project in ties.ordered(eligible) where !isTaken(project) { refuse(project, overspendingRefusal(project, setting)) }
    }

    private func overspendingRefusal(_ project: Int, _ setting: EqualSharesSetting) -> Round.Outcome {
        if let rival = winningRival(of: project) { return .excludedBy(rival) }
        if isFull { return .enoughWinners }
        if cost(project) > left { return .skipped(missing: cost(project) - left) }
        return setting.lists.utility[project] == 0 ? .noSupporter : .unaffordable
    }
}

/// What each group's voters have left, in millionths of a cent, and what they could offer a project.
struct OverspendingPurses {
    /// The best way to buy a project: at `price` per unit of utility its supporters collect `collected`, all or a part of the cost.
    struct Offer {
        /// Price per unit of utility, as a fraction.
        var price: (numerator: Integer, denominator: Integer)
        var collected: Integer
        var cost: Integer
        var key: Integer

        /// price / α² by cross-multiplication; α = collected / cost, at most 1.
        func compared(to other: Offer) -> Int {
            let mine = price.numerator * cost * cost * other.price.denominator * other.collected * other.collected * other.key
            let theirs = other.price.numerator * other.cost * other.cost * price.denominator * collected * collected * key
            return mine < theirs ? -1 : mine == theirs ? 0 : 1
        }
    }

    private let setting: EqualSharesSetting
    private var left: [Int128]
    /// Millionths of a cent in the smallest unit; 1 where that is finer still.
    private let scale: Int128

    /// - Parameter share: of all together, in the smallest unit.
    init(_ setting: EqualSharesSetting, share: Int, decimals: Int) {
        self.setting = setting
        scale = (0..<max(8 - decimals, 0)).reduce(1) { scale, _ in scale * 10 }
        left = [Int128](repeating: Int128(share) * scale / Int128(setting.voters), count: setting.profile.groups)
    }

    /// Nil when its supporters have nothing left; what costs nothing is offered at no price, whatever they have.
    func offer(for project: Int) -> Offer? {
        if setting.costs[project] == 0 { return Offer(price: (0, 1), collected: 1, cost: 1, key: 1) }
        let lists = setting.lists
        let payers = lists.span(project).filter { left[Int(lists.groups[$0])] > 0 }.sorted {
            left[Int(lists.groups[$0])] * Int128(lists.utility(at: $1)) < left[Int(lists.groups[$1])] * Int128(lists.utility(at: $0))
        }
        let cost = Int128(setting.costs[project]) * scale
        var rich = payers.reduce(Int128(0)) { $0 + weight($1) * Int128(lists.utility(at: $1)) }
        var poor: Int128 = 0
        var best: Offer?
        for place in payers {
            let (money, utility) = (left[Int(lists.groups[place])], Int128(lists.utility(at: place)))
            let isEnough = poor * utility + money * rich >= cost * utility
            let offer = isEnough
                ? make(project, cost - poor, rich, cost, of: cost)
                : make(project, money, utility, poor + money * rich / utility, of: cost)
            if best.map({ offer.compared(to: $0) < 0 }) ?? true { best = offer }
            if isEnough { break }
            poor += money * weight(place)
            rich -= weight(place) * utility
        }
        return best
    }

    private func make(_ project: Int, _ numerator: Int128, _ denominator: Int128, _ collected: Int128, of cost: Int128) -> Offer {
        Offer(
            price: (Integer(numerator), Integer(denominator)), collected: Integer(collected), cost: Integer(cost),
            key: setting.pricePerCost ? Integer(setting.costs[project]) : 1)
    }

    private func weight(_ place: Int) -> Int128 { Int128(setting.profile.weights[Int(setting.lists.groups[place])]) }

    /// Each supporter pays price ÷ α × utility, or all that is left.
    mutating func charge(_ offer: Offer, for project: Int) {
        for place in setting.lists.span(project) {
            let group = Int(setting.lists.groups[place])
            let owed = (offer.price.numerator * offer.cost * Integer(setting.lists.utility(at: place)))
                .quotientAndRemainder(by: offer.price.denominator * offer.collected).quotient
            left[group] = owed < Integer(left[group]) ? left[group] - owed.wide : 0
        }
    }
}
