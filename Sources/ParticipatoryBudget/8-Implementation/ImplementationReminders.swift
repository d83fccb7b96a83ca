import Database
import Platform
import Vocabulary
package import Web

/// Reminds whoever makes a work of its milestones that are late: at once, then each week. What has been said is noted in the transaction
/// of the letters.
package enum ImplementationReminders {
    static let pause = Span.days(7)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            let late = try ImplementationReminderStore.takeLate(notSince: now - pause, at: now, db)
            let services = try FeasibilityStore.recipients(Set(late.compactMap(\.service)), db)
            for milestone in late {
                for recipient in milestone.service.map({ services[$0] ?? [] }) ?? contact(milestone) {
                    try Outbox.post(letter(milestone, to: recipient), about: milestone.edition, world, at: now, db)
                }
            }
        }
    }

    private static func contact(_ milestone: LateMilestone) -> [Letter.Recipient] {
        EmailAddress(milestone.contactEmail).map { [Letter.Recipient.address($0, name: milestone.contactName, language: "fr")] } ?? []
    }

    /// A third party has no desk: it reads what residents read.
    private static func letter(_ milestone: LateMilestone, to recipient: Letter.Recipient) -> Letter {
        let isOurs = milestone.service != nil
        return Letter(
            to: recipient, kind: .task, subject: "«\u{A0}\(milestone.work)\u{A0}»\u{A0}: un jalon est en retard",
            paragraphs: [
                "«\u{A0}\(milestone.title)\u{A0}» était prévu pour le \(day: milestone.plannedAt).",
                isOurs
                    ? "S’il est atteint, notez-le. Sinon, donnez une nouvelle date et sa raison\u{A0}: les habitants la lisent."
                    : "Dites à la ville s’il est atteint, ou quand il le sera\u{A0}: les habitants suivent ce calendrier.",
            ],
            button: .init("Voir le suivi", isOurs ? "/bureau/editions/\(milestone.slug)/realisation/\(milestone.number)" : "/editions/\(milestone.slug)/realisations/\(milestone.number)"))
    }
}
