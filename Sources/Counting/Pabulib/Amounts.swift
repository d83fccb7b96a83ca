public import Tally

/// What a file may hold without any sum or product of the count leaving 64 bits.
enum Bounds {
    /// Of one amount, in the smallest unit: no city's budget comes near.
    static let amount = 10_000_000_000_000
    /// Of a number of votes or points that META asks for.
    static let threshold = 1_000_000_000.0
}

extension Instance {
    /// An amount as a person writes it (`300000`, `12,50`), in the smallest unit; nil when it is none or is finer than the instance counts.
    public func amount(_ text: String) -> Int? {
        DecimalAmount(text.utf8).flatMap { $0.decimals <= decimals ? $0.scaled(to: decimals) : nil }.flatMap { $0 <= Bounds.amount ? $0 : nil }
    }
}
