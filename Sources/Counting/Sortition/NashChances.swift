internal import RealModule

/// How many of each kind a panel has on average, so that the product of all chances is highest (« Nash »).
/// The logarithm of a chance lies below each of its tangents: a linear program with tangents where its last solution stood comes as
/// close to the highest product as one likes.
enum NashChances {
    /// How far the logarithm of the product may be below its highest, for each person.
    private static let precision = 3e-9

    static func members(_ pool: Pool, _ columns: [Bounds], _ rows: [Row]) throws(GivenUp) -> [Double] {
        let people = pool.kinds.map { Double($0.rows.count) }
        let fair = try FairChances.members(pool, columns, rows, isLowestOnly: false)
        // Those who can be in a panel; nobody's chance is below the fairest lowest one divided by the number of people.
        let kinds = pool.kinds.indices.filter { fair[$0] > 1e-7 }
        let lowest = (kinds.map { fair[$0] / people[$0] }.min() ?? 1) / people.reduce(0, +)
        let depth = Double.log(lowest)
        // After the kinds, an unknown for each: the logarithm of its chance, counted from `depth`.
        let program = try LinearProgram(columns: columns + kinds.map { _ in .atLeast(0) }, rows: rows)
        for (place, kind) in kinds.enumerated() { program.setWorth(people[kind], column: columns.count + place) }
        var members = fair
        for _ in 0..<60 {
            for (place, kind) in kinds.enumerated() {
                let chance = max(members[kind] / people[kind], lowest)
                program.addRow(Row([columns.count + place, kind], times: [1, -1 / (chance * people[kind])], Bounds(most: Double.log(chance) - depth - 1)))
            }
            try program.solve()
            members = columns.indices.map { program.value($0) }
            var excess = 0.0
            for (place, kind) in kinds.enumerated() {
                excess += people[kind] * (program.value(columns.count + place) + depth - Double.log(members[kind] / people[kind]))
            }
            if excess <= Self.precision * people.reduce(0, +) { break }
        }
        return members
    }
}
