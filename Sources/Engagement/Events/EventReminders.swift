import Database
import Platform
import Vocabulary
package import Web

/// Reminds those who come to an event the day before.
package enum EventReminders {
    static let notice = Span.hours(26)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            for signUp in try EventSignUpStore.toRemind(from: now, to: now + notice, db) {
                try EventSignUpStore.reminded(signUp.id, at: now, db)
                // Who signed up within the hour has just been told.
                guard signUp.at < now - .hours(1) else { continue }
                let event = try EventStore.event(signUp.event, db)
                for letter in EventLetters.toPerson(signUp, event, "Rappel : \(event.plan.title)", [], world) { try Outbox.post(letter, world, at: now, db) }
            }
        }
    }
}
