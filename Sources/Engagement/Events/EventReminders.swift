import Database
import Platform
import Vocabulary
package import Web

/// Reminds those who come to an event or help there, the day before; asks helpers how it went, after.
package enum EventReminders {
    static let notice = Span.hours(26)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            try remindGuests(world, at: now, db)
            try remindHelpers(world, at: now, db)
            try askHelpers(world, at: now, db)
        }
    }

    private static func remindGuests(_ world: World, at now: Instant, _ db: Writing) throws {
        for signUp in try EventSignUpStore.toRemind(from: now, to: now + notice, db) {
            try EventSignUpStore.reminded(signUp.id, at: now, db)
            // Who signed up within the hour has just been told.
            guard signUp.at < now - .hours(1) else { continue }
            let event = try EventStore.event(signUp.event, db)
            for letter in EventLetters.toPerson(signUp, event, "Rappel : \(event.plan.title)", [], world) { try Outbox.post(letter, world, at: now, db) }
        }
    }

    private static func remindHelpers(_ world: World, at now: Instant, _ db: Writing) throws {
        for line in try HelpStore.toRemind(from: now, to: now + notice, db) {
            try HelpStore.reminded(line.slot, line.account, at: now, db)
            let event = try EventStore.event(line.event, db), slot = try HelpStore.slot(line.slot, of: line.event, db)
            try Outbox.post(HelpLetters.letter(to: line.account, slot, event, "Rappel : vous aidez, \(event.plan.title)", []), world, at: now, db)
        }
    }

    private static func askHelpers(_ world: World, at now: Instant, _ db: Writing) throws {
        for line in try HelpStore.toAsk(from: now - .days(3), to: now, db) {
            try HelpStore.asked(line.slot, line.account, at: now, db)
            let event = try EventStore.event(line.event, db)
            let letter = Letter(
                to: .account(line.account), kind: .conversation, subject: "Merci ! Comment cela s’est-il passé ?",
                paragraphs: ["Vous avez donné une heure à « \(event.plan.title) ».", "Combien de personnes, ce qui s’est dit, les idées entendues : deux minutes suffisent."],
                button: Letter.Button("Raconter cette heure", event.link + "/aide"))
            try Outbox.post(letter, world, at: now, db)
        }
    }
}
