/// A price and what it is divided by to be compared: the cost when the utility is the cost, else 1.
struct Price {
    /// In the purse’s units, per unit of utility.
    var amount: Int
    let key: Int

    /// By cross-multiplication.
    @inline(__always)
    static func < (left: Price, right: Price) -> Bool {
        left.amount.multipliedFullWidth(by: right.key) < right.amount.multipliedFullWidth(by: left.key)
    }
}

/// A project that may still be bought.
struct Candidate {
    let project: Int
    /// In the purse’s units.
    let cost: Int
    /// A price it is surely not below, from an earlier round: prices only rise. `Int.max` when its supporters cannot pay.
    var bound: Price

    /// Whether its supporters cannot pay.
    var isLost: Bool { bound.amount == .max }

    /// Whether its price is surely above another, or there is none.
    @inline(__always)
    func isBeaten(by best: Price?) -> Bool { isLost || best.map { $0 < bound } ?? false }
}

/// What each supporter would pay for a project just now, as far as the purse tells.
struct Offer {
    let project: Int
    /// The least and the most that the price may be; without the latter the supporters may be unable to pay.
    private(set) var low: Price
    private(set) var high: Price?
    /// The sum of the utilities of the supporters who pay the full price, when it is certain who does.
    let rich: Int
    let isCertain: Bool
    /// Whether the others have nothing left, so that the price is the cost over `rich`, exactly.
    let isPaidByRich: Bool
    /// Where only exact numbers told the price, or who pays it in full.
    private(set) var exact: ExactPrice?

    init(_ candidate: Candidate, high: Int?, rich: Int, isCertain: Bool, isPaidByRich: Bool) {
        (project, low) = (candidate.project, candidate.bound)
        self.high = high.map { Price(amount: $0, key: candidate.bound.key) }
        (self.rich, self.isCertain, self.isPaidByRich) = (rich, isCertain, isPaidByRich)
    }

    /// Bounded no more than rounding asks.
    mutating func settle(_ price: ExactPrice, shift: Int) {
        exact = price
        low.amount = price.rounded(shiftedBy: shift)
        high = Price(amount: low.amount + 1, key: low.key)
    }
}
