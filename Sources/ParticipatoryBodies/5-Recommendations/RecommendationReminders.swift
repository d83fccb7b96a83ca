import Database
import L10n
import Platform
import Vocabulary
package import Web

/// Reminds the services of the answers that the city owes: ten days before, then each week that they are late; the bodies of the opinions that are asked of them, ten days before.
package enum RecommendationReminders {
    static let notice = Span.days(10)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            try remindBodies(world, at: now, db)
            let services = Dictionary(try ServiceStore.all(db).map { ($0.id, $0) }) { first, _ in first }
            for (id, recommendation) in try FollowUpStore.owed(before: now + notice, db) {
                guard let due = recommendation.dueAt, let service = recommendation.service.flatMap({ services[$0] }) else { continue }
                let weeks = due < now ? (now - due).milliseconds / Span.days(7).milliseconds + 1 : 0
                let assembly = try AssemblyStore.assembly(id, db)
                let officers = weeks > 0 ? try GrantStore.holders(of: [.assemblyOfficer], on: assembly.scopes, at: now, db) : []
                for account in [service.referent, service.deputy].compactMap(\.self) + officers
                where try ReminderStore.take("reply-due-\(weeks)", recommendation.id.number, of: account, due: due, at: now, db) {
                    try Outbox.post(letter(recommendation, assembly, due, isLate: weeks > 0, to: account), world, at: now, db)
                }
            }
        }
    }

    /// Who runs a body hears once more of what the city wants to know.
    private static func remindBodies(_ world: World, at now: Instant, _ db: Writing) throws {
        for asked in try AskedOpinionStore.due(before: now + notice, at: now, db) {
            let assembly = try AssemblyStore.assembly(asked.assembly, db)
            for account in try AssemblyStore.keepers(assembly, at: now, db).sorted()
            where try ReminderStore.take("opinion-due", asked.recommendation.number, of: account, due: asked.due, at: now, db) {
                try Outbox.post(Letter(
                    to: .account(account), kind: .task, subject: "\(assembly.name) : un avis est attendu le \(day: asked.due)",
                    paragraphs: ["La ville attend ce que l’instance pense de « \(asked.title) ». Mettez la question à l’ordre du jour, et votez-la avant le \(day: asked.due)."],
                    button: Letter.Button("Voir la demande", "\(assembly.link)/demandes/\(asked.number)")), world, at: now, db)
            }
        }
    }

    private static func letter(_ recommendation: Recommendation, _ assembly: Assembly, _ due: Instant, isLate: Bool, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task,
            subject: isLate ? "Réponse en retard : \(recommendation.title)" : "Réponse attendue le \(day: due) : \(recommendation.title)",
            paragraphs: ["La ville doit répondre à « \(assembly.name) » avant le \(day: due). Le retard se voit sur la page publique."],
            button: Letter.Button("Répondre", recommendation.link(assembly) + "/reponse"))
    }
}
