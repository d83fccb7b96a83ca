import Database
import L10n
import Platform
import Vocabulary
package import Web

/// Reminds the services of the answers that the city owes: ten days before, then each week that they are late.
package enum RecommendationReminders {
    static let notice = Span.days(10)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
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

    private static func letter(_ recommendation: Recommendation, _ assembly: Assembly, _ due: Instant, isLate: Bool, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task,
            subject: isLate ? "Réponse en retard : \(recommendation.title)" : "Réponse attendue le \(day: due) : \(recommendation.title)",
            paragraphs: ["La ville doit répondre à « \(assembly.name) » avant le \(day: due). Le retard se voit sur la page publique."],
            button: Letter.Button("Répondre", recommendation.link(assembly) + "/reponse"))
    }
}
