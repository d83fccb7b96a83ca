import Database
import Vocabulary
import Web

/// An agent sends a person met at the counter the way to her own account.
struct InviteKnownPerson: Action {
    typealias FormPage = PersonPage
    static let path: Path = "/bureau/personnes/:person/inviter"
    static let limits = Limits(perTenMinutes: 100, changesPages: false)

    let email: EmailAddress

    init(_ form: inout FormReader, _ subject: PersonToInvite) { email = form.email("email") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PersonToInvite {
        try PersonToInvite(try AccountStore.account(try visit.id("person"), db), visit, db)
    }

    static func refusal(_ subject: PersonToInvite, _ visit: Visit) -> Refusal? { subject.refusal(visit) }

    func perform(_ subject: PersonToInvite, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let person = subject.person
        if let errors = PermissionRules.mayInvite(person, at: email, visit.actor) { throw errors }
        var entries = [JournalEntry("account.invite", "account", person.id.number)]
        if let known = person.email, known != email { entries.append(JournalEntry("account.replace-address", "account", person.id.number)) }
        return Outcome(
            to: PersonPage.link(person.id), saying: "L’invitation part vers \(email.text).", journal: entries,
            letters: [try AccountInvitation.letter(to: person.id, email, visit, db)])
    }
}

/// Somebody who has not opened her account, and whether a role waits for her there.
struct PersonToInvite: Sendable {
    var person: Account
    var holdsRole: Bool

    init(_ person: Account, _ visit: Visit, _ db: Reading) throws {
        self.person = person
        holdsRole = try GrantStore.holdsEver(person.id, from: visit.now, db)
    }

    func refusal(_ visit: Visit) -> Refusal? { PermissionRules.mayInvite(person, holdsRole: holdsRole, visit.actor) }
}
