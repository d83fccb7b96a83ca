import Database
import Vocabulary
import Web

/// An agent sends a person met at the counter the way to her own account.
struct InviteKnownPerson: Action {
    typealias FormPage = PersonPage
    static let path: Path = "/bureau/personnes/:person/inviter"
    static let limits = Limits(perTenMinutes: 100, changesPages: false)

    let email: EmailAddress

    init(_ form: inout FormReader, _ person: Account) { email = form.email("email") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Account { try AccountStore.account(try visit.id("person"), db) }
    static func refusal(_ person: Account, _ visit: Visit) -> Refusal? { PermissionRules.mayInvite(person, visit.actor) }

    func perform(_ person: Account, _ visit: Visit, _ db: Writing) throws -> Outcome {
        Outcome(
            to: PersonPage.link(person.id), saying: "L’invitation part vers \(email.text).",
            journal: [JournalEntry("account.invite", "account", person.id.number)],
            letters: [try AccountInvitation.letter(to: person.id, email, visit, db)])
    }
}
