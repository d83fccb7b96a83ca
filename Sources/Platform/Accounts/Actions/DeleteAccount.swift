import Database
import Vocabulary
import Web

/// A person leaves: what is hers is erased, what she did stays under « Compte supprimé » (RGPD art. 17).
struct DeleteAccount<Registry: PersonalDataRegistry>: PreparedAction {
    typealias FormPage = DeleteAccountPage
    static var path: Path { "/mon-compte/supprimer" }
    static var limits: Limits { Limits(perTenMinutes: 20) }

    let typedEmail: String
    var preparation: PasswordCheck?

    init(_ form: inout FormReader, _ departure: Departure) {
        typedEmail = form.raw("email")
        if !form.isChecked("sure") { form.error("sure", "Cochez cette case si vous voulez vraiment supprimer votre compte.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Departure { try Departure(visit, db) }
    static func refusal(_ departure: Departure, _ visit: Visit) -> Refusal? { departure.refusal }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> PasswordCheck {
        guard form["sure"] != nil, let password = form["password"], !password.isEmpty else { return .wrong }
        return try await PasswordCheck.ofSignedIn(password, visit)
    }

    func perform(_ departure: Departure, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = departure.account
        if account.hasPassword {
            try (preparation ?? .wrong).require("password", account.id, at: visit.now, db)
        } else if account.email != EmailAddress(typedEmail) {
            throw FormErrors("email", "Ce n’est pas l’adresse de ce compte.")
        }
        for part in Registry.parts { try part.erase(account.id, visit.now, db) }
        return Outcome(
            to: "/", saying: "Votre compte est supprimé. Merci d’avoir participé.",
            journal: [JournalEntry("account.delete", "account", account.id.number)],
            letters: account.email.map { [AccountLetters.deleted(account, $0)] } ?? [], session: .closed)
    }
}
