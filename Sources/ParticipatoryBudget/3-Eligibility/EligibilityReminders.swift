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
