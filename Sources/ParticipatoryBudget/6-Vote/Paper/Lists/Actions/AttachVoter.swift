import Database
import Platform
import Vocabulary
import Web

/// Somebody of the place writes a person on its list, beforehand, from her paper: she votes there and by no other way.
struct AttachVoter: Action {
    typealias FormPage = PlaceListPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/liste"
    static var limits: Limits { Limits(changesPages: false) }

    let declared: DeclaredIdentity?
    let account: AccountID?
    let saidWhichAccount: Bool

    init(_ form: inout FormReader, _ list: PlaceList) {
        declared = PersonAtPlace.typed(&form)
        account = form.optionalID("account")
        saidWhichAccount = account != nil || form.raw("account") == "none"
        if let declared, let refusal = list.refusal(declared, at: form.now) { form.error("birth", refusal.reason) }
        if !form.isChecked("honour") { form.error("honour", "Posez la question à la personne, puis cochez cette case.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PlaceList { try PlaceList.load(visit, db) }
    static func refusal(_ list: PlaceList, _ visit: Visit) -> Refusal? { AttachmentRules.mayAttach(list.file, visit.actor, at: visit.now) }

    func perform(_ list: PlaceList, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let declared else { throw FormErrors() }
        let edition = list.file.edition, place = list.file.place
        let person = try PersonAtPlace.find(declared, in: edition.id, visit.world, db)
        let hers = try person.chosen(account, isSaid: saidWhichAccount)
        let voter = try PaperCheckOffStore.voter(person, account: hers, in: edition.id, visit.world, db)
        guard try AttachmentStore.attach(voter, declared, to: place, by: visit.actor.account, at: visit.now, db) else { throw try Self.refused(voter, edition, db) }
        return Outcome(
            to: list.link, saying: "\(declared.givenName) \(declared.familyName) est sur la liste du bureau.",
            journal: [JournalEntry("paper.attach", "polling-place", place.id.number, edition: edition.id)],
            letters: hers.map { [AttachmentLetters.attached(place, edition, to: $0.id)] } ?? [])
    }

    private static func refused(_ voter: Voter, _ edition: Edition, _ db: Reading) throws -> FormErrors {
        if let line = try RegisterStore.line(of: voter, in: edition.id, db) { return FormErrors("", PollingDesk.already(line)) }
        guard let other = try AttachmentStore.standing(voter, in: edition.id, db).first else {
            return FormErrors("", "Le registre vient de changer. Réessayez.")
        }
        return FormErrors("", "Cette personne est déjà sur la liste du bureau « \(other.placeName) ».")
    }
}
