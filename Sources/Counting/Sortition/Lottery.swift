import Tally

/// How the panels are weighed against one another.
public enum DrawMethod: String, Sendable, CaseIterable {
    /// The lowest chance as high as it goes, then the second lowest, and so on (Flanigan et al., Nature 2021).
    case leximin
    /// The lowest chance as high as it goes.
    case maximin
    /// The product of all chances as high as it goes.
    case nash
    /// People taken one after the other within the quotas; nothing evens the chances.
    case simple
}

/// Why there is no draw.
public enum DrawProblem: Error, Equatable {
    /// No panel keeps the quotas; the smallest changes that would allow one, as new quotas in place of those of the same name.
    case noPanel(relaxed: [Quota])
    /// No change of the quotas helps: there are too few people, or households.
    case tooFewPeople
    /// The simple draw met too many dead ends.
    case tooNarrowForSimpleDraw
    /// The solver gave up.
    case solver
}

/// What is drawn from: panels, and how many of `Lottery.tickets` each holds. Everybody's chance is known before the draw;
/// the seed then names a ticket, and who in each kind goes.
public struct Lottery: Sendable {
    /// All the tickets together.
    public static let tickets = 1_000_000_000_000
    /// Panels of a simple draw, all equally likely.
    private static let simplePanels = 1_000

    public let pool: Pool
    public let size: Int
    public let method: DrawMethod
    /// How many of each kind.
    public let panels: [[Int]]
    public let weights: [Int]

    /// Finds the panels and weighs them.
    /// - Parameters:
    ///   - size: how many people a panel has.
    ///   - progress: told each time a panel has been found, and how many there are.
    public init(_ pool: Pool, size: Int, method: DrawMethod, progress: (Int) -> Void = { _ in }) throws(DrawProblem) {
        self.pool = pool
        self.size = size
        self.method = method
        do {
            let (found, likelihoods) = try Self.weigh(pool, size, method, progress)
            (panels, weights) = Self.issue(found, likelihoods)
        } catch let problem as DrawProblem {
            throw problem
        } catch {
            throw .solver
        }
    }

    private static func weigh(_ pool: Pool, _ size: Int, _ method: DrawMethod, _ progress: (Int) -> Void) throws -> ([Panel], [Double]) {
        let program = try PanelProgram(pool, size: size)
        if method == .simple {
            guard try program.best(pool.kinds.map { _ in 0 }) != nil else { throw try Relaxation.problem(pool, size: size) }
            var draw = SimpleDraw(pool, size: size, seed: "parvis simple draw")
            guard let panels = draw.panels(simplePanels) else { throw DrawProblem.tooNarrowForSimpleDraw }
            return (panels, panels.map { _ in 1 / Double(simplePanels) })
        }
        guard let first = try program.best(pool.kinds.map { _ in 0 }) else { throw try Relaxation.problem(pool, size: size) }
        var mixture = PanelMixture(pool, program, first: first)
        var rows = program.rows
        while true {
            let members = try method == .nash
                ? NashChances.members(pool, program.columns, rows)
                : FairChances.members(pool, program.columns, rows, isLowestOnly: method == .maximin)
            try mixture.peel(members, progress)
            guard let cut = try mixture.weigh(members, progress) else { return (mixture.found, mixture.likelihoods) }
            rows.append(cut)
        }
    }

    /// Whole numbers of tickets: rounded down, those left to the largest remainders, the earlier panel first.
    private static func issue(_ panels: [Panel], _ likelihoods: [Double]) -> ([Panel], [Int]) {
        var merged: [Panel: Double] = [:]
        for (panel, likelihood) in zip(panels, likelihoods) where likelihood > 0 { merged[panel, default: 0] += likelihood }
        let total = merged.values.reduce(0, +)
        let sorted = merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        let shares = sorted.map { $0.value / total * Double(tickets) }
        var weights = shares.map { Int($0) }
        let byRemainder = shares.indices.sorted { shares[$0] - Double(weights[$0]) > shares[$1] - Double(weights[$1]) }
        for place in byRemainder.prefix(tickets - weights.reduce(0, +)) { weights[place] += 1 }
        let kept = weights.indices.filter { weights[$0] > 0 }
        return (kept.map { sorted[$0].key }, kept.map { weights[$0] })
    }

    /// The chance of each person of the pool, in its order.
    public var chances: [Double] {
        var tickets = pool.kinds.map { _ in 0.0 }
        for (panel, weight) in zip(panels, weights) { for kind in panel.indices { tickets[kind] += Double(weight) * Double(panel[kind]) } }
        var chances = Array(repeating: 0.0, count: pool.count)
        for (kind, sum) in zip(pool.kinds, tickets) {
            for row in kind.rows { chances[row] = sum / Double(Self.tickets) / Double(kind.rows.count) }
        }
        return chances
    }

    /// SHA-256 of what is drawn from, in hexadecimal: published with the chances, before the seed is known.
    public var digest: String {
        var text = "parvis draw 1\n\(size) \(method.rawValue)\n"
        for quota in pool.quotas { text += "quota \(quota.category)\u{1F}\(quota.feature)\u{1F}\(quota.least) \(quota.most)\n" }
        for kind in pool.kinds { text += "kind \(kind.features.joined(separator: "\u{1F}"))\u{1F}\(kind.household ?? "") \(kind.rows)\n" }
        for (panel, weight) in zip(panels, weights) { text += "panel \(weight) \(panel)\n" }
        return SHA256.hexadecimal(Array(text.utf8))
    }

    /// Who is drawn by a seed that nobody could choose (a public drawing, a beacon), once the digest has been published.
    public func draw(seed: String) -> Drawn {
        let digest = digest
        var stream = HashStream(seed: "\(seed) \(digest)")
        let ticket = stream.below(Self.tickets)
        var rest = ticket
        let place = weights.firstIndex { weight in
            rest -= weight
            return rest < 0
        } ?? 0
        var rows: [Int] = []
        for (kind, count) in zip(pool.kinds, panels[place]) where count > 0 {
            let order = kind.rows.map { (digest: SHA256.hexadecimal(Array("\(seed) \(digest) \($0)".utf8)), row: $0) }.sorted { $0 < $1 }
            rows += order.prefix(count).map(\.row)
        }
        return Drawn(rows: rows.sorted(), ticket: ticket, panel: place, digest: digest, seed: seed)
    }
}

/// The people drawn, and what lets anybody find them again.
public struct Drawn: Sendable, Equatable {
    /// Their places in the pool, from 0, in its order.
    public var rows: [Int]
    /// From 0 to below `Lottery.tickets`.
    public var ticket: Int
    /// The place of the panel in the lottery.
    public var panel: Int
    public var digest: String
    public var seed: String
}
