public import Tally

/// What a file may hold without any sum of the count leaving 64 bits, nor any product 128.
enum Bounds {
    /// Of one amount, in the smallest unit: no city's budget comes near.
    static let amount = 1_000_000_000_000_000_000
    /// Of all costs together.
    static let allCosts = 9_000_000_000_000_000_000
    /// Of one amount where ballots have points or ranks, which multiply it.
    static let amountTimesPoints = 10_000_000_000_000

    /// Of a number of votes or points that META asks for.
    static let threshold = 1_000_000_000.0

    static func most(_ kind: BallotKind) -> Int {
        switch kind {
        case .approval, .chooseOne: amount
        case .cumulative, .scoring, .ordinal: amountTimesPoints
        }
    }
}

extension Instance {
    /// An amount as a person writes it (`300000`, `12,50`), in the smallest unit; nil when it is none or is finer than the instance counts.
    public func amount(_ text: String) -> Int? {
        DecimalAmount(text.utf8).flatMap { $0.decimals <= decimals ? $0.scaled(to: decimals) : nil }.flatMap { $0 <= Bounds.amount ? $0 : nil }
    }
}
