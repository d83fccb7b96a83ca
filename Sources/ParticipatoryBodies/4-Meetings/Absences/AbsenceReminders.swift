import Database
import Platform
import Vocabulary
package import Web

/// Tells who keeps a body that a member has missed as many meetings as its charter allows: once for these absences.
package enum AbsenceReminders {
    package static func run(_ world: World) async throws {
        let now = world.now()
        let found = try await world.database.read { db in
            try AssemblyStore.open(db).filter(\.isOpen).map { try AbsenceStore.absences(Standing(assembly: $0, seat: nil, actor: .visitor), at: now, db) }
        }.filter { !$0.seats.isEmpty }
        guard !found.isEmpty else { return }
        try await world.database.write { db in
            for file in found {
                for officer in try GrantStore.holders(of: [.assemblyOfficer], on: file.standing.assembly.scopes, at: now, db)
                where try ReminderStore.take("absences", file.standing.assembly.id.number, of: officer, due: file.since, at: now, db) {
                    try Outbox.post(letter(file, to: officer), world, at: now, db)
                }
            }
        }
    }

    private static func letter(_ file: Absences, to officer: AccountID) -> Letter {
        Letter(
            to: .account(officer), kind: .task, subject: "\(file.standing.assembly.name) : absences répétées",
            paragraphs: [file.seats.count == 1 ? "Un membre a manqué autant de réunions que la charte en permet." : "\(file.seats.count) membres ont manqué autant de réunions que la charte en permet."],
            button: Letter.Button("Voir les absences", file.link))
    }
}
