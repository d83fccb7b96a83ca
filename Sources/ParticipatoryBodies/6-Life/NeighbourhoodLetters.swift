import Database
import L10n
import Platform
import Vocabulary
package import Web

/// Sends the letter of each neighbourhood, once a week, to who confirmed; nothing when there is nothing new.
package enum NeighbourhoodLetters {
    package static func run(_ world: World) async throws {
        let now = world.now(), week = now - .days(7)
        try await world.database.write { db in
            for subscription in try SubscriptionStore.due(before: week, db) {
                let found = try LifeStore.gathered(subscription.territory, since: subscription.sentAt ?? week, at: now, db)
                try SubscriptionStore.sent(subscription.id, at: now, db)
                if found.news.isEmpty, found.meetings.isEmpty { continue }
                try Outbox.post(letter(subscription, found.news, found.meetings, world), world, at: now, db)
            }
        }
    }

    private static func letter(
        _ subscription: Subscription, _ news: [(title: String, path: String)], _ meetings: [(title: String, at: Instant, path: String)], _ world: World
    ) -> Letter {
        let t = Texts.ofFiles, end = "/lettre-de-quartier/\(subscription.id)/\(SubscriptionKey.key("end", subscription, world))/fin"
        let address = world.baseURL + end
        var paragraphs: [Message] = []
        if !news.isEmpty { paragraphs.append("Du nouveau :\n\(news.map { "\($0.title) : \(world.baseURL)\($0.path)" }.joined(separator: "\n"))") }
        if !meetings.isEmpty { paragraphs.append("À venir :\n\(meetings.map { "\(t.dayAndHour($0.at)), \($0.title) : \(world.baseURL)\($0.path)" }.joined(separator: "\n"))") }
        paragraphs.append("Ne plus recevoir cette lettre : \(address)")
        var letter = Letter(
            to: .address(subscription.email, name: "", language: "fr"), kind: .necessary, subject: "La lettre de votre quartier", paragraphs: paragraphs,
            button: Letter.Button("Voir les instances", "/instances"))
        letter.endPath = end
        return letter
    }
}
