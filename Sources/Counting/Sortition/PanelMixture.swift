/// Panels and how likely each is, so that on average they have so many members of each kind.
struct PanelMixture {
    /// What is nothing: below the precision of the solver.
    static let hair = 1e-9

    private let pool: Pool
    private let program: PanelProgram
    private(set) var found: [Panel] = []
    private(set) var likelihoods: [Double] = []

    /// - Parameter first: any panel.
    init(_ pool: Pool, _ program: PanelProgram, first: Panel) {
        self.pool = pool
        self.program = program
        found = [first]
    }

    /// Takes panels away from the members, each as often as what is left allows. What is left stays between the same bounds, and
    /// meets one more of them each time: there are no more panels than bounds.
    mutating func peel(_ members: [Double], _ progress: (Int) -> Void) throws(GivenUp) {
        var rest = members
        var mass = 1.0
        while mass > Self.hair, let panel = try program.best(rest, boundLike: rest, mass) {
            let share = share(of: panel, in: rest, mass)
            if !found.contains(panel) { found.append(panel) }
            progress(found.count)
            guard share > Self.hair else { return }
            for kind in panel.indices { rest[kind] -= share * Double(panel[kind]) }
            mass -= share
        }
    }

    private func share(of panel: Panel, in rest: [Double], _ mass: Double) -> Double {
        var share = mass
        func keep(_ bounds: Bounds, _ value: Double, _ taken: Double) {
            if taken > bounds.least { share = min(share, (value - mass * bounds.least) / (taken - bounds.least)) }
            if taken < bounds.most { share = min(share, (mass * bounds.most - value) / (bounds.most - taken)) }
        }
        let taken = panel.map(Double.init)
        for kind in panel.indices { keep(program.columns[kind], rest[kind], taken[kind]) }
        for row in program.rows { keep(row.bounds, row.sum(rest), row.sum(taken)) }
        return share
    }

    /// Weighs the panels found, and finds those that lack, until they come to the members.
    /// - Returns: nil when they do; else what every panel keeps and the members do not.
    mutating func weigh(_ members: [Double], _ progress: (Int) -> Void) throws(GivenUp) -> Row? {
        // Unknowns: by how much the chances fall short, then how likely each panel is.
        let shares = zip(pool.kinds, members).map { $1 / Double($0.rows.count) }
        let rows = [Row([], .exactly(1))] + shares.enumerated().map { Row([0], .atLeast($0.element)) }
        let master = try LinearProgram(columns: [.between(0, 1)], rows: rows)
        master.setWorth(-1, column: 0)
        func enter(_ panel: Panel) {
            master.addColumn(in: [(0, 1)] + panel.indices.filter { panel[$0] > 0 }.map { ($0 + 1, Double(panel[$0]) / Double(pool.kinds[$0].rows.count)) })
        }
        for panel in found { enter(panel) }
        while true {
            try master.solve()
            likelihoods = found.indices.map { max(0, master.value($0 + 1)) }
            if master.value(0) <= 2 * Self.hair { return nil }
            // The prices of floors are negative: a higher one would cost.
            let worths = pool.kinds.indices.map { max(0, -master.price(row: $0 + 1)) / Double(pool.kinds[$0].rows.count) }
            guard let panel = try program.best(worths) else { throw GivenUp() }
            let worth = zip(panel, worths).reduce(0) { $0 + Double($1.0) * $1.1 }
            guard worth > master.price(row: 0) + Self.hair, !found.contains(panel) else {
                return Row(Array(pool.kinds.indices), times: worths, Bounds(most: worth + Self.hair))
            }
            found.append(panel)
            progress(found.count)
            enter(panel)
        }
    }
}
