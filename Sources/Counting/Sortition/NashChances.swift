/// Panels and how likely each is, so that the product of all chances is highest (« Nash »). Panels are found as for `FairChances`:
/// the next one is that which raises the product fastest.
struct NashChances {
    /// How close the logarithm of the product comes to its highest, for each person.
    private static let precision = 1e-4

    private(set) var found: [Panel] = []
    private(set) var likelihoods: [Double] = []
    /// How many people of each kind can be drawn: none where nobody can.
    private let people: [Double]
    private let everybody: Double

    init(_ pool: Pool, _ panels: PanelProgram, from start: [Panel]) throws {
        people = pool.kinds.indices.map { kind in start.contains { $0[kind] > 0 } ? Double(pool.kinds[kind].rows.count) : 0 }
        everybody = people.reduce(0, +)
        found = start
        likelihoods = start.map { _ in 1 / Double(start.count) }
        // A panel that comes back is one whose likelihood has not grown enough yet.
        var returns = 0
        while returns < 100 {
            improve(panels)
            let worths = worths()
            // Over the panels drawn, a panel is worth as many as there are people on average; none is worth more when the product is highest.
            guard let panel = try panels.better(worths, than: everybody * (1 + Self.precision)) else { return }
            if found.contains(panel) {
                returns += 1
            } else {
                found.append(panel)
                likelihoods = likelihoods.map { $0 * 0.99 } + [0.01]
            }
        }
    }

    /// What a member of each kind brings: the less likely she is, the more.
    private func worths() -> [Double] {
        var expected = people.map { _ in 0.0 }
        for (panel, likelihood) in zip(found, likelihoods) {
            for kind in panel.indices where panel[kind] > 0 { expected[kind] += likelihood * Double(panel[kind]) }
        }
        return zip(people, expected).map { $1 > 0 ? $0 / $1 : 0 }
    }

    /// Among the panels found: each becomes likelier in the measure of its worth, which never lowers the product (expectation–maximisation).
    private mutating func improve(_ panels: PanelProgram) {
        for _ in 0..<200 {
            let worths = worths()
            let factors = found.map { panels.worth($0, worths) / everybody }
            for place in likelihoods.indices { likelihoods[place] *= factors[place] }
            if factors.max() ?? 1 <= 1 + Self.precision / 2 { return }
        }
    }
}
