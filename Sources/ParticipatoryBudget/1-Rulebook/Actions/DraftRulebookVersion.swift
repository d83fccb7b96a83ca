import Database
import Vocabulary
import Web

/// The officer starts a new version from the last one, and says why.
struct DraftRulebookVersion: Action {
    typealias FormPage = RulebookVersionsPage
    static let path: Path = "/bureau/editions/:edition/reglement"

    let reason: String

    init(_ form: inout FormReader, _ subject: Subject) { reason = form.text("reason", min: 5, max: 500) }

    struct Subject: Sendable {
        var edition: Edition
        var versions: [RulebookVersion]
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        return Subject(edition: edition, versions: try RulebookStore.versions(edition.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        RulebookRules.mayDraft(subject.edition, visit.actor, versions: subject.versions)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.edition
        let rules = subject.versions.first?.rulebook ?? Rulebook()
        let number = try RulebookStore.addVersion(rules, edition: edition.id, reason: reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: RulebookLinks.version(edition, number), saying: "Une nouvelle version est commencée.",
            journal: [JournalEntry("rulebook.draft", "edition", edition.id.number, edition: edition.id, reason: reason)]
        )
    }
}
