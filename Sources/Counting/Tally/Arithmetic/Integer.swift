/// A whole number that never overflows: 64 bits while they suffice, limbs when they do not.
///
/// Our own, because equal shares needs only sums, products by a word and comparisons, and a city that recounts
/// should have few things to trust.
public struct Integer: Hashable, Sendable {
    /// The number as a word or as limbs.
    private enum Storage: Hashable, Sendable {
        /// Never `Int.min`, whose opposite is not a word.
        case word(Int)
        /// Only for what a word does not hold, so that equal numbers are stored alike.
        case limbs(isNegative: Bool, Magnitude)
    }

    private var storage: Storage

    public init(_ value: Int) {
        storage = value == .min ? .limbs(isNegative: true, Magnitude(value.magnitude)) : .word(value)
    }

    init(_ magnitude: Magnitude, isNegative: Bool = false) {
        if let word = magnitude.word, word <= Int.max.magnitude {
            storage = .word(isNegative ? -Int(word) : Int(word))
        } else {
            storage = .limbs(isNegative: isNegative, magnitude)
        }
    }

    public init(_ value: Int128) {
        if let word = Int(exactly: value) {
            self.init(word)
        } else {
            let magnitude = value.magnitude
            var limbs = Magnitude(UInt(truncatingIfNeeded: magnitude >> 64))
            limbs = limbs << 64
            limbs += Magnitude(UInt(truncatingIfNeeded: magnitude))
            self.init(limbs, isNegative: value < 0)
        }
    }

    /// The number in 128 bits, which must hold it.
    var wide: Int128 {
        let limbs = magnitude.limbs
        precondition(limbs.count < 3, "a number does not fit 128 bits")
        let value = limbs.reversed().reduce(Int128(0)) { $0 << 64 | Int128($1) }
        return isNegative ? -value : value
    }

    public static let zero = Integer(0)

    /// The number as 64 bits, when they hold it.
    public var word: Int? { if case .word(let value) = storage { value } else { nil } }

    var magnitude: Magnitude {
        switch storage {
        case .word(let value): Magnitude(value.magnitude)
        case .limbs(_, let magnitude): magnitude
        }
    }

    public var isNegative: Bool {
        switch storage {
        case .word(let value): value < 0
        case .limbs(let isNegative, _): isNegative
        }
    }

    public var isZero: Bool { storage == .word(0) }

    public static prefix func - (value: Self) -> Self { Integer(value.magnitude, isNegative: !value.isNegative) }

    public static func + (left: Self, right: Self) -> Self {
        if case .word(let left) = left.storage, case .word(let right) = right.storage {
            let (sum, overflow) = left.addingReportingOverflow(right)
            if !overflow { return Integer(sum) }
        }
        let (a, b) = (left.magnitude, right.magnitude)
        if left.isNegative == right.isNegative {
            var sum = a
            sum += b
            return Integer(sum, isNegative: left.isNegative)
        }
        return a < b ? Integer(b - a, isNegative: right.isNegative) : Integer(a - b, isNegative: left.isNegative)
    }

    public static func - (left: Self, right: Self) -> Self {
        if case .word(let left) = left.storage, case .word(let right) = right.storage {
            let (difference, overflow) = left.subtractingReportingOverflow(right)
            if !overflow { return Integer(difference) }
        }
        return left + -right
    }

    public static func * (left: Self, right: Self) -> Self {
        if case .word(let left) = left.storage, case .word(let right) = right.storage {
            let (product, overflow) = left.multipliedReportingOverflow(by: right)
            if !overflow { return Integer(product) }
        }
        return Integer(left.magnitude * right.magnitude, isNegative: left.isNegative != right.isNegative)
    }

    /// Toward zero; the remainder has the sign of the dividend.
    public func quotientAndRemainder(by divisor: Self) -> (quotient: Self, remainder: Self) {
        if let word, let other = divisor.word {
            let (quotient, remainder) = word.quotientAndRemainder(dividingBy: other)
            return (Integer(quotient), Integer(remainder))
        }
        let (quotient, remainder) = magnitude.quotientAndRemainder(by: divisor.magnitude)
        return (Integer(quotient, isNegative: isNegative != divisor.isNegative), Integer(remainder, isNegative: isNegative))
    }

    /// The greatest common divisor, never negative.
    public static func gcd(_ left: Self, _ right: Self) -> Self {
        var (a, b) = (left, right)
        while !b.isZero { (a, b) = (b, a.quotientAndRemainder(by: b).remainder) }
        return a.isNegative ? -a : a
    }
}

extension Integer: Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }

    public static func < (left: Self, right: Self) -> Bool {
        if case .word(let left) = left.storage, case .word(let right) = right.storage { return left < right }
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? right.magnitude < left.magnitude : left.magnitude < right.magnitude
    }

    public var description: String { (isNegative ? "-" : "") + magnitude.description }
}
