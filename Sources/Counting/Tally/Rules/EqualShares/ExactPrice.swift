/// The exact price of a project: `numerator / (common denominator × rich)`, scaled by the number of voters.
struct ExactPrice {
    let numerator: Magnitude
    /// The sum of the utilities of the supporters who pay the full price.
    let rich: Int
    /// Supporters (voters) who pay all they have left.
    let exhaustedVoters: Int
    /// What it divides by to be compared: the cost when the utility is the cost, else 1.
    private let key: Int
    /// The groups of those who pay all they have left, or have nothing left already.
    let poor: [Int32]

    /// Nil when the supporters cannot pay.
    init?(_ run: EqualSharesRun, _ project: Int, low: Int, high: Int?) {
        let lists = run.setting.lists
        let weights = run.setting.profile.weights
        let purse = run.purse
        var poor: [Int32] = []
        var unsure: [(place: Int, owed: Magnitude)] = []
        var sums = Sums(run)
        var memory = ExactPurse(run)
        for place in lists.span(project) {
            let group = Int(lists.groups[place])
            switch purse.standing(group, utility: lists.utility(at: place), low: low, high: high) {
            case .rich: sums.rich += weights[group] * lists.utility(at: place)
            case .poor:
                poor.append(Int32(group))
                sums.addPoor(group)
            case .unsure:
                sums.rich += weights[group] * lists.utility(at: place)
                unsure.append((place, memory.left(group)))
            }
        }
        // From too few poor to just enough: each pass raises the price, which makes others poor.
        var price = sums.price(of: project)
        while let current = price {
            var fallen: [Int] = []
            unsure.removeAll { place, left in
                guard Self.compare(left, sums.rich, current, lists.utility(at: place)) == .lower else { return false }
                fallen.append(place)
                return true
            }
            if fallen.isEmpty { break }
            for place in fallen {
                let group = Int(lists.groups[place])
                sums.rich -= weights[group] * lists.utility(at: place)
                sums.addPoor(group)
                poor.append(lists.groups[place])
            }
            price = sums.price(of: project)
        }
        guard let price else { return nil }
        for (place, left) in unsure where Self.compare(left, sums.rich, price, lists.utility(at: place)) == .same {
            poor.append(lists.groups[place])
        }
        exhaustedVoters = poor.reduce(0) { $0 + (run.purse.isExhausted[Int($1)] ? 0 : weights[Int($1)]) }
        (numerator, rich, self.poor) = (price, sums.rich, poor)
        key = run.setting.keys[project]
    }

    /// How two prices compare.
    enum Order { case lower, same, higher }

    /// Prices of the same moment have the same common denominator; those of two runs have one each.
    func compared(to other: ExactPrice, over denominators: (own: Magnitude, other: Magnitude)? = nil) -> Order {
        var left = Integer(numerator) * Integer(other.rich) * Integer(other.key)
        var right = Integer(other.numerator) * Integer(rich) * Integer(key)
        if let denominators { (left, right) = (left * Integer(denominators.other), right * Integer(denominators.own)) }
        return left < right ? .lower : left == right ? .same : .higher
    }

    /// Whether the same voters give all they have left.
    func isPaid(like other: ExactPrice) -> Bool { rich == other.rich && (poor == other.poor || Set(poor) == Set(other.poor)) }

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
    var rich = 0
    private var poorVoters = 0
    private var paid: [Int]

    init(_ run: EqualSharesRun) {
        self.run = run
        paid = [Int](repeating: 0, count: run.chain.count)
    }

    mutating func addPoor(_ group: Int) {
        guard !run.purse.isExhausted[group] else { return }
        let weight = run.setting.profile.weights[group]
        poorVoters += weight
        run.forEachPayment(of: group) { paid[$0] += weight * $1 }
    }

    /// (cost − what the poor have left) × common denominator; nil when all are poor.
    func price(of project: Int) -> Magnitude? {
        guard rich > 0 else { return nil }
        let outside = run.setting.scaledCost(project) - run.share * Integer(poorVoters)
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
        if run.purse.isExhausted[group] { return Magnitude() }
        var paid = [Int](repeating: 0, count: run.chain.count)
        run.forEachPayment(of: group) { paid[$0] += $1 }
        if let left = known[paid] { return left }
        let left = (run.share * Integer(run.chain.denominator) - Integer(run.chain.sum(paid))).magnitude
        known[paid] = left
        return left
    }
}

extension EqualSharesRun {
    /// The purchases one group took part in, with the utility it drew.
    @inline(__always)
    func forEachPayment(of group: Int, _ body: (_ purchase: Int, _ utility: Int) -> Void) {
        let profile = setting.profile
        let span = profile.span(group)
        for place in span {
            let purchase = boughtAt[Int(profile.choices[place])]
            guard purchase >= 0 else { continue }
            let utility = setting.utility(of: profile, place, span)
            if utility > 0 { body(Int(purchase), utility) }
        }
    }
}

extension EqualSharesSetting {
    /// What a voter draws from the choice at a place of the profile.
    @inline(__always)
    func utility(of profile: Profile, _ place: Int, _ span: Range<Int>) -> Int {
        switch kind {
        case .cost: costs[Int(profile.choices[place])] == 0 ? 0 : 1
        case .cardinality: 1
        case .points: profile.points(at: place, in: span)
        case .borda: span.upperBound - place - 1
        }
    }
}
