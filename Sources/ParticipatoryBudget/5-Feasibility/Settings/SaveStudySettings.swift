import Database
import Vocabulary
import Web

/// Say how the studies of an edition are conducted: who validates the conclusions, how far two projects may hinder each other.
struct SaveStudySettings: Action {
    typealias FormPage = StudySettingsPage
    static let path: Path = "/bureau/editions/:edition/etudes/reglages"

    let settings: StudySettings

    init(_ form: inout FormReader, _ edition: Edition) {
        settings = StudySettings(validation: form.choice("validation", .services), reach: form.int("reach", in: StudySettings.reaches))
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }
    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { StudySettingsRules.maySave(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try StudySettingsStore.save(settings, of: edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: FeasibilityLinks.settings(edition), saying: "Les réglages de l’étude sont enregistrés.",
            journal: [JournalEntry("feasibility.set-up", "edition", edition.id.number, edition: edition.id, reason: "Validation par la direction : \(settings.validation.name.key.lowercased()). Distance : \(settings.reach) m.")])
    }
}
