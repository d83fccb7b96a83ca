/// An amount of money in whole cents. Never a floating-point number.
public struct Euros: Hashable, Sendable, Comparable, AdditiveArithmetic {
    public var cents: Int
    public init(cents: Int) { self.cents = cents }
    public init(_ euros: Int) { cents = euros * 100 }

    public static let zero = Euros(cents: 0)
    public static func + (left: Self, right: Self) -> Self { Euros(cents: left.cents + right.cents) }
    public static func - (left: Self, right: Self) -> Self { Euros(cents: left.cents - right.cents) }
    public static func < (left: Self, right: Self) -> Bool { left.cents < right.cents }

    /// Reads what a person types: `12 000`, `12000,50`, `12.000,50`, `12,000.50`, `1 500 €`. Nil when it is not an amount,
    /// when it is negative, has more than two decimals, or passes one hundred billion euros.
    public init?(typed text: String) {
        var digits: [UInt8] = []
        var decimals: Int?
        let allowed = text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "€" && $0 != "'" && $0 != "’" } as [Unicode.Scalar]
        let marks = allowed.indices.filter { allowed[$0] == "," || allowed[$0] == "." }
        // The last mark is the decimal one when one or two digits follow it, a thousands mark when three do.
        let decimalMark = marks.last.flatMap { mark -> Int? in
            let following = allowed.count - mark - 1
            return following <= 2 && following > 0 ? mark : nil
        }
        // Thousands marks cut groups of three: what they do not cut so is a slip of the finger, not an amount.
        let groups = allowed[..<(decimalMark ?? allowed.count)].split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        guard groups.count == 1 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        for (index, scalar) in allowed.enumerated() {
            if index == decimalMark { decimals = 0; continue }
            if scalar == "," || scalar == "." { continue }
            guard ("0"..."9").contains(scalar) else { return nil }
            digits.append(UInt8(scalar.value))
            if decimals != nil { decimals! += 1 }
        }
        guard !digits.isEmpty, digits.count <= 13, let whole = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        let cents = switch decimals { case 2: whole; case 1: whole * 10; default: whole * 100 }
        guard cents <= 10_000_000_000_000 else { return nil }
        self.cents = cents
    }
}

extension Euros: Codable {
    public init(from decoder: any Decoder) throws { cents = try decoder.singleValueContainer().decode(Int.self) }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(cents)
    }
}
