import Database
import Vocabulary
import Web

/// An administrator opens an account for a colleague, who is invited to choose her password.
struct InvitePerson: Action {
    typealias FormPage = InvitePersonPage
    static let path: Path = "/bureau/personnes/inviter"
    static let limits = Limits(perTenMinutes: 100, changesPages: false)

    let person: CounterPerson

    init(_ form: inout FormReader, _ agent: AccountID) {
        person = CounterPerson(givenName: form.text("given", max: 80), familyName: form.text("family", max: 80), email: form.email("email"))
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> AccountID { try visit.account() }
    static func refusal(_ agent: AccountID, _ visit: Visit) -> Refusal? { PermissionRules.mayAdminister(visit.actor) }

    func perform(_ agent: AccountID, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let email = person.email else { throw NotFound() }
        let id = try AccountStore.createAtCounter(person, by: agent, language: visit.t.language.code, at: visit.now, db)
        return Outcome(
            to: PersonPage.link(id), saying: "L’invitation part vers \(email.text).",
            journal: [JournalEntry("account.invite", "account", id.number)],
            letters: [try AccountInvitation.letter(to: id, email, visit, db)])
    }
}
