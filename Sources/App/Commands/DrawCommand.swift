import ArgumentParser
import Sortition
import Tally
import Web

/// Draws a panel by lot: the same pool, quotas and seed always give the same people.
struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draws a panel by lot within quotas, and tells everybody's chance.",
        discussion: """
            Examples:
              parvis draw --pool respondents.csv --categories categories.csv --size 40
              parvis draw --pool respondents.csv --categories categories.csv --size 40 --method leximin --seed "tirage du 3 mars : 5 12 23 31 48" --json
            The categories file has the columns category, feature, min, max; the pool has a column for each category, a line for each
            person. Without a seed, only the chances and the digest of the lottery are told: publish them, then draw with a seed
            that nobody could choose. Rows are numbered from 1, the line of the names apart.
            """)

    @Option(help: "The CSV file of those who may be drawn.") var pool: String
    @Option(help: "The CSV file of the quotas: category,feature,min,max.") var categories: String
    @Option(help: "How many people the panel has.") var size: Int
    @Option(help: "How chances are evened out: leximin, maximin, nash or simple.", transform: Self.method) var method = DrawMethod.leximin
    @Option(help: "The public seed. Without one, nobody is drawn yet.") var seed: String?
    @Option(help: "The column that tells who lives together: one of them is drawn at most.") var household: String?
    @Flag(help: "Everything as JSON.") var json = false

    func validate() throws {
        if size < 1 { throw ValidationError("--size must be at least 1") }
    }

    func run() throws {
        let pool = try readPool()
        let lottery: Lottery
        var told = ContinuousClock.now
        do {
            lottery = try Lottery(pool, size: size, method: method) { panels in
                guard told.duration(to: .now) > .seconds(2) else { return }
                told = .now
                Parvis.say("\(panels) panels found…")
            }
        } catch {
            if json, case .noPanel(let relaxed) = error { print(Self.json(relaxed).text) }
            throw CommandRefusal(error.explanation)
        }
        let drawn = seed.map { lottery.draw(seed: $0) }
        print(json ? Self.json(lottery, drawn).text : Self.text(lottery, drawn))
    }

    private static func method(_ typed: String) throws -> DrawMethod {
        guard let method = DrawMethod(rawValue: typed) else { throw ValidationError("--method is leximin, maximin, nash or simple") }
        return method
    }

    private func readPool() throws -> Pool {
        let lines = try Self.table(self.pool)
        do {
            return try Pool(columns: lines.names, rows: lines.rows, quotas: try readQuotas(), household: household)
        } catch let problem as Pool.Problem {
            throw CommandRefusal(problem.explanation(pool: self.pool, categories: categories))
        }
    }

    private func readQuotas() throws -> [Quota] {
        let (names, rows) = try Self.table(categories)
        let places = try ["category", "feature", "min", "max"].map { name in
            guard let place = names.firstIndex(of: name) else { throw CommandRefusal("\(categories): there is no column “\(name)”") }
            return place
        }
        return try rows.enumerated().map { place, row in
            guard row.count == names.count, let least = Int(row[places[2]]), let most = Int(row[places[3]]) else {
                throw CommandRefusal("\(categories):\(place + 2): “min” and “max” are whole numbers")
            }
            return Quota(row[places[0]], row[places[1]], least, most)
        }
    }

    private static func table(_ path: String) throws -> (names: [String], rows: [[String]]) {
        do {
            let records = try CSV.read(try InputFile(path).bytes(limit: 64 << 20)).map(\.cells)
            guard let names = records.first else { throw CommandRefusal("\(path) is empty") }
            return (names, Array(records.dropFirst()))
        } catch let problem as CSV.Problem {
            throw CommandRefusal("\(path): \(problem)")
        }
    }

    // MARK: What is told

    private static func text(_ lottery: Lottery, _ drawn: Drawn?) -> String {
        let chances = lottery.chances
        var lines = [
            "\(lottery.panels.count) panels of \(lottery.size) among \(lottery.pool.count) people, by \(lottery.method.rawValue)",
            "chances: from \(percent(chances.min() ?? 0)) to \(percent(chances.max() ?? 0))",
            "digest of the lottery: \(lottery.digest)",
        ]
        if let drawn {
            lines += ["seed: \(drawn.seed)", "ticket: \(drawn.ticket) of \(Lottery.tickets)", "rows drawn: " + drawn.rows.map { String($0 + 1) }.joined(separator: " ")]
        } else {
            lines.append("nobody is drawn yet: publish the digest, then give the public seed with --seed")
        }
        return lines.joined(separator: "\n")
    }

    private static func json(_ lottery: Lottery, _ drawn: Drawn?) -> JSON {
        let chances = lottery.chances
        var proof: [JSON.Member] = [.init("digest", .string(lottery.digest)), .init("method", .string(lottery.method.rawValue)), .init("panels", .number(lottery.panels.count))]
        if let drawn { proof += [.init("seed", .string(drawn.seed)), .init("ticket", .number(drawn.ticket)), .init("tickets", .number(Lottery.tickets))] }
        return .object([
            .init("panel", .array((drawn?.rows ?? []).map { .number($0 + 1) })),
            .init("chances", .array(chances.map { .decimal(Self.decimal($0)) })),
            .init("min", .decimal(Self.decimal(chances.min() ?? 0))),
            .init("proof", .object(proof)),
        ])
    }

    private static func json(_ relaxed: [Quota]) -> JSON {
        .object([
            .init("panel", .array([])),
            .init("relaxed", .array(relaxed.map { quota in
                .object([
                    .init("category", .string(quota.category)), .init("feature", .string(quota.feature)),
                    .init("min", .number(quota.least)), .init("max", .number(quota.most)),
                ])
            })),
        ])
    }

    /// A chance with twelve digits after the point: as fine as a ticket.
    private static func decimal(_ chance: Double) -> String {
        let (whole, rest) = Int((chance * Double(Lottery.tickets)).rounded()).quotientAndRemainder(dividingBy: Lottery.tickets)
        let digits = String(rest)
        return "\(whole).\(String(repeating: "0", count: 12 - digits.count))\(digits)"
    }

    private static func percent(_ chance: Double) -> String {
        let hundredths = Int((chance * 10_000).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) %"
    }
}

extension DrawProblem {
    /// What is wrong, and what would help.
    fileprivate var explanation: String {
        switch self {
        case .noPanel(let relaxed):
            "no panel keeps these quotas; the smallest changes that would allow one:\n"
                + relaxed.map { "  \($0.category), \($0.feature): from \($0.least) to \($0.most)" }.joined(separator: "\n")
        case .tooFewPeople: "there are fewer people (or households) than the panel has members"
        case .tooNarrowForSimpleDraw: "the quotas are too narrow for the simple draw, which met too many dead ends: use --method leximin"
        case .solver: "the solver gave up on these quotas: please report it with the two files"
        }
    }
}

extension Pool.Problem {
    fileprivate func explanation(pool: String, categories: String) -> String {
        switch self {
        case .noSuchColumn(let name): "\(pool): there is no column “\(name)”"
        case .unknownFeature(let row, let category, let feature): "\(pool):\(row + 2): “\(feature)” is no feature of “\(category)” in \(categories)"
        case .repeatedQuota(let category, let feature): "\(categories): “\(category), \(feature)” stands there twice"
        case .quotaTurnedAround(let category, let feature): "\(categories): the least is more than the most for “\(category), \(feature)”"
        case .negativeQuota(let category, let feature): "\(categories): a number below zero for “\(category), \(feature)”"
        case .ragged(let row): "\(pool):\(row + 2): not as many cells as there are names"
        case .empty: "\(pool) or \(categories) is empty"
        }
    }
}
