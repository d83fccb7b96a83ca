import Database
import Vocabulary

/// The questions asked of the agendas, and what changes what stands on them.
enum AgendaStore {
    /// Whether a request of the body stands on a subject.
    static func isDebated(_ item: ID<AgendaItem>, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from recommendations where item_id = \(item) and withdrawn_at is null limit 1")
    }

    static func revise(_ item: ID<AgendaItem>, _ title: String, detail: String, minutes: Int?, _ db: Writing) throws {
        try db.run("update agenda_items set title = \(title), detail = \(detail), minutes = \(minutes) where id = \(item)")
    }

    /// Writes the order anew.
    static func order(_ items: [ID<AgendaItem>], _ db: Writing) throws {
        for (place, item) in items.enumerated() { try db.run("update agenda_items set position = \(place + 1) where id = \(item)") }
    }

    static func decide(_ decision: String, on item: ID<AgendaItem>, _ db: Writing) throws { try db.run("update agenda_items set decision = \(decision) where id = \(item)") }

    static func takeOff(_ item: ID<AgendaItem>, reason: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update agenda_items set accepted_at = null, declined_at = \(now), reason = \(reason) where id = \(item) and accepted_at is not null
            """) == 1
    }

    /// Subjects that members proposed and nobody has answered, body by body, and the meeting that comes first.
    static func waiting(at now: Instant, _ db: Reading) throws -> [AssemblyID: (count: Int, meeting: ID<Meeting>)] {
        let lines = try db.all("""
            select m.assembly_id, m.id, count(*) from agenda_items i join meetings m on m.id = i.meeting_id
            where i.accepted_at is null and i.declined_at is null and m.cancelled_at is null and m.opened_at is null and m.starts_at > \(now)
            group by m.assembly_id, m.id, m.starts_at order by m.starts_at, m.id
            """) { (assembly: $0.id() as AssemblyID, meeting: $0.id() as ID<Meeting>, count: $0.int()) }
        return Dictionary(lines.map { ($0.assembly, (count: $0.count, meeting: $0.meeting)) }) { (count: $0.count + $1.count, meeting: $0.meeting) }
    }

    /// Actions past their day, body by body, and the meeting of the oldest.
    static func lateActions(at now: Instant, _ db: Reading) throws -> [AssemblyID: (count: Int, meeting: ID<Meeting>)] {
        let lines = try db.all("""
            select m.assembly_id, m.id, count(*) from meeting_actions x join meetings m on m.id = x.meeting_id
            where x.done_at is null and x.due_at < \(now)
            group by m.assembly_id, m.id order by min(x.due_at), m.id
            """) { (assembly: $0.id() as AssemblyID, meeting: $0.id() as ID<Meeting>, count: $0.int()) }
        return Dictionary(lines.map { ($0.assembly, (count: $0.count, meeting: $0.meeting)) }) { (count: $0.count + $1.count, meeting: $0.meeting) }
    }
}
