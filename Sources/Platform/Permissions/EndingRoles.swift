import Database
import Vocabulary
package import Web

/// A role given for a time ends by itself: two weeks before, its holder is told to hand over, and who gave it may prolong it. A job.
package enum EndingRoles {
    static let notice = Span.days(14)
    /// A shorter one is known to end by whoever gave it.
    static let shortest = Span.days(28)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            for ending in try GrantStore.ending(before: now + notice, lasting: shortest, at: now, db) {
                for account in [ending.holder, ending.giver].compactMap(\.self)
                where try ReminderStore.take("role-ends", ending.grant, of: account, due: ending.until, at: now, db) {
                    try Outbox.post(account == ending.holder ? toHolder(ending) : toGiver(ending, account), world, at: now, db)
                }
            }
        }
    }

    private static func toHolder(_ ending: EndingRole) -> Letter {
        Letter(
            to: .account(ending.holder), kind: .task, subject: "Votre rôle finit le \(day: ending.until)",
            paragraphs: [
                "Votre rôle « \(ending.role.name) » finit tout seul le \(day: ending.until).",
                "Passez la main d’ici là : ce que vous avez pris en charge reviendra ce jour-là dans les files de vos collègues.",
            ], button: Letter.Button("Voir ce qui attend", "/bureau"))
    }

    private static func toGiver(_ ending: EndingRole, _ giver: AccountID) -> Letter {
        Letter(
            to: .account(giver), kind: .task, subject: "Le rôle de \(ending.holderName) finit le \(day: ending.until)",
            paragraphs: ["\(ending.holderName) a le rôle « \(ending.role.name) » jusqu’au \(day: ending.until). Prolongez-le si sa mission continue."],
            button: Letter.Button("Voir ses rôles", "/bureau/personnes/\(ending.holder)"))
    }
}

/// A role that ends soon: whose, which, given by whom.
struct EndingRole: Sendable {
    var grant: Int
    var holder: AccountID
    var holderName: String
    var role: Role
    var until: Instant
    /// Nil when she has no role any more: she cannot prolong it.
    var giver: AccountID?
}
