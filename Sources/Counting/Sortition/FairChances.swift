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

    init(_ pool: Pool, _ panels: PanelProgram, from start: [Panel]) {
        self.pool = pool
        self.panels = panels
        kinds = pool.kinds.indices.filter { kind in start.contains { $0[kind] > 0 } }
        found = start
        master = LinearProgram(rows: [])
        begin()
    }

    /// The program of this height: the chances of a distribution over the panels found, the lowest of those not settled yet raised.
    private mutating func begin() {
        let floors = pool.kinds.indices.map { Bounds.atLeast(settled[$0].map { max(0, $0 - 1e-9) } ?? 0) }
        master = LinearProgram(rows: [.exactly(1)] + floors)
        master.addColumn(worth: 1, in: kinds.filter { settled[$0] == nil }.map { ($0 + 1, -1) })
        for panel in found { enter(panel) }
    }

    private func enter(_ panel: Panel) {
        master.addColumn(in: [(0, 1)] + panel.indices.filter { panel[$0] > 0 }.map { ($0 + 1, share(panel, $0)) })
    }

    /// The part of a kind that a panel takes.
    private func share(_ panel: Panel, _ kind: Int) -> Double { Double(panel[kind]) / Double(pool.kinds[kind].rows.count) }

    /// Raises the lowest chance as high as it goes; gives it.
    mutating func raise() throws -> Double {
        while true {
            try master.solve()
            // The prices of floors are negative: a higher one would cost.
            let worths = pool.kinds.indices.map { max(0, -master.price(row: $0 + 1)) / Double(pool.kinds[$0].rows.count) }
            guard let panel = try panels.best(worths) else { throw GivenUp() }
            let worth = zip(panel, worths).reduce(0) { $0 + Double($1.0) * $1.1 }
            if worth <= master.price(row: 0) + Self.precision || found.contains(panel) { return master.value(0) }
            found.append(panel)
            enter(panel)
        }
    }

    /// Settles the chance of those who cannot have more at this height; false when nobody is left.
    mutating func settle(at chance: Double) -> Bool {
        let open = kinds.filter { settled[$0] == nil }
        let prices = open.map { -master.price(row: $0 + 1) }
        let highest = prices.max() ?? 0
        for (kind, price) in zip(open, prices) where price > 1e-6 || price == highest { settled[kind] = chance }
        guard open.contains(where: { settled[$0] == nil }) else { return false }
        begin()
        return true
    }

    /// How likely each panel found is.
    var likelihoods: [Double] { found.indices.map { max(0, master.value($0 + 1)) } }
}
