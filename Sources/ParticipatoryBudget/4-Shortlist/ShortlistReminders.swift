import Database
import Platform
import Vocabulary
package import Web

/// Reminds the members of a panel of what they have not marked, before the selection closes. Each once.
package enum ShortlistReminders {
    static let notice = Span.days(3)

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            try PanelCallStore.forget(at: now, db)
            for edition in try EditionStore.all(db) {
                guard let closesAt = edition.calendar[.shortlist]?.closesAt, now < closesAt, closesAt <= now + notice else { continue }
                for selection in try SelectionStore.selections(edition.id, db) where selection.stage == .scoring {
                    try remind(try SelectionStore.file(selection.id, edition, db), closesAt, world, at: now, db)
                }
            }
        }
    }

    private static func remind(_ file: SelectionFile, _ closesAt: Instant, _ world: World, at now: Instant, _ db: Writing) throws {
        for member in file.members {
            let awaited = try SelectionStore.jury(file, member.account, db).awaitedCount
            guard awaited > 0, try ReminderStore.take("panel-marks", file.selection.id.number, of: member.account, due: closesAt, at: now, db) else { continue }
            try Outbox.post(letter(file, awaited, closesAt, to: member.account), about: file.edition.id, world, at: now, db)
        }
    }

    private static func letter(_ file: SelectionFile, _ awaited: Int, _ closesAt: Instant, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Votre avis est attendu avant le \(day: closesAt)",
            paragraphs: ["Pour «\u{A0}\(file.selection.title)\u{A0}», il vous reste à donner\u{A0}: \(awaited). La présélection se termine le \(closesAt)."],
            button: Letter.Button("Ouvrir le panel", file.juryLink))
    }
}
