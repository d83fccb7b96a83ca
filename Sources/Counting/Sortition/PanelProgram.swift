/// A panel: how many of each kind.
typealias Panel = [Int]

/// All the panels that the quotas allow, as an integer program that finds the one worth most.
struct PanelProgram {
    /// What binds the kinds of a panel.
    let rows: [Row]
    /// How many of each kind a panel may take.
    let columns: [Bounds]
    private let program: IntegerProgram

    init(_ pool: Pool, size: Int) throws(GivenUp) {
        rows = [Row(Array(pool.kinds.indices), .exactly(Double(size)))]
            + pool.quotas.map { Row(pool.kinds(of: $0), .between(Double($0.least), Double($0.most))) }
            + pool.households.map { Row($0, .between(0, 1)) }
        columns = pool.kinds.map { .between(0, Double($0.most)) }
        program = try IntegerProgram(columns: columns, rows: rows)
    }

    /// The panel worth most when a member of each kind is worth so much, or nil when there is no panel.
    func best(_ worths: [Double]) throws(GivenUp) -> Panel? { try program.best(worths) }

    /// The panel worth most of those that bind themselves wherever `members` does, up to a factor of `mass`; nil when there is none.
    func best(_ worths: [Double], boundLike members: [Double], _ mass: Double) throws(GivenUp) -> Panel? {
        func bound(_ bounds: Bounds, at value: Double) -> Bounds {
            if value <= mass * bounds.least + PanelMixture.hair { return .exactly(bounds.least) }
            return value >= mass * bounds.most - PanelMixture.hair ? .exactly(bounds.most) : bounds
        }
        return try program.best(
            worths, columns: zip(columns, members).map { bound($0, at: $1) }, rows: rows.map { bound($0.bounds, at: $0.sum(members)) })
    }
}
