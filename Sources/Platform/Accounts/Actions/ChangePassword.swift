import Database
import Vocabulary
import Web

/// A person changes her password; her other sessions close.
struct ChangePassword: PreparedAction {
    typealias FormPage = SecurityPage
    static let path: Path = "/mon-compte/securite/mot-de-passe"
    static let limits = Limits(perTenMinutes: 30, changesPages: false)

    /// What was found of the current password, and the hash of the new one.
    struct Preparation: Sendable {
        var check: PasswordCheck
        var hash: String
    }

    var preparation: Preparation?

    init(_ form: inout FormReader, _ account: Account) {
        if (form.values["password-current"] ?? "").isEmpty { form.error("password-current", "Indiquez votre mot de passe actuel.") }
        let personal = [account.displayName, account.givenName, account.familyName, account.email?.text ?? ""].filter { !$0.isEmpty }
        if let problem = PasswordPolicy.refusal(form.values["password-new"] ?? "", personal: personal) { form.error("password-new", problem) }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Account { try AccountStore.account(try visit.account(), db) }
    static func refusal(_ account: Account, _ visit: Visit) -> Refusal? { nil }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> Preparation {
        guard let current = form["password-current"], !current.isEmpty, let new = form["password-new"], PasswordPolicy.refusal(new) == nil
        else { return Preparation(check: .wrong, hash: "") }
        let check = try await PasswordCheck.ofSignedIn(current, visit)
        guard case .right = check else { return Preparation(check: check, hash: "") }
        return Preparation(check: check, hash: try await visit.world.hash(new))
    }

    func perform(_ account: Account, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let preparation, let email = account.email else { throw NotFound() }
        try preparation.check.require("password-current", account.id, at: visit.now, db)
        try AccountStore.setPassword(preparation.hash, of: account.id, db)
        try SignInFailureStore.forget(email, from: visit.client, db)
        try Sessions.closeAll(of: account.id, except: visit.sessionToken, db)
        try MailLinkStore.cancel([.signIn, .reset], of: account.id, db)
        return Outcome(
            to: SecurityPage.link, saying: "Votre mot de passe est changé. Vos autres sessions sont fermées.",
            journal: [JournalEntry("account.change-password", "account", account.id.number)],
            letters: [AccountLetters.passwordChanged(account, email)])
    }
}
