import Database
import Vocabulary
import Web

/// Somebody of the place takes a person off its list, with a reason: every other way of voting is open to her again.
struct ReleaseVoter: Action {
    typealias FormPage = PlaceListPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/liste/retirer"
    static var limits: Limits { Limits(changesPages: false) }

    let attachment: ID<Attachment>
    let reason: String

    init(_ form: inout FormReader, _ list: PlaceList) {
        attachment = form.id("attachment")
        reason = form.text("reason", min: 10, max: 300)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PlaceList { try PlaceList.load(visit, db) }
    static func refusal(_ list: PlaceList, _ visit: Visit) -> Refusal? { AttachmentRules.mayAttach(list.file, visit.actor, at: visit.now) }

    func perform(_ list: PlaceList, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let found = try list.attachment(attachment), edition = list.file.edition
        if let refusal = AttachmentRules.mayRelease(found, keptBy: list.lease, isOfficer: visit.actor.has(.projectOfficer, on: edition.scope)) { throw refusal }
        guard try AttachmentStore.release(found.id, reason: reason, by: try visit.account(), at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: list.link, saying: "\(found.name) n’est plus sur la liste : tous les moyens de vote lui sont ouverts.",
            journal: [JournalEntry("paper.release", "polling-place", list.file.place.id.number, edition: edition.id, reason: reason)],
            letters: found.account.map { [AttachmentLetters.released(list.file.place, edition, to: $0)] } ?? [])
    }
}
