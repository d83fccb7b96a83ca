/// Panels and how likely each is, made one panel at a time: each new one is the panel that would raise most those who have least
/// (column generation; Flanigan, Gölz, Gupta, Hennig and Procaccia, « Fair algorithms for selecting citizens' assemblies », Nature 596, 2021).
/// People of one kind have the same chance: everything is reckoned by kinds.
struct FairChances {
    private let pool: Pool
    private let panels: PanelProgram
    /// How likely each panel is, at this height.
    private var master: LinearProgram
    private(set) var found: [Panel] = []
    /// The kinds whose chance is settled, with it.
    private var settled: [Int: Double] = [:]
    /// Who can be in a panel at all.
    private let kinds: [Int]
    /// Below this a chance is not raised: a hundred times finer than what is asked of the result.
    private static let precision = 1e-8

    init(_ pool: Pool, _ panels: PanelProgram, from start: [Panel]) throws(GivenUp) {
        self.pool = pool
        self.panels = panels
        kinds = pool.kinds.indices.filter { kind in start.contains { $0[kind] > 0 } }
        found = start
        master = try Self.master(pool, kinds, found, settled, slack: 0)
    }

    /// The program of this height: the chances of a distribution over the panels found, the lowest of those not settled yet raised.
    private static func master(_ pool: Pool, _ kinds: [Int], _ found: [Panel], _ settled: [Int: Double], slack: Double) throws(GivenUp) -> LinearProgram {
        let floors = pool.kinds.indices.map { Bounds.atLeast(settled[$0].map { max(0, $0 - slack) } ?? 0) }
        let master = try LinearProgram(rows: [.exactly(1)] + floors)
        master.addColumn(worth: 1, in: kinds.filter { settled[$0] == nil }.map { ($0 + 1, -1) })
        for panel in found { enter(panel, master, pool) }
        return master
    }

    /// How likely a panel is: an unknown that gives to each kind the part of it that the panel takes.
    private static func enter(_ panel: Panel, _ master: LinearProgram, _ pool: Pool) {
        let shares = panel.indices.filter { panel[$0] > 0 }.map { ($0 + 1, Double(panel[$0]) / Double(pool.kinds[$0].rows.count)) }
        master.addColumn(in: [(0, 1)] + shares)
    }

    /// Raises the lowest chance as high as it goes; gives it.
    mutating func raise() throws -> Double {
        while true {
            try master.solve()
            // The prices of floors are negative: a higher one would cost.
            let worths = pool.kinds.indices.map { max(0, -master.price(row: $0 + 1)) / Double(pool.kinds[$0].rows.count) }
            guard let panel = try panels.better(worths, than: master.price(row: 0) + Self.precision), !found.contains(panel) else { return master.value(0) }
            found.append(panel)
            Self.enter(panel, master, pool)
        }
    }

    /// Settles the chance of those who cannot have more at this height; false when nobody is left.
    mutating func settle(at chance: Double) throws(GivenUp) -> Bool {
        let open = kinds.filter { settled[$0] == nil }
        let prices = open.map { -master.price(row: $0 + 1) }
        let highest = prices.max() ?? 0
        for (kind, price) in zip(open, prices) where price > 1e-6 || price == highest { settled[kind] = chance }
        guard open.contains(where: { settled[$0] == nil }) else { return false }
        // A hair below what was reached, so that rounding makes nothing impossible; a thicker one when that was not enough.
        for slack in [1e-9, 3e-9] {
            master = try Self.master(pool, kinds, found, settled, slack: slack)
            if (try? master.solve()) != nil { return true }
        }
        master = try Self.master(pool, kinds, found, settled, slack: 1e-8)
        return true
    }

    /// How likely each panel found is.
    var likelihoods: [Double] { found.indices.map { max(0, master.value($0 + 1)) } }
}
