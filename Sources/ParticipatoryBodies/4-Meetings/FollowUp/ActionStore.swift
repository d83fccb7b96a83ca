import Database
import Vocabulary

/// The questions asked of the actions that members have in hand, and of the meetings that are near.
enum ActionStore {
    /// What somebody has to do, and in which body.
    struct Owed: Sendable {
        var assembly: AssemblyID
        var account: AccountID
        var action: MeetingAction
    }

    /// Not done and due before this moment, in the bodies that live, by members who still sit.
    static func owed(before moment: Instant, at now: Instant, _ db: Reading) throws -> [Owed] {
        try db.all("""
            select m.assembly_id, s.account_id, x.id, x.title, x.owner, x.due_at, x.seat_id, x.meeting_id
            from meeting_actions x join meetings m on m.id = x.meeting_id join assemblies b on b.id = m.assembly_id join seats s on s.id = x.seat_id
            where x.done_at is null and x.due_at < \(moment) and b.closed_at is null and \(SeatStore.held(at: now)) order by x.due_at, x.id
            """) { row in
            Owed(
                assembly: row.id(), account: row.id(),
                action: MeetingAction(id: row.id(), title: row.text(), owner: row.text(), dueAt: row.instant(), outcome: "", seat: row.optionalID(), meeting: row.optionalID()))
        }
    }

    /// What the meetings of these bodies wait for, the oldest first.
    static func todo(at now: Instant, _ db: Reading) throws -> [(assembly: AssemblyID, meeting: ID<Meeting>, todo: MeetingTodo)] {
        try db.all("""
            select m.assembly_id, m.id, case when m.convened_at is null then 'convene' when m.minutes_sent_at is null then 'write' else 'adopt' end
            from meetings m
            where m.cancelled_at is null and m.adopted_at is null and (
                m.convened_at is null and m.starts_at > \(now) and m.starts_at < \(now + MeetingTodo.ahead)
                or m.closed_at > \(now - MeetingTodo.memory) and (
                    m.minutes_sent_at is null
                    or m.corrections_until < \(now) and exists (
                        select 1 from meetings n where n.assembly_id = m.assembly_id and n.starts_at > m.starts_at and n.opened_at is not null
                    )
                )
            )
            order by m.starts_at, m.id
            """) { row in (assembly: row.id(), meeting: row.id(), todo: try row.choice()) }
    }

    /// Who comes to a meeting between these moments, and may still: a meeting of members is theirs alone.
    static func coming(between from: Instant, and until: Instant, _ db: Reading) throws -> [(assembly: AssemblyID, meeting: ID<Meeting>, account: AccountID)] {
        try db.all("""
            select m.assembly_id, m.id, u.account_id from meetings m join sign_ups u on u.meeting_id = m.id
            where m.convened_at is not null and m.cancelled_at is null and m.opened_at is null and m.starts_at > \(from) and m.starts_at < \(until) and u.state = 'coming'
                and (m.is_public = true or exists (select 1 from seats s where s.assembly_id = m.assembly_id and s.account_id = u.account_id and \(SeatStore.held(at: from))))
            order by m.id, u.account_id
            """) { (assembly: $0.id(), meeting: $0.id(), account: $0.id()) }
    }
}
