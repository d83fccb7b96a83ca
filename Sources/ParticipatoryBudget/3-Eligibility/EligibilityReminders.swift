import Database
import Vocabulary
package import Web

/// Reminds the people of a proposal of the question that they have not answered, before its day. Each once.
package enum EligibilityReminders {
    static let notice = Span.days(3)
    /// Who was just asked needs no reminder yet.
    static let rest = Span.hours(12)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            for question in try EligibilityReminderStore.unanswered(dueBefore: now + notice, at: now, db) {
                try ProposalReminders.tell("completion", question, letter(question), world, at: now, db)
            }
        }
    }

    private static func letter(_ owed: Owed) -> Letter {
        Letter(
            to: .account(owed.account), kind: .necessary, subject: "Votre réponse est attendue avant le \(day: owed.due)",
            paragraphs: [
                "Nous vous avons posé une question sur «\u{A0}\(owed.title)\u{A0}», et vous n’avez pas encore répondu\u{A0}:", "\(owed.question)",
                "Vous pouvez répondre jusqu’au \(owed.due). Sans réponse, nous déciderons avec ce que vous avez déjà écrit.",
            ], button: Letter.Button("Répondre", ProposalLinks.own(owed.proposal)))
    }
}

/// Who owes an answer.
enum EligibilityReminderStore {
    /// The questions without an answer, for each person of the proposal.
    static func unanswered(dueBefore moment: Instant, at now: Instant, _ db: Reading) throws -> [Owed] {
        try db.all("""
            select people.account_id, p.id, c.id, p.title, e.title, e.slug, c.question, c.due_at
            from completions c
            join proposals p on p.id = c.proposal_id
            join editions e on e.id = p.edition_id
            join (
                select id as proposal_id, author_id as account_id from proposals
                union
                select proposal_id, account_id from coauthors where accepted_at is not null and account_id is not null
            ) people on people.proposal_id = p.id
            join accounts a on a.id = people.account_id
            where c.answered_at is null and c.due_at > \(now) and c.due_at <= \(moment) and c.asked_at <= \(now - EligibilityReminders.rest)
                and p.withdrawn_at is null and p.merged_into is null and a.deleted_at is null
                and not exists (select 1 from eligibility_reviews r where r.proposal_id = p.id and r.superseded_at is null)
            order by c.id, people.account_id
            """, ProposalReminderStore.read)
    }
}
