import Database
import Vocabulary

/// What is due soon or late, taken once: the note that it was said and the answer are one statement each.
enum FeasibilityReminderStore {
    static func takeDue(before moment: Instant, at now: Instant, _ db: Writing) throws -> [Reminder] {
        try take("reminded_at is null and due_at <= \(moment) and due_at > \(now)", noting: "reminded_at", at: now, db)
    }

    static func takeLate(notSince moment: Instant, at now: Instant, _ db: Writing) throws -> [Reminder] {
        try take("due_at <= \(now) and coalesce(late_reminded_at, 0) <= \(moment)", noting: "late_reminded_at", at: now, db)
    }

    /// The people who have let an amended version without an answer since this moment, or for whom the vote opens before `end`.
    static func unanswered(since moment: Instant, orVoteBefore end: Instant, at now: Instant, _ db: Reading) throws -> [Owed] {
        try db.all("""
            select a.id, p.id, y.id, p.title, e.id, e.title, e.slug, '', coalesce(v.opens_at, y.signed_at)
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            join proposals p on p.id = s.proposal_id
            join editions e on e.id = p.edition_id
            left join phases v on v.edition_id = e.id and v.kind = 'vote'
            \(ProposalReminderStore.people)
            where \(raw: ProposalStore.isAmendmentOpen) and (v.opens_at is null or v.opens_at > \(now))
                and (y.signed_at <= \(moment) or v.opens_at <= \(end))
            order by y.id, a.id
            """, ProposalReminderStore.read)
    }

    private static func take(_ condition: SQL, noting column: String, at now: Instant, _ db: Writing) throws -> [Reminder] {
        let studies: [Int] = try db.all("""
            update feasibility_studies set \(raw: column) = \(now)
            where \(condition) and \(isOpen("feasibility_studies.id", "feasibility_studies.proposal_id", now))
            returning id
            """)
        let contributions: [Int] = try db.all("""
            update contributions set \(raw: column) = \(now)
            where \(condition) and withdrawn_at is null
                and not exists (select 1 from opinions o where o.contribution_id = contributions.id and o.superseded_at is null)
                and exists (
                    select 1 from feasibility_studies s
                    where s.id = contributions.study_id and s.lead_service_id <> contributions.service_id
                        and \(isOpen("s.id", "s.proposal_id", now))
                )
            returning id
            """)
        let questions: [Int] = try db.all("""
            update study_questions set \(raw: column) = \(now)
            where \(condition) and answered_at is null and settled_at is null
                and exists (
                    select 1 from feasibility_studies s join proposals p on p.id = s.proposal_id
                    where s.id = study_questions.study_id and p.withdrawn_at is null and p.merged_into is null
                )
            returning id
            """)
        return try reminders(.conclusion, studies, "feasibility_studies s", of: "s.lead_service_id", by: "s.opened_by", row: "s", db)
            + reminders(.opinion, contributions, "contributions c join feasibility_studies s on s.id = c.study_id", of: "c.service_id", by: "c.asked_by", row: "c", db)
            + reminders(.question, questions, "study_questions q join feasibility_studies s on s.id = q.study_id", of: "q.service_id", by: "q.asked_by", row: "q", db)
    }

    /// Nobody has concluded, the proposal is alive, and the vote has not opened: then there is still something to answer.
    private static func isOpen(_ study: String, _ proposal: String, _ now: Instant) -> SQL {
        """
        not exists (select 1 from syntheses y where y.study_id = \(raw: study) and y.superseded_at is null and y.declined_at is null)
        and exists (
            select 1 from proposals p
            where p.id = \(raw: proposal) and p.withdrawn_at is null and p.merged_into is null
                and not exists (select 1 from phases f where f.edition_id = p.edition_id and f.kind = 'vote' and f.opens_at <= \(now))
        )
        """
    }

    /// - Parameters:
    ///   - service: the column of the service that is awaited.
    ///   - officer: the column of whoever asked.
    private static func reminders(
        _ kind: Reminder.Kind, _ ids: [Int], _ tables: SQL, of service: String, by officer: String, row: String, _ db: Reading
    ) throws -> [Reminder] {
        try db.all("""
            select v.id, v.name, \(raw: officer), p.number, p.title, e.slug, \(raw: row).due_at
            from \(tables)
            join services v on v.id = \(raw: service)
            join proposals p on p.id = s.proposal_id
            join editions e on e.id = p.edition_id
            where \(raw: row).id in (\(list: ids))
            order by \(raw: row).due_at, \(raw: row).id
            """) {
            Reminder(
                service: $0.id(), serviceName: $0.text(), askedBy: $0.id(), number: $0.int(), title: $0.text(), edition: $0.text(), dueAt: $0.instant(), kind: kind)
        }
    }
}
