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
            where \(condition) and answered_at is null
                and exists (
                    select 1 from feasibility_studies s join proposals p on p.id = s.proposal_id
                    where s.id = study_questions.study_id and p.withdrawn_at is null and p.merged_into is null
                )
            returning id
            """)
        return try conclusions(studies, db) + opinions(contributions, db) + asked(questions, db)
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

    private static func conclusions(_ ids: [Int], _ db: Reading) throws -> [Reminder] {
        try db.all("""
            select v.id, v.name, s.opened_by, p.number, p.title, e.slug, s.due_at, 'conclusion'
            from feasibility_studies s
            join services v on v.id = s.lead_service_id
            join proposals p on p.id = s.proposal_id
            join editions e on e.id = p.edition_id
            where s.id in (\(list: ids))
            order by s.due_at, s.id
            """, read)
    }

    private static func opinions(_ ids: [Int], _ db: Reading) throws -> [Reminder] {
        try db.all("""
            select v.id, v.name, c.asked_by, p.number, p.title, e.slug, c.due_at, 'opinion'
            from contributions c
            join services v on v.id = c.service_id
            join feasibility_studies s on s.id = c.study_id
            join proposals p on p.id = s.proposal_id
            join editions e on e.id = p.edition_id
            where c.id in (\(list: ids))
            order by c.due_at, c.id
            """, read)
    }

    private static func asked(_ ids: [Int], _ db: Reading) throws -> [Reminder] {
        try db.all("""
            select v.id, v.name, q.asked_by, p.number, p.title, e.slug, q.due_at, 'question'
            from study_questions q
            join services v on v.id = q.service_id
            join feasibility_studies s on s.id = q.study_id
            join proposals p on p.id = s.proposal_id
            join editions e on e.id = p.edition_id
            where q.id in (\(list: ids))
            order by q.due_at, q.id
            """, read)
    }

    private static func read(_ row: inout RowReader) throws -> Reminder {
        Reminder(
            service: row.id(), serviceName: row.text(), askedBy: row.id(), number: row.int(), title: row.text(), edition: row.text(),
            dueAt: row.instant(), kind: try row.choice()
        )
    }
}
