import Database
import Vocabulary
import Web

/// What the acts on a work are about.
struct WorkSubject: Sendable {
    var edition: Edition
    var work: Work
    var audience: [AccountID]

    static func load(_ visit: Visit, _ db: Reading) throws -> WorkSubject {
        let edition = try EditionStore.edition(try visit.parameter("edition"), for: visit.actor, db)
        let work = try ImplementationStore.work(edition.id, number: try visit.number("number"), db)
        return WorkSubject(edition: edition, work: work, audience: try ImplementationStore.audience(work, db))
    }

    var link: String { ImplementationLinks.desk(edition, work.projectNumber) }

    func entry(_ act: String, _ reason: String, isPublic: Bool = true) -> JournalEntry {
        JournalEntry("work.\(act)", "work", work.id.number, edition: edition.id, reason: reason, isPublic: isPublic)
    }
}
