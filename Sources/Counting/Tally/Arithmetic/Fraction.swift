/// A ratio of whole numbers, in lowest terms, exact whatever its size. The denominator is positive.
public struct Fraction: Hashable, Sendable {
    public let numerator: Integer
    public let denominator: Integer

    public init(_ numerator: Integer, _ denominator: Integer = 1) {
        precondition(!denominator.isZero, "a fraction over zero")
        let divisor = Integer.gcd(numerator, denominator)
        let scale = denominator.isNegative ? -divisor : divisor
        self.numerator = numerator.quotientAndRemainder(by: scale).quotient
        self.denominator = denominator.quotientAndRemainder(by: scale).quotient
    }

    public init(_ numerator: Int, _ denominator: Int = 1) { self.init(Integer(numerator), Integer(denominator)) }

    public static let zero = Fraction(0)

    public static func + (left: Self, right: Self) -> Self {
        Fraction(left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator)
    }
    public static func - (left: Self, right: Self) -> Self {
        Fraction(left.numerator * right.denominator - right.numerator * left.denominator, left.denominator * right.denominator)
    }
    public static func * (left: Self, right: Self) -> Self {
        Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
    }
    public static func / (left: Self, right: Self) -> Self {
        Fraction(left.numerator * right.denominator, left.denominator * right.numerator)
    }

    /// The greatest whole number not above it.
    public var roundedDown: Integer {
        let (quotient, remainder) = numerator.quotientAndRemainder(by: denominator)
        return remainder.isNegative ? quotient - 1 : quotient
    }

    /// In decimal digits, cut (never rounded) after so many.
    public func decimal(digits: Int) -> String {
        let scale = (0..<digits).reduce(Integer(1)) { scale, _ in scale * 10 }
        let scaled = (numerator * scale).quotientAndRemainder(by: denominator).quotient
        let sign = scaled.isNegative ? "-" : ""
        var text = scaled.magnitude.description
        guard digits > 0 else { return sign + text }
        if text.utf8.count <= digits { text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text }
        let mark = text.index(text.endIndex, offsetBy: -digits)
        return "\(sign)\(text[..<mark]).\(text[mark...])"
    }
}

extension Fraction: Comparable, CustomStringConvertible {
    public static func < (left: Self, right: Self) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }

    /// `17/3`, or `4` when it is whole.
    public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
