import Database
import Vocabulary
import Web

/// Whoever keeps the place shows the urn empty, seals it before witnesses and notes the number of the seal.
struct OpenUrn: Action {
    typealias FormPage = PollingPlacePage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/urnes"

    let label, seal: String

    init(_ form: inout FormReader, _ file: PollingPlaceFile) {
        label = form.text("label", max: 60)
        seal = form.text("seal", min: 2, max: 60)
        if !form.isChecked("empty") { form.error("empty", "Montrez que l’urne est vide avant de la sceller, puis cochez cette case.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingPlaceFile { try PollingPlaceStore.file(visit, db) }
    static func refusal(_ file: PollingPlaceFile, _ visit: Visit) -> Refusal? { PaperRules.mayOpenUrn(file, visit.actor, at: visit.now) }

    func perform(_ file: PollingPlaceFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if try UrnStore.isTaken(label, in: file.edition.id, db) { throw FormErrors("label", "Une urne de cette édition porte déjà ce nom.") }
        let id = try UrnStore.open(label, seal: seal, isAggregated: false, at: file.place, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: file.link, saying: "L’urne « \(label) » est scellée et en service.",
            journal: [JournalEntry("paper.open-urn", "urn", id.number, edition: file.edition.id, reason: "\(label), scellé \(seal)", isPublic: true)])
    }
}

/// Whoever keeps the place shuts the slot with a second seal: nothing goes in any more.
struct CloseUrn: Action {
    typealias FormPage = PollingPlacePage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/urnes/sceller"

    let urn: ID<Urn>
    let seal: String

    init(_ form: inout FormReader, _ file: PollingPlaceFile) {
        urn = form.id("urn")
        seal = form.text("closing", min: 2, max: 60)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingPlaceFile { try PollingPlaceStore.file(visit, db) }
    static func refusal(_ file: PollingPlaceFile, _ visit: Visit) -> Refusal? { PaperRules.mayKeep(file, visit.actor, at: visit.now) }

    func perform(_ file: PollingPlaceFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let urn = file.urns.first(where: { $0.id == urn }) else { throw NotFound() }
        if let refusal = PaperRules.mayCloseUrn(urn, file, visit.actor, at: visit.now) { throw refusal }
        guard try UrnStore.close(urn.id, seal: seal, by: visit.actor.account, at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: file.link, saying: "L’urne « \(urn.label) » est scellée.",
            journal: [JournalEntry("paper.close-urn", "urn", urn.id.number, edition: file.edition.id, reason: "\(urn.label), scellé \(seal)", isPublic: true)])
    }
}
