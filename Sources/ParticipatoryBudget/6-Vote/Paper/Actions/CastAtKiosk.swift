import Database
import Platform
import Vocabulary
import Web

/// A voter casts on the screen that was lent to her: she is checked off and her ballot falls in the box in one transaction, then the screen is over.
struct CastAtKiosk: Action {
    typealias FormPage = KioskPage
    static let path: Path = "/editions/:edition/isoloir/:token"
    static var limits: Limits { Limits(bytes: 256 << 10, changesPages: false) }

    let step: CastBallot.Step
    let ballot: MarkedBallot

    init(_ form: inout FormReader, _ kiosk: Kiosk) {
        step = form.optionalChoice("act") ?? .review
        ballot = step == .edit ? MarkedBallot() : kiosk.booth.paper.read(&form)
        if step == .review || step == .cast { for problem in kiosk.booth.paper.problems(ballot) { form.error("choice", problem) } }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Kiosk { try Kiosk.load(visit, db) }
    static func refusal(_ kiosk: Kiosk, _ visit: Visit) -> Refusal? { kiosk.refusal(at: visit.now) }

    func perform(_ kiosk: Kiosk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard step == .cast else { throw FormErrors() }
        let edition = kiosk.edition.id, session = kiosk.session, slot = try BallotStore.slot(edition, db)
        if slot.isClosed { throw VoteRules.closed(kiosk.edition, at: visit.now) }
        guard let declared = session.declared else { throw NotFound() }
        let person = PersonAtPlace(declared: declared, line: nil, accounts: [])
        let account = try session.account.map { try AccountStore.account($0, db) }
        let voter = try PaperCheckOffStore.voter(person, account: account, in: edition, visit.world, db)
        let entry = try PaperCheckOffStore.checkOff(person, as: voter, kiosk.file, by: .counter, agent: session.openedBy, passing: try kiosk.pass(db), at: visit.now, db)
        switch entry {
        case .written: break
        case .already(let line): throw RegisterRules.already(line)
        case .attached(let place): throw AttachmentRules.elsewhere(place, kiosk.edition)
        }
        guard try KioskStore.end(session.id, at: visit.now, db) else { throw NotFound() }
        let drop = BallotDrop(edition: edition, sealing: slot.sealing, projects: kiosk.booth.paper.projects.count, world: visit.world)
        let receipt = try drop(ballot, channel: "web", db)
        return Outcome(
            to: kiosk.link,
            saying: receipt.map { "Votre bulletin est scellé dans l’urne. Votre reçu, à noter maintenant : \($0.text)" } ?? "Votre bulletin est dans l’urne.")
    }
}
