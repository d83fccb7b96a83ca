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

    /// As the agent typed it, of which the spaces count for nothing.
    let code: String

    init(_ form: inout FormReader, _ kiosk: Kiosk) { code = form.raw("code").filter { $0 != " " } }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Kiosk { try Kiosk.load(visit, db) }
    static func refusal(_ kiosk: Kiosk, _ visit: Visit) -> Refusal? { nil }

    func perform(_ kiosk: Kiosk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard Secrets.equal(code, kiosk.file.place.code(at: visit.now, visit.world)) else {
            throw FormErrors("code", "Ce n’est pas le code du bureau aujourd’hui. Il est sur la page du bureau, et l’organisation le connaît.")
        }
        guard let agent = kiosk.session.openedBy, try KioskStore.takeBack(kiosk.session.id, at: visit.now, db) else { throw NotFound() }
        try Journal.record(
            JournalEntry("paper.take-back-screen", "polling-place", kiosk.file.place.id.number, edition: kiosk.edition.id), by: agent, at: visit.now, db)
        return Outcome(
            to: kiosk.screen, saying: "L’écran est de nouveau celui du bureau.",
            session: try Sessions.giveBack(to: agent, until: kiosk.session.agentUntil, visit, db))
    }
}
