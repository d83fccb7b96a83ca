import Database
import L10n
import Vocabulary

/// A milestone whose day has passed, and who makes the work.
struct LateMilestone: Sendable {
    var title: String
    var plannedAt: Instant
    var number: Int
    var work: String
    var edition: EditionID
    var slug: String
    /// Nil when a third party makes it: then its contact, if there is one.
    var service: ServiceID?
    var contactName: String
    var contactEmail: String
}

/// What is late, taken once: the note that it was said and the answer are one statement.
enum ImplementationReminderStore {
    static func takeLate(notSince moment: Instant, at now: Instant, _ db: Writing) throws -> [LateMilestone] {
        let taken: [Int] = try db.all("""
            update milestones set late_reminded_at = \(now)
            where actual_at is null and cancelled_at is null and planned_at < \(CityTime.city.startOfDay(now)) and coalesce(late_reminded_at, 0) <= \(moment)
                and exists (
                    select 1 from works w
                    join work_owners o on o.work_id = w.id and o.ended_at is null
                    join projects j on j.id = w.project_id
                    join editions e on e.id = j.edition_id
                    where w.id = milestones.work_id and w.stage not in ('delivered', 'inaugurated', 'abandoned') and e.imported_from = ''
                )
            returning id
            """)
        return try db.all("""
            select m.title, m.planned_at, j.number, j.title, e.id, e.slug, o.service_id, o.contact_name, o.contact_email
            from milestones m
            join works w on w.id = m.work_id
            join work_owners o on o.work_id = w.id and o.ended_at is null
            join projects j on j.id = w.project_id
            join editions e on e.id = j.edition_id
            where m.id in (\(list: taken))
            order by m.planned_at, m.id
            """) {
            LateMilestone(
                title: $0.text(), plannedAt: $0.instant(), number: $0.int(), work: $0.text(), edition: $0.id(), slug: $0.text(),
                service: $0.optionalID(), contactName: $0.text(), contactEmail: $0.text())
        }
    }
}
