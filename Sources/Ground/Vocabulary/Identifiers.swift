/// The identity of a `T` in the database: a whole number, typed so that a project's is never taken for a person's.
public struct ID<T>: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let number: Int
    public init(_ number: Int) { self.number = number }

    /// From a path or a form; nil unless it is a positive whole number in decimal digits.
    public init?(_ text: some StringProtocol) {
        guard let number = Int(text), number > 0 else { return nil }
        self.number = number
    }

    public var description: String { String(number) }
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
