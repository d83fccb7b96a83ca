import Database
import Platform
import Vocabulary
import Web

/// A resident writes herself on the list of a polling place: she votes there on paper, and by no other way.
struct ChoosePaper: Action {
    typealias FormPage = PaperChoicePage
    static let path: Path = "/editions/:edition/voter/papier"
    static var limits: Limits { Limits(perTenMinutes: 60, changesPages: false) }

    let place: ID<PollingPlace>
    let declared: DeclaredIdentity

    init(_ form: inout FormReader, _ choice: PaperChoice) {
        let place: ID<PollingPlace> = form.id("place")
        self.place = place
        if form.errors.isEmpty, !choice.places.contains(where: { $0.id == place }) { form.error("place", "Choisissez dans la liste.") }
        declared = DeclaredIdentity(&form)
        let person = Participant(birthYear: declared.birthYear, link: choice.conditions.links.first)
        if form.errors.isEmpty, let refusal = ParticipationRules.refusal(choice.conditions, person, to: .voting, at: form.now) { form.error("born", refusal.reason) }
        if !form.isChecked("honour") { form.error("honour", "Cochez cette case pour vous inscrire.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PaperChoice { try PaperChoice.load(visit, db) }
    static func refusal(_ choice: PaperChoice, _ visit: Visit) -> Refusal? { choice.refusal(visit) }

    func perform(_ choice: PaperChoice, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = choice.edition
        if try Journal.count("paper.refuse-name", by: choice.account.id, since: visit.now - .hours(24), db) >= AttachmentRules.mostNamesRefused {
            throw Refusal.notNow("Plusieurs inscriptions n’ont pas abouti depuis hier. Allez directement au bureau de vote avec une pièce d’identité, ou votez sur internet.")
        }
        guard let place = choice.places.first(where: { $0.id == place }) else { throw NotFound() }
        let person = PersonAtPlace(declared: declared, line: nil, accounts: [])
        let voter = try PaperCheckOffStore.voter(person, account: choice.account, in: edition.id, visit.world, db)
        guard try AttachmentStore.attach(voter, declared, to: place, by: choice.account.id, at: visit.now, db) else { return try refused(voter, choice, db) }
        return Outcome(to: PaperChoicePage.link(edition), saying: "Vous votez sur papier, au bureau « \(place.name) ».")
    }

    /// Of her own account she is told everything; of a name, never how somebody else voted, nor whether: the try is noted, without the name.
    private func refused(_ voter: Voter, _ choice: PaperChoice, _ db: Reading) throws -> Outcome {
        var known = voter
        known.identity = nil
        if let line = try RegisterStore.line(of: known, in: choice.edition.id, db) { throw RegisterRules.already(line) }
        if let other = try AttachmentStore.standing(known, in: choice.edition.id, db).first { throw AttachmentRules.elsewhere(other.placeName, choice.edition) }
        return Outcome(
            to: PaperChoicePage.link(choice.edition),
            saying: "Cette inscription demande une vérification. Allez directement au bureau de vote avec une pièce d’identité, ou votez sur internet.",
            journal: [JournalEntry("paper.refuse-name", "edition", choice.edition.id.number, edition: choice.edition.id)])
    }
}

/// A resident takes herself off the list before she has voted: every way is open to her again.
struct LeaveList: Action {
    typealias FormPage = PaperChoicePage
    static let path: Path = "/editions/:edition/voter/papier/annuler"
    static var limits: Limits { Limits(changesPages: false) }

    init(_ form: inout FormReader, _ choice: PaperChoice) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> PaperChoice { try PaperChoice.load(visit, db) }

    static func refusal(_ choice: PaperChoice, _ visit: Visit) -> Refusal? {
        choice.refusal(visit) ?? choice.attachment.flatMap { AttachmentRules.mayRelease($0, keptBy: choice.lease, isOfficer: false) }
    }

    func perform(_ choice: PaperChoice, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let attachment = choice.attachment, try AttachmentStore.release(attachment.id, reason: "", by: choice.account.id, at: visit.now, db) else {
            throw Refusal.notNow("Votre nom n’est sur aucune liste.", wayOut: PaperChoicePage.link(choice.edition), named: "Choisir un bureau")
        }
        return Outcome(to: VoteLinks.ballot(choice.edition), saying: "Votre nom n’est plus sur la liste : vous pouvez voter sur internet ou dans n’importe quel bureau.")
    }
}
