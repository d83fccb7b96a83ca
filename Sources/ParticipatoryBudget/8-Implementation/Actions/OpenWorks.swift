import Database
import Vocabulary
import Web

/// The officer opens the follow-up of the winners, each entrusted to the service that led its study. The services are told.
struct OpenWorks: Action {
    typealias FormPage = WorksDeskPage
    static let path: Path = "/bureau/editions/:edition/realisation"

    /// The edition, and whether everyone knows its winners.
    struct Subject: Sendable {
        var edition: Edition
        var areResultsPublic: Bool
    }

    init(_ form: inout FormReader, _ subject: Subject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        return Subject(edition: edition, areResultsPublic: try ImplementationStore.areResultsPublic(edition.id, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayOpenWorks(subject.edition, areResultsPublic: subject.areResultsPublic, visit.actor)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.edition, list = ImplementationLinks.desk(edition)
        let opened = try ImplementationStore.openWorks(edition.id, by: try visit.account(), at: visit.now, db)
        let recipients = try FeasibilityStore.recipients(opened.services.keys, db)
        return Outcome(
            to: list, saying: notice(opened.count),
            journal: opened.count == 0 ? [] : [
                JournalEntry("works.open", "edition", edition.id.number, edition: edition.id, reason: "Projets : \(opened.count)", isPublic: true),
            ],
            letters: opened.services.sorted { $0.key < $1.key }.flatMap { service, count in
                ImplementationLetters.entrusted(edition, count, "\(list)?service=\(service)", to: recipients[service] ?? [])
            }
        )
    }

    private func notice(_ count: Int) -> Message {
        switch count {
        case 0: "Tous les projets lauréats sont déjà suivis."
        case 1: "Le suivi d’un projet est ouvert."
        default: "Le suivi de \(count) projets est ouvert."
        }
    }
}
