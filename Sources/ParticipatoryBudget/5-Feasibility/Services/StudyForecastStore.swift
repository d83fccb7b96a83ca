import Database
import Vocabulary

/// What the edition before asked of the services.
enum StudyForecastStore {
    /// Nil without an edition before that had studies, or once the window of the studies has closed.
    static func forecast(_ edition: Edition, at now: Instant, _ db: Reading) throws -> StudyForecasts? {
        guard let phase = edition.calendar[.feasibility], !edition.calendar.hasClosed(.feasibility, at: now) else { return nil }
        guard let former = try former(edition, db) else { return nil }
        let then = try deposited(former.id, db), isOver = edition.calendar.hasClosed(.deposit, at: now)
        let here = isOver ? try deposited(edition.id, db) : nil
        let weeks = phase.closesAt.map { max(1, ($0 - phase.opensAt).milliseconds / Span.days(7).milliseconds) } ?? 1
        let lines = try loads(former.id, db).map { line -> StudyForecast in
            let work = line.led + line.advised, expected = here.map { then == 0 ? work : (work * $0 + then / 2) / then } ?? work
            return StudyForecast(service: line.service, name: line.name, led: line.led, advised: line.advised, days: line.days, expected: expected, perWeek: (expected + weeks - 1) / weeks)
        }
        return StudyForecasts(former: former.title, deposited: (then, here), services: lines)
    }

    private static func former(_ edition: Edition, _ db: Reading) throws -> (id: EditionID, title: String)? {
        try db.first("""
            select e.id, e.title from editions e
            where e.id < \(edition.id) and exists (
                select 1 from feasibility_studies s join proposals p on p.id = s.proposal_id where p.edition_id = e.id
            )
            order by e.id desc
            limit 1
            """) { (id: $0.id(), title: $0.text()) }
    }

    private static func deposited(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from proposals where edition_id = \(edition) and deposited_at is not null")
    }

    private static func loads(_ edition: EditionID, _ db: Reading) throws -> [(service: ServiceID, name: String, led: Int, advised: Int, days: Int?)] {
        try db.all("""
            select v.id, v.name, coalesce(l.led, 0), coalesce(g.given, 0), g.took / g.given / \(Span.days(1).milliseconds)
            from services v
            left join (
                select s.lead_service_id as service, count(*) as led
                from feasibility_studies s join proposals p on p.id = s.proposal_id where p.edition_id = \(edition) group by s.lead_service_id
            ) l on l.service = v.id
            left join (
                select c.service_id as service, count(*) as given, cast(sum(o.given_at - c.asked_at) as bigint) as took
                from opinions o join contributions c on c.id = o.contribution_id join feasibility_studies s on s.id = c.study_id
                join proposals p on p.id = s.proposal_id
                where p.edition_id = \(edition) and o.superseded_at is null group by c.service_id
            ) g on g.service = v.id
            where l.led > 0 or g.given > 0
            order by v.name
            """) { (service: $0.id(), name: $0.text(), led: $0.int(), advised: $0.int(), days: $0.optionalInt()) }
    }
}
