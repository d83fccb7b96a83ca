/// What each group of voters has left, to within a known error, in 64 bits: enough to tell most prices apart
/// without touching a fraction. What it cannot tell apart is compared exactly (`ExactPrice`).
///
/// Amounts are scaled by the number of voters and by 2^shift, so that the money of all together fits 61 bits.
struct Purse: Sendable {
    let shift: Int
    /// Money left of one voter of each group: the true amount lies in `left − error ... left + excess`.
    private(set) var left: [Int]
    private(set) var isExhausted: [Bool]
    private var error: Int
    private let excess: Int
    private let weights: [Int]

    init(share: Integer, voters: Int, weights: [Int]) {
        shift = 61 - (share * Integer(max(voters, 1))).magnitude.bitWidth
        excess = shift < 0 ? 1 : 0
        error = excess
        self.weights = weights
        isExhausted = [Bool](repeating: false, count: weights.count)
        left = []
        left = [Int](repeating: scaled(share), count: weights.count)
    }

    /// An amount in the units of the purse, rounded down.
    func scaled(_ amount: Integer) -> Int {
        let magnitude = amount.magnitude
        return Int((shift >= 0 ? magnitude << shift : magnitude >> -shift).word!)
    }

    /// A price that is surely not above the true one; nil when the supporters surely cannot pay.
    /// It starts from a bound found earlier; the first is the price if everyone could pay it.
    func lowerBound(_ lists: SupporterLists, _ project: Int, cost: Int, from bound: Int) -> Int? {
        var price = bound
        while true {
            let (poor, rich) = split(lists, project, at: price, adding: excess)
            guard rich > 0 else { return nil }
            let next = (cost - poor) / rich
            guard next > price else { return price }
            price = next
        }
    }

    /// A price at which the supporters can surely pay; nil when that is uncertain.
    func upperBound(_ lists: SupporterLists, _ project: Int, cost: Int, from low: Int) -> Int? {
        let cost = cost + excess
        var price = low
        for _ in 0..<4 {
            let (poor, rich) = split(lists, project, at: price, adding: -error)
            // Both terms are below 2^62: the sum cannot overflow.
            let missing = rich > 0 && price > (Int.max / 2 - poor) / rich ? 0 : cost - poor - price * rich
            if missing <= 0 { return price }
            guard rich > 0 else { return nil }
            price += missing / rich + 1
        }
        return nil
    }

    /// Money of the supporters who have less than the price, and the sum of the utilities of the others.
    private func split(_ lists: SupporterLists, _ project: Int, at price: Int, adding change: Int) -> (poor: Int, rich: Int) {
        left.withUnsafeBufferPointer { left in
            weights.withUnsafeBufferPointer { weights in
                lists.groups.withUnsafeBufferPointer { groups in
                    var (poor, rich) = (0, 0)
                    if lists.isUniform {
                        for place in lists.span(project) {
                            let group = Int(groups[place])
                            let money = max(left[group] &+ change, 0)
                            let isPoor = money < price
                            poor = poor &+ (isPoor ? money &* weights[group] : 0)
                            rich = rich &+ (isPoor ? 0 : weights[group])
                        }
                    } else {
                        for place in lists.span(project) {
                            let group = Int(groups[place])
                            let money = max(left[group] &+ change, 0)
                            let utility = Int(lists.utilities[place])
                            if isBelow(money, price, utility) { poor &+= money &* weights[group] } else { rich &+= utility &* weights[group] }
                        }
                    }
                    return (poor, rich)
                }
            }
        }
    }

    /// Whether an amount is below price × utility.
    @inline(__always)
    private func isBelow(_ money: Int, _ price: Int, _ utility: Int) -> Bool {
        let (product, overflow) = price.multipliedReportingOverflow(by: utility)
        return overflow || money < product
    }

    /// What the bounds say of one supporter at a price between two bounds.
    enum Standing { case poor, rich, unsure }

    func standing(_ group: Int, utility: Int, low: Int, high: Int?) -> Standing {
        // Even with nothing left one can pay a price of nothing.
        if isExhausted[group] { return low > 0 ? .poor : .unsure }
        if isBelow(left[group] + excess, low, utility) { return .poor }
        if let high, !isBelow(max(left[group] - error, 0), high, utility), left[group] - error > 0 {
            let (product, overflow) = high.multipliedReportingOverflow(by: utility)
            // Strictly above: one who has exactly the price left is exhausted by it, and must be told exactly.
            if !overflow && left[group] - error > product { return .rich }
        }
        return .unsure
    }

    /// The supporters who are not exhausted pay price × utility, the price rounded down; `settle` then counts the error.
    mutating func pay(_ lists: SupporterLists, _ project: Int, _ price: Int) {
        for place in lists.span(project) {
            let group = Int(lists.groups[place])
            if !isExhausted[group] { left[group] -= price * lists.utility(at: place) }
        }
    }

    mutating func exhaust(_ group: Int) {
        left[group] = 0
        isExhausted[group] = true
    }

    /// After a purchase, everyone may have a little less than noted: the price was rounded down.
    mutating func settle(greatestUtility: Int) { error += greatestUtility }
}
