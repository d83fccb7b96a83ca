/// A panel: how many of each kind.
typealias Panel = [Int]

/// All the panels that the quotas allow, as an integer program that finds the one worth most.
struct PanelProgram {
    private let pool: Pool
    private let program: IntegerProgram

    init(_ pool: Pool, size: Int) throws(GivenUp) {
        self.pool = pool
        var rows: [IntegerProgram.Row] = []
        func bind(_ kinds: [Int], _ bounds: Bounds) { rows.append(.init(columns: kinds, times: kinds.map { _ in 1 }, bounds: bounds)) }
        bind(Array(pool.kinds.indices), .exactly(Double(size)))
        for quota in pool.quotas { bind(pool.kinds(of: quota), .between(Double(quota.least), Double(quota.most))) }
        for household in pool.households { bind(household, .between(0, 1)) }
        program = try IntegerProgram(columns: pool.kinds.map { .between(0, Double($0.most)) }, rows: rows)
    }

    /// The panel worth most when a member of each kind is worth so much, or nil when there is no panel.
    func best(_ worths: [Double]) throws(GivenUp) -> Panel? { try program.best(worths) }

    /// The panel worth most if that is more than `floor`, else nil.
    func better(_ worths: [Double], than floor: Double) throws(GivenUp) -> Panel? {
        guard let panel = try best(worths) else { throw GivenUp() }
        return worth(panel, worths) > floor ? panel : nil
    }

    /// What a panel is worth.
    func worth(_ panel: Panel, _ worths: [Double]) -> Double {
        var sum = 0.0
        for kind in panel.indices where panel[kind] > 0 { sum += Double(panel[kind]) * worths[kind] }
        return sum
    }

    /// Panels, different ones, among which stands everybody who can be in a panel at all; empty when there is no panel.
    func covering() throws(GivenUp) -> [Panel] {
        var found: [Panel] = []
        func find(_ worths: [Double]) throws(GivenUp) -> Panel? {
            guard let panel = try best(worths) else { return nil }
            if !found.contains(panel) { found.append(panel) }
            return panel
        }
        // Who has been in many panels is worth less and less.
        var worths = pool.kinds.map { _ in 1.0 }
        for _ in pool.kinds.indices {
            guard let panel = try find(worths) else { return [] }
            for kind in panel.indices where panel[kind] > 0 { worths[kind] *= 0.8 }
            let mean = worths.reduce(0, +) / Double(worths.count)
            worths = worths.map { 0.9 * $0 + 0.1 * mean }
        }
        for kind in pool.kinds.indices where !found.contains(where: { $0[kind] > 0 }) {
            _ = try find(pool.kinds.indices.map { $0 == kind ? 1 : 0 })
        }
        return found
    }
}
