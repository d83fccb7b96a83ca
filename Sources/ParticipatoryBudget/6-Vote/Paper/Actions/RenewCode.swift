import Database
import Vocabulary
import Web

/// Who keeps the place changes its code, which somebody may have read over her shoulder: the old one gives no screen back any more.
struct RenewCode: Action {
    typealias FormPage = PollingPlacePage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/code"
    static var limits: Limits { Limits(changesPages: false) }

    init(_ form: inout FormReader, _ file: PollingPlaceFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingPlaceFile { try PollingPlaceStore.file(visit, db) }
    static func refusal(_ file: PollingPlaceFile, _ visit: Visit) -> Refusal? { PaperRules.mayKeep(file, visit.actor, at: visit.now) }

    func perform(_ file: PollingPlaceFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PollingPlaceStore.renewCode(file.place.id, mark: PollingPlace.newCodeMark(visit.world), db)
        return Outcome(
            to: file.link, saying: "Le bureau a un nouveau code. L’ancien ne rend plus aucun écran : prévenez vos collègues.",
            journal: [JournalEntry("paper.renew-code", "polling-place", file.place.id.number, edition: file.edition.id)])
    }
}
