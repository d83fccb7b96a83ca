/// How many of each kind a panel has on average, so that the lowest chance is as high as it goes, then the second lowest, and so on.
/// What binds panels binds their averages: a linear program gives them, of which `PanelMixture` then shows that panels come to them.
enum FairChances {
    /// - Parameter isLowestOnly: the lowest chance only is raised (maximin), of those who can be in a panel.
    static func members(_ pool: Pool, _ columns: [Bounds], _ rows: [Row], isLowestOnly: Bool) throws(GivenUp) -> [Double] {
        var settled: [Int: Double] = [:]
        // A hair below what was reached, so that rounding makes nothing impossible.
        var (program, chance) = try raise(pool, columns, rows, settled, slack: 0)
        while true {
            let open = pool.kinds.indices.filter { settled[$0] == nil }
            let prices = open.enumerated().map { -program.price(row: rows.count + $0.offset) * Double(pool.kinds[$0.element].rows.count) }
            let highest = prices.max() ?? 0
            for (kind, price) in zip(open, prices) where price > 1e-6 || price == highest { settled[kind] = chance }
            if isLowestOnly && chance > PanelMixture.hair || settled.count == pool.kinds.count { return pool.kinds.indices.map { program.value($0) } }
            (program, chance) = try raiseNext(pool, columns, rows, settled)
        }
    }

    private static func raiseNext(_ pool: Pool, _ columns: [Bounds], _ rows: [Row], _ settled: [Int: Double]) throws(GivenUp) -> (LinearProgram, Double) {
        for slack in [1.0, 3, 10, 30] {
            if let raised = try? raise(pool, columns, rows, settled, slack: slack * PanelMixture.hair) { return raised }
        }
        return try raise(pool, columns, rows, settled, slack: 100 * PanelMixture.hair)
    }

    /// Raises the lowest chance of those not settled yet; gives it. After the given rows come those of open kinds.
    private static func raise(
        _ pool: Pool, _ columns: [Bounds], _ rows: [Row], _ settled: [Int: Double], slack: Double
    ) throws(GivenUp) -> (LinearProgram, Double) {
        var columns = columns
        var rows = rows
        for (kind, chance) in settled { columns[kind].least = max(0, (chance - slack) * Double(pool.kinds[kind].rows.count)) }
        let lowest = columns.count
        for kind in pool.kinds.indices where settled[kind] == nil {
            rows.append(Row([kind, lowest], times: [1, -Double(pool.kinds[kind].rows.count)], .atLeast(0)))
        }
        let program = try LinearProgram(columns: columns + [.between(0, 1)], rows: rows)
        program.setWorth(1, column: lowest)
        try program.solve()
        return (program, program.value(lowest))
    }
}
