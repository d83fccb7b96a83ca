import Database
import Vocabulary
import Web

/// The officer opens the follow-up of the winners, each owned by the service that led its study.
struct OpenWorks: Action {
    typealias FormPage = WorksDeskPage
    static let path: Path = "/bureau/editions/:edition/realisation"

    struct Subject: Sendable {
        var edition: Edition
        var areResultsPublic: Bool
    }

    init(_ form: inout FormReader, _ subject: Subject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try EditionStore.edition(try visit.parameter("edition"), for: visit.actor, db)
        return Subject(edition: edition, areResultsPublic: try ImplementationStore.areResultsPublic(edition.id, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayOpenWorks(subject.edition, areResultsPublic: subject.areResultsPublic, visit.actor)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let count = try ImplementationStore.openWorks(subject.edition.id, at: visit.now, db)
        return Outcome(
            to: ImplementationLinks.desk(subject.edition), saying: "Le suivi de \(count) projets est ouvert.",
            journal: [JournalEntry("works.open", "edition", subject.edition.id.number, edition: subject.edition.id, reason: "\(count)", isPublic: true)]
        )
    }
}
