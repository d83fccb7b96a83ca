import Database
import Vocabulary

/// The figures of all the bodies at once: one question for each family of them.
enum AssemblyFiguresStore {
    static func all(at now: Instant, _ db: Reading) throws -> [AssemblyID: AssemblyFigures] { try figures(of: "1 = 1", at: now, db) }

    /// Those of one body.
    static func figures(of assembly: AssemblyID, at now: Instant, _ db: Reading) throws -> AssemblyFigures {
        try figures(of: "assembly_id = \(assembly)", at: now, db)[assembly] ?? AssemblyFigures()
    }

    /// - Parameter which: a condition on the one column `assembly_id` of what is counted.
    private static func figures(of which: SQL, at now: Instant, _ db: Reading) throws -> [AssemblyID: AssemblyFigures] {
        var figures: [AssemblyID: AssemblyFigures] = [:]
        try seats(of: which, into: &figures, at: now, db)
        try meetings(of: which, into: &figures, at: now, db)
        try requests(of: which, into: &figures, at: now, db)
        try works(of: which, into: &figures, at: now, db)
        return figures
    }

    private static func seats(of which: SQL, into figures: inout [AssemblyID: AssemblyFigures], at now: Instant, _ db: Reading) throws {
        for line in try db.all("""
            select s.assembly_id, count(*), count(*) filter (where s.gender = 'woman'), count(*) filter (where s.gender = 'man'),
                count(*) filter (where s.until_at <= \(now.adding(months: 6))), min(s.until_at)
            from seats s where s.rank = 'member' and s.level <> 'information' and \(which) and \(SeatStore.held(at: now)) group by s.assembly_id
            """, { (id: $0.id() as AssemblyID, members: $0.int(), women: $0.int(), men: $0.int(), ending: $0.int(), first: $0.optionalInstant()) }) {
            figures[line.id, default: AssemblyFigures()].members = line.members
            figures[line.id]!.women = line.women
            figures[line.id]!.men = line.men
            figures[line.id]!.ending = line.ending
            figures[line.id]!.firstEnd = line.first
        }
        for line in try db.all("""
            select assembly_id, count(*) from applications
            where decided_at is null and withdrawn_at is null and college_id not in (select id from colleges where entry = 'draw') and \(which) group by assembly_id
            """, { (id: $0.id() as AssemblyID, count: $0.int()) }) { figures[line.id, default: AssemblyFigures()].applications = line.count }
    }

    private static func meetings(of which: SQL, into figures: inout [AssemblyID: AssemblyFigures], at now: Instant, _ db: Reading) throws {
        let year = now - .days(365)
        for line in try db.all("""
            select m.assembly_id, count(*), cast(sum(m.expected) as bigint), cast(sum(m.present) as bigint)
            from meetings m where m.closed_at >= \(year) and \(which) group by m.assembly_id
            """, { (id: $0.id() as AssemblyID, count: $0.int(), expected: $0.int(), present: $0.int()) }) {
            figures[line.id, default: AssemblyFigures()].meetings = line.count
            figures[line.id]!.expected = line.expected
            figures[line.id]!.present = line.present
        }
    }

    private static func requests(of which: SQL, into figures: inout [AssemblyID: AssemblyFigures], at now: Instant, _ db: Reading) throws {
        for line in try db.all("""
            select r.assembly_id, count(*) filter (where p.id is null), count(*) filter (where p.id is null and r.due_at < \(now)), count(p.id),
                count(*) filter (where (select min(f.given_at) from replies f where f.recommendation_id = r.id) <= r.due_at)
            from recommendations r left join replies p on p.recommendation_id = r.id and p.superseded_at is null
            where r.transmitted_at is not null and \(which) group by r.assembly_id
            """, { (id: $0.id() as AssemblyID, owed: $0.int(), late: $0.int(), answered: $0.int(), inTime: $0.int()) }) {
            figures[line.id, default: AssemblyFigures()].owed = line.owed
            figures[line.id]!.late = line.late
            figures[line.id]!.answered = line.answered
            figures[line.id]!.inTime = line.inTime
        }
    }

    private static func works(of which: SQL, into figures: inout [AssemblyID: AssemblyFigures], at now: Instant, _ db: Reading) throws {
        for line in try db.all("""
            select m.assembly_id, count(*), count(*) filter (where x.due_at < \(now))
            from meeting_actions x join meetings m on m.id = x.meeting_id where x.done_at is null and \(which) group by m.assembly_id
            """, { (id: $0.id() as AssemblyID, open: $0.int(), late: $0.int()) }) {
            figures[line.id, default: AssemblyFigures()].actions = line.open
            figures[line.id]!.lateActions = line.late
        }
    }

    /// The next convened meeting of each body.
    static func nextMeetings(at now: Instant, _ db: Reading) throws -> [AssemblyID: Meeting] { try nextMeetings(of: "1 = 1", at: now, db) }

    /// That of each of these.
    static func nextMeetings(of assemblies: some Sequence<AssemblyID>, at now: Instant, _ db: Reading) throws -> [AssemblyID: Meeting] {
        try nextMeetings(of: "m.assembly_id in (\(list: Array(assemblies)))" as SQL, at: now, db)
    }

    private static func nextMeetings(of which: SQL, at now: Instant, _ db: Reading) throws -> [AssemblyID: Meeting] {
        let ids: [(AssemblyID, ID<Meeting>)] = try db.all("""
            select m.assembly_id, m.id from meetings m
            where m.convened_at is not null and m.cancelled_at is null and m.ends_at > \(now) and \(which)
                and m.starts_at = (
                    select min(n.starts_at) from meetings n
                    where n.assembly_id = m.assembly_id and n.convened_at is not null and n.cancelled_at is null and n.ends_at > \(now)
                )
            """) { ($0.id(), $0.id()) }
        let meetings = Dictionary(uniqueKeysWithValues: try MeetingStore.meetings(ids.map(\.1), db).map { ($0.id, $0) })
        return Dictionary(ids.compactMap { pair in meetings[pair.1].map { (pair.0, $0) } }) { first, _ in first }
    }
}
