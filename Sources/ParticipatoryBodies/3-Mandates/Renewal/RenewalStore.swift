import Database
import Vocabulary
import Web

/// The questions asked of the renewals, and what opens, divides and closes them.
enum RenewalStore {
    static func file(_ visit: Visit, _ db: Reading) throws -> RenewalFile {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id, seats = try SeatStore.held(in: id, at: visit.now, db), all = try all(id, db)
        return RenewalFile(
            standing: standing, seats: seats, rooms: try AssemblyStore.colleges(id, db).map { CollegeRoom($0, seats) },
            current: all.first { $0.closedAt == nil }, past: all.filter { $0.closedAt != nil }, draw: try draw(id, db))
    }

    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [SeatRenewal] {
        try db.all("select id, due_at, words, opened_at, closed_at, outcome from renewals where assembly_id = \(assembly) order by due_at desc, id desc") { row in
            SeatRenewal(id: row.id(), dueAt: row.instant(), words: row.text(), openedAt: row.instant(), closedAt: row.optionalInstant(), outcome: row.text())
        }
    }

    /// The lot that was announced last.
    static func draw(_ assembly: AssemblyID, _ db: Reading) throws -> PartDraw? {
        try db.first("""
            select id, seats, seed_source, seed_at, announced_at, seed, drawn_at from part_draws where assembly_id = \(assembly) order by id desc limit 1
            """) { row in
            PartDraw(
                id: row.id(), seats: row.text().split(separator: " ").compactMap { ID($0) }, seedSource: row.text(), seedAt: row.instant(),
                announcedAt: row.instant(), seed: row.text(), drawnAt: row.optionalInstant())
        }
    }

    // MARK: Changing

    /// The unique index refuses a second open one.
    static func open(_ words: String, due: Instant, of assembly: AssemblyID, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into renewals (assembly_id, due_at, words, opened_at, opened_by) values (\(assembly), \(due), \(words), \(now), \(officer))
            """)
    }

    static func close(_ renewal: ID<SeatRenewal>, outcome: String, by officer: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update renewals set closed_at = \(now), closed_by = \(officer), outcome = \(outcome) where id = \(renewal) and closed_at is null") == 1
    }

    static func announce(_ seats: [ID<Seat>], seedSource: String, seedAt: Instant, of assembly: AssemblyID, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into part_draws (assembly_id, seats, seed_source, seed_at, announced_at, announced_by)
            values (\(assembly), \(seats.map { "\($0)" }.joined(separator: " ")), \(seedSource), \(seedAt), \(now), \(officer))
            """)
    }

    static func divide(_ draw: ID<PartDraw>, seed: String, _ ends: [(seat: ID<Seat>, until: Instant)], by officer: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        for line in ends { try db.run("update seats set until_at = \(line.until) where id = \(line.seat) and left_at is null and from_at < \(line.until)") }
        return try db.run("update part_draws set drawn_at = \(now), drawn_by = \(officer), seed = \(seed) where id = \(draw) and drawn_at is null") == 1
    }
}
