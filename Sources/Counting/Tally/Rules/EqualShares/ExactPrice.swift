/// The exact price of a project: `numerator / (denominator × rich)`, scaled by the number of voters. The denominator is that of the
/// run’s exact prices, or 1 where the price needs none of them.
struct ExactPrice {
    let numerator: Magnitude
    let denominator: Magnitude
    /// The sum of the utilities of the supporters who pay the full price.
    let rich: Int
    private let key: Int
    /// The groups of those who pay all they have left, or have nothing left already; untold where the price needs no other.
    let poor: [Int32]

    /// Nil when the supporters cannot pay. Brings the run’s exact prices up to date when they are needed.
    init?(_ run: inout EqualSharesRun, _ offer: Offer) {
        key = offer.low.key
        if offer.isCertain, offer.isPaidByRich {
            (numerator, denominator) = (Integer(run.setting.scaledCost(offer.project)).magnitude, Magnitude(1))
            (rich, poor) = (offer.rich, [])
            return
        }
        run.catchUp()
        let (lists, purse) = (run.setting.lists, run.purse)
        var poor: [Int32] = []
        var unsure: [(place: Int, owed: Magnitude)] = []
        var sums = Sums(run)
        var memory = ExactPurse(run)
        for place in lists.span(offer.project) {
            let group = lists.groups[place]
            let standing = purse.standing(Int(group), utility: lists.utility(at: place), offer)
            if standing == .poor { poor.append(group) }
            if standing == .unsure { unsure.append((place, memory.left(Int(group)))) }
            sums.add(place, isPoor: standing == .poor)
        }
        // From too few poor to just enough: each pass raises the price, which makes others poor.
        var price = sums.price(of: offer.project)
        while let current = price {
            var fallen: [Int] = []
            unsure.removeAll { place, left in
                guard Self.compare(left, sums.rich, current, lists.utility(at: place)) == .lower else { return false }
                fallen.append(place)
                return true
            }
            if fallen.isEmpty { break }
            for place in fallen {
                sums.impoverish(place)
                poor.append(lists.groups[place])
            }
            price = sums.price(of: offer.project)
        }
        guard let price else { return nil }
        for (place, left) in unsure where Self.compare(left, sums.rich, price, lists.utility(at: place)) == .same {
            poor.append(lists.groups[place])
        }
        (numerator, denominator, rich, self.poor) = (price, run.chain.denominator, sums.rich, poor)
    }

    /// How two prices compare.
    enum Order { case lower, same, higher }

    func compared(to other: ExactPrice) -> Order {
        var left = Integer(numerator) * Integer(other.rich) * Integer(other.key)
        var right = Integer(other.numerator) * Integer(rich) * Integer(key)
        if denominator != other.denominator { (left, right) = (left * Integer(other.denominator), right * Integer(denominator)) }
        return left < right ? .lower : left == right ? .same : .higher
    }

    var fraction: Fraction { Fraction(Integer(numerator), Integer(denominator) * Integer(rich)) }

    /// In units of 2^−shift, rounded down.
    func rounded(shiftedBy shift: Int) -> Int {
        var divisor = denominator
        divisor.multiply(by: rich.magnitude)
        let (dividend, by) = shift >= 0 ? (numerator << shift, divisor) : (numerator, divisor << -shift)
        return Int(dividend.quotientAndRemainder(by: by).quotient.word!)
    }

    /// `left` against `price × utility`, where the price still lacks its division by `rich`.
    private static func compare(_ left: Magnitude, _ rich: Int, _ price: Magnitude, _ utility: Int) -> Order {
        var (left, right) = (left, price)
        left.multiply(by: rich.magnitude)
        right.multiply(by: utility.magnitude)
        return left < right ? .lower : left == right ? .same : .higher
    }
}

/// The sums an exact price is made of: what the poor have left, as a combination of earlier prices.
private struct Sums {
    private let run: EqualSharesRun
    private(set) var rich = 0
    private var poorVoters = 0
    private var paid: [Int]

    /// At the moment of the purchase whose exact price is wanted next.
    init(_ run: EqualSharesRun) {
        self.run = run
        paid = [Int](repeating: 0, count: run.chain.count)
    }

    /// Counts a supporter, at a place of the lists.
    mutating func add(_ place: Int, isPoor: Bool) {
        let lists = run.setting.lists
        rich += lists.weights[place] * lists.utility(at: place)
        if isPoor { impoverish(place) }
    }

    /// Counts one counted as rich as poor.
    mutating func impoverish(_ place: Int) {
        let lists = run.setting.lists
        let (group, weight) = (Int(lists.groups[place]), lists.weights[place])
        rich -= weight * lists.utility(at: place)
        guard run.purse.exhaustedAt[group] >= Int32(run.chain.count) else { return }
        poorVoters += weight
        run.forEachPayment(of: group) { paid[$0] += weight * $1 }
    }

    /// (cost − what the poor have left) × common denominator; nil when all are poor.
    func price(of project: Int) -> Magnitude? {
        guard rich > 0 else { return nil }
        let outside = Integer(run.setting.scaledCost(project)) - run.share * Integer(poorVoters)
        let price = outside * Integer(run.chain.denominator) + Integer(run.chain.sum(paid))
        return price.isNegative ? Magnitude() : price.magnitude
    }
}

/// What single voters have left, exactly, times the common denominator; voters who paid alike are computed once.
struct ExactPurse {
    private let run: EqualSharesRun
    private var known: [[Int]: Magnitude] = [:]

    init(_ run: EqualSharesRun) { self.run = run }

    mutating func left(_ group: Int) -> Magnitude {
        if run.purse.isExhausted(group) { return Magnitude() }
        var paid = [Int](repeating: 0, count: run.chain.count)
        run.forEachPayment(of: group) { paid[$0] += $1 }
        if let left = known[paid] { return left }
        let left = (run.share * Integer(run.chain.denominator) - Integer(run.chain.sum(paid))).magnitude
        known[paid] = left
        return left
    }
}

extension EqualSharesRun {
    /// Brings the exact prices up to the last purchase: who paid what is known, so they are computed only when they are asked for.
    mutating func catchUp() {
        while chain.count < purchases.count {
            let project = purchases[chain.count].project
            var sums = Sums(self)
            for place in setting.lists.span(project) {
                sums.add(place, isPoor: purse.exhaustedAt[Int(setting.lists.groups[place])] <= Int32(chain.count))
            }
            chain.append(sums.price(of: project)!, over: sums.rich)
        }
    }

    /// The purchases one group took part in whose exact prices are known, with the utility it drew.
    @inline(__always)
    fileprivate func forEachPayment(of group: Int, _ body: (_ purchase: Int, _ utility: Int) -> Void) {
        let profile = setting.profile
        let span = profile.span(group)
        for place in span {
            let purchase = boughtAt[Int(profile.choices[place])]
            guard purchase >= 0, purchase < chain.count else { continue }
            let utility = profile.utility(setting.kind, at: place, in: span, setting.costs)
            if utility > 0 { body(Int(purchase), utility) }
        }
    }
}
