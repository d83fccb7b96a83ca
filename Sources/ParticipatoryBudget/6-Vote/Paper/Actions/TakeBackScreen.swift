import Database
import Vocabulary
import Web

/// The agent types the code of the place to have her screen again: a voter who pressed « back » stays before a closed door.
struct TakeBackScreen: Action {
    typealias FormPage = PollingScreenPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/emargement/reprendre"
    static var limits: Limits { Limits(perTenMinutes: 100, changesPages: false) }

    init(_ form: inout FormReader, _ desk: PollingDesk) {
        if form.raw("code") != desk.file.place.code { form.error("code", "Ce n’est pas le code du bureau. Il est sur la page du bureau, et l’organisation le connaît.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingDesk { try PollingDesk.load(visit, db) }
    static func refusal(_ desk: PollingDesk, _ visit: Visit) -> Refusal? { PaperRules.mayKeep(desk.file, visit.actor, at: visit.now) }

    func perform(_ desk: PollingDesk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try KioskStore.takeBack(in: desk.file.edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: desk.link, saying: "L’écran est de nouveau celui du bureau.")
    }
}
