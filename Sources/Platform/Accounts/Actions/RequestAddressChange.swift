import Database
import Vocabulary
import Web

/// A person wants to be reached elsewhere. The new address confirms; until then the old one stays.
struct RequestAddressChange: PreparedAction {
    typealias FormPage = SecurityPage
    static let path: Path = "/mon-compte/securite/adresse"
    static let limits = Limits(perTenMinutes: 20, changesPages: false)

    let email: EmailAddress
    var preparation: PasswordCheck?

    init(_ form: inout FormReader, _ account: Account) {
        email = form.email("email")
        if email == account.email { form.error("email", "C’est déjà votre adresse.") }
        if (form.values["password-address"] ?? "").isEmpty { form.error("password-address", "Indiquez votre mot de passe actuel.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Account { try AccountStore.account(try visit.account(), db) }
    static func refusal(_ account: Account, _ visit: Visit) -> Refusal? { nil }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> PasswordCheck {
        guard EmailAddress(form["email"] ?? "") != nil, let password = form["password-address"], !password.isEmpty else { return .wrong }
        return try await PasswordCheck.ofSignedIn(password, visit)
    }

    func perform(_ account: Account, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try (preparation ?? .wrong).require("password-address", account.id, at: visit.now, db)
        if let old = account.email { try SignInFailureStore.forget(old, from: visit.client, db) }
        var letters: [Letter] = []
        // An address that has an account already hears nothing of it, and the person is told the same.
        if try AccountStore.account(email, db) == nil, try !MailLinkStore.isSpent(.changeAddress, email, at: visit.now, db) {
            let token = try MailLinkStore.issue(.changeAddress, to: email, of: account.id, language: account.language, visit.world, at: visit.now, db)
            letters = [AccountLetters.changeAddress(account, to: email, token: token)]
        }
        return Outcome(
            to: SecurityPage.link, saying: "Un message part vers \(email.text) : ouvrez-le pour confirmer votre nouvelle adresse.", letters: letters)
    }
}
