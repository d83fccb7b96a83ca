import Database
import Vocabulary

/// The questions asked of the speaking times of a session, and what starts and stops the counter.
enum SpeakingStore {
    static func counter(_ meeting: ID<Meeting>, at now: Instant, _ db: Reading) throws -> SpeakingCounter {
        let times = try db.all("""
            select s.college_id, c.name, s.gender, cast(sum(coalesce(s.ended_at, \(now)) - s.started_at) as bigint), count(*)
            from speeches s left join colleges c on c.id = s.college_id where s.meeting_id = \(meeting)
            group by s.college_id, c.name, s.gender, c.position order by c.position, s.gender
            """) { row in
            let college: ID<College>? = row.optionalID(), name = row.optionalText()
            return SpeakingTime(group: SpeakingTime.Group(college: college, gender: try row.choice()), collegeName: name, span: row.span(), turns: row.int())
        }
        let running = try db.first("select college_id, gender, started_at from speeches where meeting_id = \(meeting) and ended_at is null") { row in
            (group: SpeakingTime.Group(college: row.optionalID(), gender: try row.choice()), since: row.instant())
        }
        return SpeakingCounter(times: times, running: running)
    }

    /// Who spoke gives the floor.
    static func start(_ group: SpeakingTime.Group, in meeting: ID<Meeting>, at now: Instant, _ db: Writing) throws {
        try stop(meeting, at: now, db)
        try db.run("insert into speeches (meeting_id, college_id, gender, started_at) values (\(meeting), \(group.college), \(group.gender), \(now))")
    }

    static func stop(_ meeting: ID<Meeting>, at now: Instant, _ db: Writing) throws {
        try db.run("update speeches set ended_at = \(now) where meeting_id = \(meeting) and ended_at is null")
    }
}
