/// The exact prices of the projects bought so far, each over the denominator of the one before times a word.
///
/// What a voter has left is a share minus a whole-number combination of these prices, so sums of what many
/// voters have left are evaluated like a polynomial, one word at a time, and no voter carries a fraction.
struct PriceChain: Sendable {
    private var numerators: [Magnitude] = []
    private var factors: [UInt] = []
    /// Denominator common to all prices so far.
    private(set) var denominator = Magnitude(1)

    var count: Int { factors.count }

    /// Adds the price `numerator / (denominator × divisor)`.
    mutating func append(_ numerator: Magnitude, over divisor: Int) {
        let divisor = divisor.magnitude
        let common = Self.gcd(divisor, numerator.remainder(by: divisor))
        numerators.append(common > 1 ? numerator.quotientAndRemainder(by: common).quotient : numerator)
        factors.append(divisor / common)
        denominator.multiply(by: divisor / common)
    }

    /// `Σ coefficients[k] × price k`, times the common denominator.
    func sum(_ coefficients: [Int]) -> Magnitude {
        var sum = Magnitude()
        for index in (coefficients.firstIndex { $0 != 0 } ?? factors.count)..<factors.count {
            sum.multiply(by: factors[index])
            // A number that does not count is not even looked at: most voters paid for few of all projects.
            if coefficients[index] != 0 { sum.add(numerators[index], times: coefficients[index].magnitude) }
        }
        return sum
    }

    /// The prices, each divided by the same number.
    func prices(over divisor: Int) -> [Fraction] {
        var denominator = Magnitude(divisor.magnitude)
        return zip(numerators, factors).map { numerator, factor in
            denominator.multiply(by: factor)
            return Fraction(Integer(numerator), Integer(denominator))
        }
    }

    private static func gcd(_ left: UInt, _ right: UInt) -> UInt {
        var (a, b) = (left, right)
        while b > 0 { (a, b) = (b, a % b) }
        return a
    }
}
