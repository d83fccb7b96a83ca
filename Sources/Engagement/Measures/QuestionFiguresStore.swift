import Database
import Vocabulary

/// Counts of the questions, never their words.
enum QuestionFiguresStore {
    private static func counts(at now: Instant) -> SQL {
        """
        count(*), count(q.answered_at), count(*) filter (where q.answered_at <= q.first_due_at),
        count(*) filter (where q.answered_at is null and q.closed_at is null and q.due_at < \(now)), count(q.rating), count(*) filter (where q.rating >= 2)
        """
    }

    static func whole(since moment: Instant, at now: Instant, _ db: Reading) throws -> QuestionFigures {
        try db.first("select \(counts(at: now)) from questions q where q.asked_at >= \(moment)") { read(nil, &$0) } ?? QuestionFigures()
    }

    /// The most asked first.
    static func by(_ dimension: QuestionDimension, since moment: Instant, at now: Instant, _ db: Reading) throws -> [QuestionFigures] {
        let (name, key): (SQL, SQL) = switch dimension {
        case .topic: ("c.name", "cast(c.id as text)")
        case .channel: ("q.channel", "q.channel")
        case .service: ("s.name", "cast(s.id as text)")
        case .territory: ("t.name", "cast(t.id as text)")
        }
        return try db.all("""
            select \(name), \(key), \(counts(at: now))
            from questions q join question_topics c on c.id = q.topic_id left join services s on s.id = q.service_id left join territories t on t.id = q.territory_id
            where q.asked_at >= \(moment) group by \(name), \(key) order by count(*) desc, \(name), \(key)
            """) { row in
            let name = row.optionalText(), key = row.optionalText()
            var figures = read(name, &row)
            figures.key = key
            return figures
        }
    }

    /// Who has open questions in hand, the busiest first.
    static func loads(at now: Instant, _ db: Reading) throws -> [QuestionLoad] {
        try db.all("""
            select a.id, a.display_name, count(*), count(*) filter (where q.due_at < \(now))
            from questions q join accounts a on a.id = q.owner_id
            where q.waiting_since is not null and q.closed_at is null group by a.id, a.display_name order by count(*) desc, a.display_name
            """) { QuestionLoad(account: $0.id(), name: $0.text(), open: $0.int(), late: $0.int()) }
    }

    /// How long answers took, in whole hours, half of them at most.
    static func median(since moment: Instant, _ db: Reading) throws -> Span? {
        let spans = try db.all("""
            select answered_at - asked_at from questions where asked_at >= \(moment) and answered_at is not null order by answered_at - asked_at
            """) { $0.span() }
        return spans.isEmpty ? nil : spans[spans.count / 2]
    }

    private static func read(_ name: String?, _ row: inout RowReader) -> QuestionFigures {
        QuestionFigures(name: name, asked: row.int(), answered: row.int(), inTime: row.int(), late: row.int(), rated: row.int(), helped: row.int())
    }
}
