import Database
import Vocabulary
import Web

/// The questions asked of the absences.
enum AbsenceStore {
    static func file(_ visit: Visit, _ db: Reading) throws -> Absences { try absences(try AssemblyStore.standing(visit, db), at: visit.now, db) }

    static func absences(_ standing: Standing, at now: Instant, _ db: Reading) throws -> Absences {
        let id = standing.assembly.id, most = try CharterStore.inForce(id, db)?.rules.mostAbsences ?? 0
        return Absences(standing: standing, most: most, since: try first(of: most, in: id, db) ?? now, seats: try MeetingStore.absent(id, from: most, at: now, db))
    }

    /// When the first of the last meetings that count took place.
    private static func first(of most: Int, in assembly: AssemblyID, _ db: Reading) throws -> Instant? {
        try db.all("""
            select m.starts_at from meetings m
            where m.assembly_id = \(assembly) and m.closed_at is not null and m.kind in ('plenary', 'annual', 'session')
            order by m.starts_at desc limit \(most)
            """) { $0.instant() }.last
    }
}
