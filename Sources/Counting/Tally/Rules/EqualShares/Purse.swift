/// What each group of voters has left, between two whole numbers: enough to tell most prices apart without touching a fraction.
/// What they cannot tell apart is compared exactly (`ExactPrice`).
///
/// Amounts are scaled by the number of voters and by 2^shift, so that the money of all together fits 61 bits.
struct Purse: Sendable {
    /// What one voter has left, at least and at most.
    private struct Left {
        var least: Int
        var most: Int
    }

    let shift: Int
    private var left: [Left]
    /// The purchase for which each group gave all it had left.
    private(set) var exhaustedAt: [Int32]
    /// By how much an amount may exceed what is noted of it.
    private let excess: Int

    private static let never = Int32.max

    init(share: Integer, voters: Int, groups: Int) {
        shift = 61 - (share * Integer(max(voters, 1))).magnitude.bitWidth
        excess = shift < 0 ? 1 : 0
        let each = Self.scaled(share.wide, shift)
        left = [Left](repeating: Left(least: each, most: each + excess), count: groups)
        exhaustedAt = [Int32](repeating: Self.never, count: groups)
    }

    /// An amount in the units of the purse, rounded down.
    func scaled(_ amount: Int128) -> Int { Self.scaled(amount, shift) }

    private static func scaled(_ amount: Int128, _ shift: Int) -> Int { Int(shift >= 0 ? amount &<< Int128(shift) : amount &>> Int128(-shift)) }

    @inline(__always)
    func isExhausted(_ group: Int) -> Bool { exhaustedAt[group] != Self.never }

    /// What is known of the price of a candidate, its bound raised as long as it is not beaten; nil when it is, or when its supporters
    /// surely cannot pay: then there is no bound.
    func offer(_ candidate: inout Candidate, _ lists: SupporterLists, below best: Price?) -> Offer? {
        var (slack, tries) = (candidate.bound.amount >> 40 + 1, 0)
        while !candidate.isBeaten(by: best) {
            let floor = candidate.bound.amount
            let (low, high) = split(lists, candidate.project, floor, floor + slack)
            let next = low.rich > 0 ? (candidate.cost - low.poor) / low.rich : .max
            if next > floor { candidate.bound.amount = next; continue }
            let enough = high.rich > 0 ? max((candidate.cost + excess - high.poor) / high.rich + 1, floor) : .max
            tries += 1
            if enough > floor + slack, high.rich > 0, tries < 4 { slack = enough - floor; continue }
            let (isEnough, isCertain) = (enough <= floor + slack, low.rich == high.rich)
            return Offer(
                candidate, high: isEnough ? isCertain ? enough : floor + slack : nil, rich: low.rich,
                isCertain: isEnough && isCertain, isPaidByRich: low.poor == 0)
        }
        return nil
    }

    /// What the supporters who cannot pay a price have left together, and the sum of the utilities of the others.
    private struct Split {
        var poor = 0
        var rich = 0

        /// - Parameter poor: all ones for one who cannot pay, else zero.
        @inline(__always)
        mutating func add(_ left: Int, _ utility: Int, _ weight: Int, poor mask: Int) {
            poor &+= left & mask &* weight
            rich &+= utility & ~mask &* weight
        }
    }

    /// The supporters of a project at a price, with the most they may have, and at a greater one, with the least: then who has just the
    /// price left is exhausted by it, and counts as poor.
    @inline(__always)
    private func split(_ lists: SupporterLists, _ project: Int, _ floor: Int, _ ceiling: Int) -> (low: Split, high: Split) {
        let utilities = lists.utilities
        return lists.isUniform
            ? split(lists, project, floor, ceiling) { _ in 1 }
            : split(lists, project, floor, ceiling) { Int(utilities[$0]) }
    }

    @inline(__always)
    private func split(_ lists: SupporterLists, _ project: Int, _ floor: Int, _ ceiling: Int, utility: (Int) -> Int) -> (low: Split, high: Split) {
        var (low, high) = (Split(), Split())
        let (listed, voters) = (lists.groups, lists.weights)
        let groups = listed.span
        let weights = voters.span
        let purses = left.span
        for place in lists.span(project) {
            let left = purses[unchecked: Int(groups[unchecked: place])]
            let (weight, utility) = (weights[unchecked: place], utility(place))
            low.add(left.most, utility, weight, poor: below(left.most, floor, utility))
            high.add(left.least, utility, weight, poor: below(left.least &- 1, ceiling, utility))
        }
        return (low, high)
    }

    /// All ones when an amount is below price × utility, else zero: a mask, where a branch would be taken now and then.
    @inline(__always)
    private func below(_ money: Int, _ price: Int, _ utility: Int) -> Int {
        let (product, overflow) = price.multipliedReportingOverflow(by: utility)
        return overflow ? -1 : (money &- product) >> 63
    }

    /// Whether one supporter surely has less than an offer asks.
    @inline(__always)
    func isPoor(_ group: Int, _ utility: Int, _ offer: Offer) -> Bool { below(left[group].most, offer.low.amount, utility) < 0 }

    /// What an offer says of one supporter.
    enum Standing { case poor, rich, unsure }

    func standing(_ group: Int, utility: Int, _ offer: Offer) -> Standing {
        // Even with nothing left one can pay a price of nothing.
        if isExhausted(group) { return offer.low.amount > 0 ? .poor : .unsure }
        if isPoor(group, utility, offer) { return .poor }
        // Strictly above: one who has exactly the price left is exhausted by it, and must be told exactly.
        if let high = offer.high, below(left[group].least - 1, high.amount, utility) == 0 { return .rich }
        return .unsure
    }

    /// The supporters pay price × utility, or all they have left.
    mutating func pay(_ offer: Offer, _ lists: SupporterLists, at purchase: Int32) {
        for group in offer.exact?.poor ?? [] { exhaust(Int(group), at: purchase) }
        let (low, high) = (offer.low.amount, offer.high!.amount)
        for place in lists.span(offer.project) {
            let (group, utility) = (Int(lists.groups[place]), lists.utility(at: place))
            if isPoor(group, utility, offer) { exhaust(group, at: purchase); continue }
            if isExhausted(group) { continue }
            left[group].most -= low * utility
            left[group].least = max(left[group].least - high * utility, 0)
        }
    }

    private mutating func exhaust(_ group: Int, at purchase: Int32) {
        if isExhausted(group) { return }
        left[group] = Left(least: 0, most: 0)
        exhaustedAt[group] = purchase
    }
}
