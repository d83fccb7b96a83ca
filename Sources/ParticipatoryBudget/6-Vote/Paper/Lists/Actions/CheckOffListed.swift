import Database
import Vocabulary
import Web

/// In one gesture, an agent checks off somebody who stands on the list of the place, when no tablet keeps it.
struct CheckOffListed: Action {
    typealias FormPage = PollingScreenPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/emargement/liste"
    static var limits: Limits { Limits(changesPages: false) }

    let attachment: ID<Attachment>

    init(_ form: inout FormReader, _ desk: PollingDesk) { attachment = form.id("attachment") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingDesk { try PollingDesk.load(visit, db) }

    static func refusal(_ desk: PollingDesk, _ visit: Visit) -> Refusal? {
        desk.refusal(visit) ?? desk.lease.map { AttachmentRules.kept($0) }
    }

    func perform(_ desk: PollingDesk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = desk.file
        if try BallotStore.slot(file.edition.id, db).isClosed { throw VoteRules.closed(file.edition, at: visit.now) }
        guard let urn = file.currentUrn, let found = try AttachmentStore.attachment(attachment, at: file.place.id, db)?.attachment else { throw NotFound() }
        let entering = ListedCheckOff(file: file, agent: try visit.account(), isAfterClose: false)
        if let refused = try entering.enter(found, into: urn.id, passing: desk.pass(visit.actor), at: visit.now, desk, db) { throw FormErrors("", refused) }
        return Outcome(
            to: desk.link, saying: "\(found.name) est émargée ou émargé. Remettez un bulletin.",
            journal: [JournalEntry("paper.check-off", "polling-place", file.place.id.number, edition: file.edition.id)])
    }
}
