import Database
import Platform
import Vocabulary
import Web

/// The agent types the code of the place to have her screen again, with her own session: a voter who pressed « back » stays before a closed
/// door.
struct TakeBackScreen: Action {
    typealias FormPage = KioskPage
    static let path: Path = "/editions/:edition/isoloir/:token/rendre"
    static var limits: Limits { Limits(perTenMinutes: 100, changesPages: false) }

    init(_ form: inout FormReader, _ kiosk: Kiosk) {
        if form.raw("code") != kiosk.file.place.code { form.error("code", "Ce n’est pas le code du bureau. Il est sur la page du bureau, et l’organisation le connaît.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Kiosk { try Kiosk.load(visit, db) }
    static func refusal(_ kiosk: Kiosk, _ visit: Visit) -> Refusal? { nil }

    func perform(_ kiosk: Kiosk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let agent = kiosk.session.openedBy, try KioskStore.takeBack(kiosk.session.id, at: visit.now, db) else { throw NotFound() }
        try Journal.record(
            JournalEntry("paper.take-back-screen", "polling-place", kiosk.file.place.id.number, edition: kiosk.edition.id), by: agent, at: visit.now, db)
        return Outcome(
            to: kiosk.screen, saying: "L’écran est de nouveau celui du bureau.",
            session: try Sessions.giveBack(to: agent, until: kiosk.session.agentUntil, visit, db))
    }
}
