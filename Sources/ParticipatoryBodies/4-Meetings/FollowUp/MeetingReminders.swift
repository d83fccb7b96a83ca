import Database
import L10n
import Platform
import Vocabulary
package import Web

/// Reminds who comes of the meeting of the next day, and members of the actions they have in hand: three days before, then each week that they are late.
package enum MeetingReminders {
    static let notice = Span.days(3)
    static let eve = Span.hours(36)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            try actions(world, at: now, db)
            try meetings(world, at: now, db)
        }
    }

    private static func actions(_ world: World, at now: Instant, _ db: Writing) throws {
        for owed in try ActionStore.owed(before: now + notice, at: now, db) {
            let action = owed.action, due = action.dueAt, weeks = due < now ? (now - due).milliseconds / Span.days(7).milliseconds + 1 : 0
            guard try ReminderStore.take("action-due-\(weeks)", action.id.number, of: owed.account, due: due, at: now, db) else { continue }
            let assembly = try AssemblyStore.assembly(owed.assembly, db)
            let letter = Letter(
                to: .account(owed.account), kind: .task, subject: weeks > 0 ? "Action en retard : \(action.title)" : "À faire avant le \(day: due) : \(action.title)",
                paragraphs: ["« \(assembly.name) » vous a confié cette action, pour le \(day: due). Quand elle est faite, dites-le en deux mots."],
                button: Letter.Button("Dire où j’en suis", action.link(assembly)))
            try Outbox.post(letter, world, at: now, db)
        }
    }

    private static func meetings(_ world: World, at now: Instant, _ db: Writing) throws {
        for line in try ActionStore.coming(between: now, and: now + eve, db) {
            let assembly = try AssemblyStore.assembly(line.assembly, db), meeting = try MeetingStore.meeting(line.meeting, in: line.assembly, db)
            guard try ReminderStore.take("meeting-soon", meeting.id.number, of: line.account, due: meeting.startsAt, at: now, db) else { continue }
            let letter = Letter(
                to: .account(line.account), kind: .following, subject: "\(assembly.name) : réunion le \(meeting.startsAt)",
                paragraphs: ["Vous avez dit que vous venez à « \(meeting.title) ». Lieu : \(meeting.place). \(meeting.access)", "Vous ne pouvez plus venir ? Dites-le : votre place sert à quelqu’un d’autre."],
                button: Letter.Button("Voir la réunion", meeting.link(assembly)))
            try Outbox.post(letter, world, at: now, db)
        }
    }
}
