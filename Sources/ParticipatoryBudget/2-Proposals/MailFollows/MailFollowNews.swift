import Database
import Platform
import Vocabulary
package import Web

/// Tells those who follow a proposal by mail that something public happened: one letter for all that moved since the last.
package enum MailFollowNews {
    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            try MailFollowStore.forgetUnconfirmed(before: now - .days(7), db)
            for follow in try MailFollowStore.takeNews(db) { try Outbox.post(letter(follow, world), world, at: now, db) }
        }
    }

    private static func letter(_ follow: MailFollow, _ world: World) -> Letter {
        Letter(
            to: .address(follow.email, name: "", language: follow.language), kind: .following, subject: "« \(follow.title) » avance",
            paragraphs: ["Il y a du nouveau sur la proposition que vous suivez, « \(follow.title) ».", "La page qui s’ouvre y mène, et permet d’arrêter ces courriels."],
            button: Letter.Button("Voir ce qui a changé", follow.link(world), isSecret: true))
    }
}
