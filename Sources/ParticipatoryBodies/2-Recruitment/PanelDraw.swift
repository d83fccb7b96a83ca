import Sortition
import Tally
import Vocabulary
import Web

/// A draw by lot among the candidates of a college: what is drawn from is fixed and published before anybody can know the seed.
struct PanelDraw: Sendable, Equatable {
    var id: ID<PanelDraw>
    var college: ID<College>
    var collegeName: String
    var size: Int
    var method: DrawMethod
    /// The quotas as a file: category, feature, min, max.
    var quotas: String
    /// The pool as a file: features only, a line for each candidate.
    var pool: String
    /// The candidates, in the order of the pool.
    var applications: [ID<Application>]
    var digest: String
    /// In ten-thousandths.
    var leastChance: Int
    var mostChance: Int
    /// Which public event gives the seed.
    var seedSource: String
    /// When that event takes place: nobody draws before.
    var seedAt: Instant
    var announcedAt: Instant
    var drawnAt: Instant?
    var seed: String
    /// Places in the pool, from 0.
    var rows: [Int]
    var cancelledAt: Instant?
    var cancelledReason = ""
    /// Of each line of the pool, in ten-thousandths, as it was published before the draw.
    var chances: [Int] = []

    var isPending: Bool { drawnAt == nil && cancelledAt == nil }

    func link(_ assembly: Assembly) -> String { "\(assembly.link)/tirages/\(id)" }

    /// The numbers of a public event, however they are typed: nobody chooses between « 07-12 » and « 7 12 ».
    static func seed(_ typed: String) -> String {
        let digits = Set("0123456789")
        return typed.split { !digits.contains($0) }.map { number in
            let rest = number.drop { $0 == "0" }
            return rest.isEmpty ? "0" : String(rest)
        }.joined(separator: " ")
    }

    /// The lottery again, from the two files: it has the same digest, whoever makes it.
    func lottery() throws -> Lottery { try Self.lottery(pool: pool, quotas: quotas, size: size, method: method) }

    static func lottery(pool: String, quotas: String, size: Int, method: DrawMethod) throws -> Lottery {
        func cells(_ text: String) -> [[String]] { text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) } }
        let people = cells(pool), limits = cells(quotas).dropFirst().map { Quota($0[0], $0[1], Int($0[2]) ?? 0, Int($0[3]) ?? 0) }
        let columns = people.first ?? []
        let pool = try Pool(columns: columns, rows: Array(people.dropFirst()), quotas: limits, household: columns.contains("foyer") ? "foyer" : nil)
        return try Lottery(pool, size: size, method: method)
    }

    /// Those who come after the panel, in an order that the seed gives and nobody chose.
    func substitutes(after drawn: [Int], seed: String) -> [Int] {
        let taken = Set(drawn)
        return applications.indices.filter { !taken.contains($0) }
            .map { (mark: Secrets.sha256Hex("\(seed) \(digest) suppléance \($0)"), row: $0) }.sorted { ($0.mark, $0.row) < ($1.mark, $1.row) }.map(\.row)
    }
}

extension PanelDraw {
    /// Fixes a pool and its quotas as they are written, and computes everybody's chance.
    init(
        announcedAt: Instant, pool: String, quotas: String, for college: College, size: Int, _ method: DrawMethod, seedSource: String, seedAt: Instant
    ) throws {
        func tenThousandths(_ chance: Double?) -> Int { Int(((chance ?? 0) * 10_000).rounded()) }
        let lottery = try Self.lottery(pool: pool, quotas: quotas, size: size, method: method), chances = lottery.chances
        self.init(
            id: ID(1), college: college.id, collegeName: college.name, size: size, method: method, quotas: quotas, pool: pool, applications: [],
            digest: lottery.digest, leastChance: tenThousandths(chances.min()), mostChance: tenThousandths(chances.max()), seedSource: seedSource, seedAt: seedAt,
            announcedAt: announcedAt, seed: "", rows: [], chances: chances.map(tenThousandths))
    }

    /// The chances as a file: a line of the pool, its chance.
    var chancesFile: String { (["numero,chance"] + chances.enumerated().map { "\($0.offset + 1),\(Self.decimal($0.element))" }).joined(separator: "\n") + "\n" }

    /// `0.0425`.
    private static func decimal(_ tenThousandths: Int) -> String {
        let digits = String(tenThousandths % 10_000)
        return "\(tenThousandths / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Whether people who live together are drawn once at most.
    var hasHouseholds: Bool { pool.prefix { $0 != "\n" }.hasSuffix(",foyer") }

    /// Fixes what is drawn from among volunteers, and computes everybody's chance.
    init(
        announcedAt: Instant, _ pool: PanelPool, for college: College, size: Int, _ method: DrawMethod, isEverywhere: Bool, seedSource: String, seedAt: Instant
    ) throws {
        try self.init(
            announcedAt: announcedAt, pool: pool.file, quotas: pool.quotas(size: size, hasParity: college.hasParity, isEverywhere: isEverywhere), for: college, size: size,
            method, seedSource: seedSource, seedAt: seedAt)
        applications = pool.candidates.map(\.application)
    }
}
