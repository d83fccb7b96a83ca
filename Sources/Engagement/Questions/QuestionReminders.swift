import Database
import L10n
import Platform
import Vocabulary
package import Web

/// What somebody followed whose role is over goes back to the queue. Reminds those who have a question in hand the day before its date, then each week; what nobody took goes to the head once it is late.
package enum QuestionReminders {
    static let notice = Span.days(1)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            for question in try QuestionWritingStore.handBack(at: now, db) {
                try Journal.record(JournalEntry("question.hand-back", "question", question.number, reason: "Le rôle de la personne qui la suivait est fini.", channel: .automatic), by: nil, at: now, db)
            }
            for question in try QuestionStore.waiting(dueBefore: now + notice, db) {
                let weeks = question.dueAt < now ? (now - question.dueAt).milliseconds / Span.days(7).milliseconds + 1 : 0
                for account in try recipients(question, isLate: weeks > 0, at: now, db)
                where try ReminderStore.take("question-due-\(weeks)", question.id.number, of: account, due: question.dueAt, at: now, db) {
                    try Outbox.post(letter(question, isLate: weeks > 0, to: account), world, at: now, db)
                }
            }
        }
    }

    /// Whoever has it, else the service; late and in nobody's hands, whoever runs the participatory budget of the city.
    private static func recipients(_ question: Question, isLate: Bool, at now: Instant, _ db: Reading) throws -> [AccountID] {
        if let owner = question.owner { return [owner] }
        let service = try question.service.map { try ServiceStore.service($0, db) }
        let referents = [service?.referent, service?.deputy].compactMap(\.self)
        guard isLate else { return referents }
        return Set(referents + (try GrantStore.holders(of: [.projectOfficer], on: [.city], at: now, db))).sorted()
    }

    private static func letter(_ question: Question, isLate: Bool, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task,
            subject: isLate ? "Question n° \(String(question.id.number)) en retard" : "Question n° \(String(question.id.number)) : réponse due le \(day: question.dueAt)",
            paragraphs: ["« \(question.subject) »", "La ville a promis une réponse avant le \(day: question.dueAt)."], button: Letter.Button("Répondre", question.deskLink))
    }
}
