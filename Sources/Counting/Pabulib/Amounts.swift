public import Tally

extension Instance {
    /// An amount as a person writes it (`300000`, `12,50`), in the smallest unit; nil when it is none or is finer than the instance counts.
    public func amount(_ text: String) -> Int? {
        DecimalAmount(text.utf8).flatMap { $0.decimals <= decimals ? $0.scaled(to: decimals) : nil }
    }
}
