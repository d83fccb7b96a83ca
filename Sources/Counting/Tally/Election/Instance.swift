/// What the vote is about: the projects with their costs, and the money. (Rey & Maly 2023, §2.)
public struct Instance: Sendable, Equatable {
    public var projects: [Project]
    /// In the smallest unit, as the costs.
    public var budget: Int
    /// How many digits after the decimal mark one smallest unit stands for: 2 when amounts are in cents.
    public var decimals: Int

    public init(projects: [Project], budget: Int, decimals: Int = 0) {
        self.projects = projects
        self.budget = budget
        self.decimals = decimals
    }

    /// One unit of currency (one euro) in the smallest unit: the step of the Add1 completion.
    public var currencyUnit: Int { (0..<decimals).reduce(1) { unit, _ in unit * 10 } }

    public func index(of id: String) -> Int? { projects.firstIndex { $0.id == id } }

    /// An amount in decimal digits, without needless zeros: `1994767.23`.
    public func text(of amount: Int) -> String {
        guard decimals > 0 else { return String(amount) }
        let unit = currencyUnit.magnitude
        let fraction = amount.magnitude % unit
        let sign = amount < 0 ? "-" : ""
        guard fraction > 0 else { return sign + String(amount.magnitude / unit) }
        var digits = String(fraction)
        digits = String(repeating: "0", count: decimals - digits.utf8.count) + digits
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return "\(sign)\(amount.magnitude / unit).\(digits)"
    }
}
