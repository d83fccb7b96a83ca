import Database
import Vocabulary

/// Who owes an answer.
enum EligibilityReminderStore {
    /// The questions without an answer, for each person of the proposal; nobody answers any more what was decided since.
    static func unanswered(dueBefore moment: Instant, at now: Instant, _ db: Reading) throws -> [Owed] {
        try db.all("""
            select a.id, p.id, c.id, p.title, e.id, e.title, e.slug, c.question, c.due_at
            from completions c
            join proposals p on p.id = c.proposal_id
            join editions e on e.id = p.edition_id
            \(ProposalReminderStore.people)
            where c.answered_at is null and c.due_at > \(now) and c.due_at <= \(moment) and c.asked_at <= \(now - EligibilityReminders.rest)
                and p.withdrawn_at is null and p.merged_into is null
                and not exists (
                    select 1 from eligibility_reviews r where r.proposal_id = p.id and r.superseded_at is null and r.decided_at >= c.asked_at
                )
            order by c.id, a.id
            """, ProposalReminderStore.read)
    }
}
