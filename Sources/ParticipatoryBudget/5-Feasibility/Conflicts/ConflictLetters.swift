import Database
import Vocabulary
import Web

/// What both acts tell of two projects that exclude each other.
enum ConflictLetters {
    /// To those who lead the two studies.
    static func letters(_ one: PlacedProject, _ other: PlacedProject, _ reason: String, _ edition: Edition, _ db: Reading) throws -> [Letter] {
        let recipients = try FeasibilityStore.recipients(Set([one.lead, other.lead]), db)
        return [(one, other), (other, one)].flatMap { mine, theirs in
            (recipients[mine.lead] ?? []).map { recipient in
                Letter(
                    to: recipient, kind: .task, subject: "« \(mine.title) » et « \(theirs.title) » ne peuvent pas se faire tous les deux",
                    paragraphs: ["Les propositions n° \(edition.publicNumber(mine.number)) et n° \(edition.publicNumber(theirs.number)) veulent le même lieu.", "\(reason)"],
                    button: Letter.Button("Ouvrir l’étude", FeasibilityLinks.study(edition, mine.number)))
            }
        }
    }

    static func entry(_ project: PlacedProject, _ verdict: PlaceConflict.Verdict, _ reason: String, _ edition: Edition) -> JournalEntry {
        JournalEntry("feasibility.settle-conflict", "proposal", project.id.number, edition: edition.id, reason: "\(verdict.name.key). \(reason)")
    }
}
