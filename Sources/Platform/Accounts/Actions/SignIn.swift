import Database
import Vocabulary
import Web

/// Somebody signs in with her address and her password.
struct SignIn: PreparedAction {
    typealias FormPage = SignInPage
    static let path: Path = "/connexion"
    static let limits = Limits(perTenMinutes: 200, changesPages: false)

    let email: EmailAddress
    let returnPath: String?
    var preparation: PasswordCheck?

    init(_ form: inout FormReader, _ subject: Void) {
        email = form.email("email")
        if (form.values["password"] ?? "").isEmpty { form.error("password", "Indiquez votre mot de passe.") }
        returnPath = SignInRules.localPath(form.raw("retour"))
    }

    static func subject(_ visit: Visit, _ db: Reading) throws {}
    static func refusal(_ subject: Void, _ visit: Visit) -> Refusal? { nil }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> PasswordCheck {
        guard let email = EmailAddress(form["email"] ?? ""), let password = form["password"], !password.isEmpty else { return .wrong }
        return try await PasswordCheck.of(password, for: email, visit)
    }

    func perform(_ subject: Void, _ visit: Visit, _ db: Writing) throws -> Outcome {
        switch preparation {
        case .right(let account, let hash)?:
            guard try AccountStore.password(account, db) == hash else { throw Self.mismatch }
            try SignInFailureStore.forget(email, from: visit.client, db)
            return try Self.signIn(account, to: returnPath, visit, db)
        case .locked(let until)?: throw FormErrors("", SignInRules.lockedSentence(until: until, at: visit.now))
        case .wrong?, nil: throw Self.mismatch
        }
    }

    private static let mismatch = FormErrors(
        "", "Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les, ou demandez un lien de connexion par courriel.")

    /// Opens the session; officers begin at their desk.
    static func signIn(_ account: AccountID, to returnPath: String?, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let name = try AccountStore.account(account, db).displayName
        let home = try GrantStore.holdsAny(account, at: visit.now, db) ? "/bureau" : "/"
        return Outcome(to: returnPath ?? home, saying: "Bonjour \(name).", session: try Sessions.open(account, visit, db))
    }
}
