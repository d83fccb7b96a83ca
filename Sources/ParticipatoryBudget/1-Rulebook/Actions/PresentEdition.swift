import Database
import Vocabulary
import Web

/// The officer corrects the title of an edition and the words that present it. Its address stays.
struct PresentEdition: Action {
    typealias FormPage = RulebookVersionsPage
    static let path: Path = "/bureau/editions/:edition/presentation"

    let title: String
    let summary: String

    init(_ form: inout FormReader, _ edition: Edition) {
        title = form.text("title", max: 80)
        summary = form.optionalText("summary", max: 200) ?? ""
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }
    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { RulebookRules.mayPresent(edition, visit.actor) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try RulebookStore.present(edition.id, title: title, summary: summary, db)
        return Outcome(
            to: RulebookLinks.desk(edition), saying: "La présentation de l’édition est enregistrée.",
            journal: [JournalEntry(
                "edition.present", "edition", edition.id.number, edition: edition.id,
                reason: title == edition.title ? "" : "« \(title) », au lieu de « \(edition.title) »", isPublic: edition.isPublished)])
    }
}
