import Database
import Platform
import Vocabulary
import Web

/// Seat somebody on the panel: a person who already has the role, or one who is invited by her address.
struct AddPanelMember: Action {
    typealias FormPage = SelectionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/membres"
    static let limits = Limits(perTenMinutes: 200)

    let account: AccountID?
    let person: CounterPerson?

    init(_ form: inout FormReader, _ file: SelectionFile) {
        account = form.optionalID("member")
        guard let email = form.optionalEmail("email") else {
            person = nil
            if account == nil { form.error("member", "Choisissez une personne, ou écrivez son adresse.") }
            return
        }
        person = CounterPerson(givenName: form.text("given", max: 80), familyName: form.text("family", max: 80), email: email)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }

    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayCompose(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let seated = try seat(file, visit, db)
        return Outcome(
            to: file.link + "#panel", saying: "Cette personne fait partie du panel. Elle est prévenue.",
            journal: seated.entries + [JournalEntry("shortlist.add-member", "selection", file.selection.id.number, edition: file.edition.id)],
            letters: seated.letters)
    }

    /// A name taken from the list must have the role; an address receives it.
    private func seat(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Seated {
        let officer = try visit.account()
        if let person, let email = person.email { return try PanelSeats.seat(person, at: email, file, by: officer, field: "email", visit, db) }
        guard let account else { throw NotFound() }
        let seated = try PanelSeats.seat(account, file, by: officer, field: "member", visit, db)
        guard try PanelSeats.holdsRole(account, file, at: visit.now, db) else {
            throw FormErrors("member", "Cette personne n’a pas le rôle de membre d’un panel. Invitez-la par son adresse.")
        }
        return seated
    }
}

/// Take somebody off the panel who has not marked anything yet; the next substitute of her list is called.
struct RemovePanelMember: Action {
    typealias FormPage = SelectionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/membres/retirer"

    let member: AccountID

    init(_ form: inout FormReader, _ file: SelectionFile) { member = form.id("account") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }

    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayCompose(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try SelectionWritingStore.remove(member, from: file.selection.id, db) else {
            throw Refusal.notNow("Cette personne a déjà noté : ses notes comptent, elle reste dans le panel.")
        }
        // The role that came with the seat goes with it; one given by the administration stays.
        let ended = try GrantStore.revoke(
            .panelMember, on: file.edition.scope, of: member, reason: file.selection.title, by: visit.actor.account, at: visit.now, db)
        // Who came from a list gives her place to the next of it.
        let candidate = try PanelCandidateStore.seated(member, on: file.selection.id, db)
        if let candidate { try PanelCandidateStore.leave(candidate.id, db) }
        let substitute = try candidate.flatMap { try PanelCandidateStore.nextSubstitute(for: $0, db) }
        return Outcome(
            to: file.link + "#panel",
            saying: substitute == nil ? "Cette personne ne fait plus partie du panel." : "Cette personne ne fait plus partie du panel. Un suppléant est appelé.",
            journal: (ended ? [file.roleEntry("role.revoke", member)] : []) + [JournalEntry("shortlist.remove-member", "selection", file.selection.id.number, edition: file.edition.id)],
            letters: try substitute.map { [try PanelSeats.invite($0, to: file, visit, db)] } ?? [])
    }
}

extension SelectionFile {
    /// The line of the journal about the role of a member of this panel.
    func roleEntry(_ act: String, _ member: AccountID) -> JournalEntry {
        JournalEntry(
            act, "account", member.number, edition: edition.id,
            reason: "\(Role.panelMember.rawValue), edition-\(edition.id) : \(selection.title)")
    }
}

/// End the marking: from here on marks no longer change, and the ranking is known to the officers.
struct CloseMarking: Action {
    typealias FormPage = SelectionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/cloture"

    init(_ form: inout FormReader, _ file: SelectionFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }

    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayClose(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try SelectionWritingStore.close(file.selection.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "/liste", saying: "Les notes sont closes. Voici le classement du panel.",
            journal: [JournalEntry("shortlist.close-marking", "selection", file.selection.id.number, edition: file.edition.id)])
    }
}
