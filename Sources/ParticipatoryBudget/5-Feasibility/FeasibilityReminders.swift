import Database
import Platform
import Vocabulary
package import Web

/// Reminds the services of what they have to answer: three days before, then each week that they are late; and the people of a
/// proposal of the amended version that waits for them: after a week, then three days before the vote.
/// What has been said is noted in the transaction of the letters: running it twice says nothing twice.
package enum FeasibilityReminders {
    static let notice = Span.days(3)
    static let pause = Span.days(7)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            let due = try FeasibilityReminderStore.takeDue(before: now + notice, at: now, db)
            let late = try FeasibilityReminderStore.takeLate(notSince: now - pause, at: now, db)
            let heads = try StudyServiceStore.ways(db).compactMapValues(\.head)
            let recipients = try FeasibilityStore.recipients(Set((due + late).map(\.service)), db)
            for reminder in due {
                for letter in letters(reminder, isLate: false, to: recipients[reminder.service] ?? []) { try Outbox.post(letter, world, at: now, db) }
            }
            for reminder in late {
                // The officer who asked knows of it too.
                var told = (recipients[reminder.service] ?? []) + [.account(reminder.askedBy)]
                // After a week, the head of the service does too.
                if let head = heads[reminder.service], reminder.dueAt <= now - pause, !told.contains(.account(head)) { told.append(.account(head)) }
                for letter in letters(reminder, isLate: true, to: told) { try Outbox.post(letter, world, at: now, db) }
            }
            for owed in try FeasibilityReminderStore.unanswered(since: now - pause, orVoteBefore: now + notice, at: now, db) {
                let isLast = owed.due > now && owed.due <= now + notice
                try ProposalReminders.tell(isLast ? "amendment-last-days" : "amendment", owed, letter(owed, at: now), world, at: now, db)
            }
        }
    }

    private static func letter(_ owed: Owed, at now: Instant) -> Letter {
        Letter(
            to: .account(owed.account), kind: .necessary, subject: "Votre réponse est attendue : « \(owed.title) »",
            paragraphs: ["Les services de la ville peuvent réaliser « \(owed.title) », autrement ou à des conditions. Rien ne continue sans votre réponse."]
                + (owed.due > now ? ["Vous pouvez répondre jusqu’à l’ouverture du vote, le \(owed.due)."] : []),
            button: Letter.Button("Lire et répondre", ProposalLinks.own(owed.proposal)))
    }

    /// What is awaited, and of which proposal: an inbox holds many.
    private static func subject(_ reminder: Reminder, isLate: Bool) -> Message {
        switch (isLate, reminder.kind) {
        case (true, .conclusion): "Conclusion en retard : \(reminder.title)"
        case (true, .opinion): "Avis en retard : \(reminder.title)"
        case (false, .conclusion): "Conclusion attendue le \(day: reminder.dueAt) : \(reminder.title)"
        case (true, .question): "Question sans réponse : \(reminder.title)"
        case (false, .question): "Réponse attendue le \(day: reminder.dueAt) : \(reminder.title)"
        case (false, .opinion): "Avis attendu le \(day: reminder.dueAt) : \(reminder.title)"
        }
    }

    private static func sentence(_ reminder: Reminder) -> Message {
        switch reminder.kind {
        case .conclusion: "\(reminder.serviceName) doit conclure l’étude de « \(reminder.title) » : l’échéance est le \(day: reminder.dueAt)."
        case .opinion: "\(reminder.serviceName) doit donner son avis sur « \(reminder.title) » : l’échéance est le \(day: reminder.dueAt)."
        case .question: "Une question est posée à \(reminder.serviceName) sur « \(reminder.title) » : l’échéance est le \(day: reminder.dueAt)."
        }
    }

    private static func letters(_ reminder: Reminder, isLate: Bool, to recipients: [Letter.Recipient]) -> [Letter] {
        recipients.map {
            Letter(
                to: $0, kind: .task,
                subject: subject(reminder, isLate: isLate),
                paragraphs: [sentence(reminder)],
                button: Letter.Button("Ouvrir l’étude", reminder.link)
            )
        }
    }
}

/// Something that a service is reminded of.
struct Reminder: Sendable {
    enum Kind: String, Sendable { case conclusion, opinion, question }

    var service: ServiceID
    var serviceName: String
    var askedBy: AccountID
    var number: Int
    var title: String
    var edition: String
    var dueAt: Instant
    var kind: Kind

    var link: String { "/bureau/editions/\(edition)/etudes/\(number)" }
}
