import Database
import Vocabulary
import Web

/// A second person of the place takes back a check-off made by mistake, with a reason; nothing is erased of what was done.
struct UndoCheckOff: Action {
    typealias FormPage = PollingScreenPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/emargement/annuler"
    static var limits: Limits { Limits(changesPages: false) }

    let line: ID<PaperCheckOff>
    let reason: String

    init(_ form: inout FormReader, _ desk: PollingDesk) {
        line = form.id("line")
        reason = form.text("reason", min: 10, max: 300)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingDesk { try PollingDesk.load(visit, db) }
    static func refusal(_ desk: PollingDesk, _ visit: Visit) -> Refusal? { desk.refusal(visit) }

    func perform(_ desk: PollingDesk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let found = try PaperCheckOffStore.line(line, at: desk.file.place.id, db)
        if let refusal = PaperRules.mayUndo(found, desk.file, visit.actor, at: visit.now) { throw refusal }
        try PaperCheckOffStore.undo(found, reason: reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: desk.link, saying: "L’émargement est annulé : la personne peut voter.",
            journal: [JournalEntry("paper.undo-check-off", "polling-place", desk.file.place.id.number, edition: desk.file.edition.id, reason: reason)])
    }
}
