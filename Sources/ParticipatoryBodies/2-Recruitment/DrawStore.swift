import Database
import Sortition
import Vocabulary

/// The questions asked of the draws by lot, and what fixes and ends them.
enum DrawStore {
    static func draw(_ id: ID<PanelDraw>, in assembly: AssemblyID, _ db: Reading) throws -> PanelDraw {
        guard let draw = try list("d.assembly_id = \(assembly) and d.id = \(id)", db).first else { throw NotFound() }
        return draw
    }

    /// Those of a college, the latest first.
    static func all(_ college: ID<College>, _ db: Reading) throws -> [PanelDraw] { try list("d.college_id = \(college)", db) }
    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [PanelDraw] { try list("d.assembly_id = \(assembly)", db) }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [PanelDraw] {
        try db.all("""
            select d.id, d.college_id, c.name, d.size, d.method, d.quotas, d.pool, d.applications, d.digest, d.least_chance, d.most_chance, d.seed_source,
                d.seed_at, d.announced_at, d.drawn_at, d.seed, d.rows, d.cancelled_at, d.cancelled_reason, d.chances
            from draws d join colleges c on c.id = d.college_id where \(condition) order by d.id desc
            """) { row in
            PanelDraw(
                id: row.id(), college: row.id(), collegeName: row.text(), size: row.int(), method: try row.choice(), quotas: row.text(), pool: row.text(),
                applications: row.text().split(separator: " ").compactMap { ID($0) }, digest: row.text(), leastChance: row.int(), mostChance: row.int(),
                seedSource: row.text(), seedAt: row.instant(), announcedAt: row.instant(), drawnAt: row.optionalInstant(), seed: row.text(),
                rows: row.text().split(separator: " ").compactMap { Int($0) },
                cancelledAt: row.optionalInstant(), cancelledReason: row.text(), chances: row.text().split(separator: " ").compactMap { Int($0) })
        }
    }

    /// Draws whose public seed is known and that nobody has made yet.
    static func due(in assemblies: [AssemblyID], at now: Instant, _ db: Reading) throws -> [(assembly: AssemblyID, college: ID<College>, name: String, isFromList: Bool)] {
        try db.all("""
            select d.assembly_id, d.college_id, c.name, d.from_list from draws d join colleges c on c.id = d.college_id
            where d.assembly_id in (\(list: assemblies)) and d.drawn_at is null and d.cancelled_at is null and d.seed_at <= \(now) order by d.seed_at, d.id
            """) { (assembly: $0.id(), college: $0.id(), name: $0.text(), isFromList: $0.bool()) }
    }

    static func announce(_ draw: PanelDraw, of assembly: AssemblyID, by officer: AccountID, _ db: Writing) throws -> ID<PanelDraw> {
        ID(try db.insert("""
            insert into draws (
                assembly_id, college_id, size, method, quotas, pool, applications, digest, least_chance, most_chance, chances, seed_source, seed_at, announced_at, announced_by
            ) values (
                \(assembly), \(draw.college), \(draw.size), \(draw.method), \(draw.quotas), \(draw.pool),
                \(draw.applications.map { "\($0)" }.joined(separator: " ")), \(draw.digest), \(draw.leastChance), \(draw.mostChance),
                \(draw.chances.map { "\($0)" }.joined(separator: " ")), \(draw.seedSource),
                \(draw.seedAt), \(draw.announcedAt), \(officer)
            ) returning id
            """))
    }

    static func end(_ draw: ID<PanelDraw>, _ drawn: Drawn, by officer: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update draws set drawn_at = \(now), drawn_by = \(officer), seed = \(drawn.seed), ticket = \(drawn.ticket),
                rows = \(drawn.rows.map { "\($0)" }.joined(separator: " "))
            where id = \(draw) and drawn_at is null and cancelled_at is null
            """) == 1
    }

    /// Those who were in it wait for another.
    static func cancel(_ draw: ID<PanelDraw>, reason: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update draws set cancelled_at = \(now), cancelled_reason = \(reason) where id = \(draw) and drawn_at is null and cancelled_at is null
            """) == 1
    }
}
