import Database
import Vocabulary
import Web

/// Somebody asks for an account. It is made when the address is confirmed; what is answered tells nobody who is registered.
struct CreateAccount: PreparedAction {
    typealias FormPage = SignUpPage
    static let path: Path = "/inscription"
    /// A library where forty people vote has one address; what one mailbox is sent has a limit of its own.
    static let limits = Limits(perTenMinutes: 120, changesPages: false)

    let givenName, familyName: String
    let email: EmailAddress
    var preparation: String?

    init(_ form: inout FormReader, _ subject: Void) {
        givenName = form.text("given", max: 80)
        familyName = form.text("family", max: 80)
        email = form.email("email")
        // A letter to somebody who asked for nothing carries no message of whoever typed this.
        for (field, name) in [("given", givenName), ("family", familyName)] where Self.isNoName(name) {
            form.error(field, "Écrivez un nom, sans adresse ni lien.")
        }
        if let problem = PasswordPolicy.refusal(form.values["password"] ?? "", personal: [givenName, familyName, email.text]) {
            form.error("password", problem)
        }
        if !form.isChecked("conditions") { form.error("conditions", "Lisez ces règles et cochez la case pour continuer.") }
    }

    static func isNoName(_ typed: String) -> Bool {
        typed.contains { "/:@<>\\".contains($0) } || typed.lowercased().contains("www.")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws {}
    static func refusal(_ subject: Void, _ visit: Visit) -> Refusal? { nil }

    /// The password's hash.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> String {
        let password = form["password"] ?? ""
        return PasswordPolicy.refusal(password) == nil ? try await visit.world.hash(password) : ""
    }

    func perform(_ subject: Void, _ visit: Visit, _ db: Writing) throws -> Outcome {
        Outcome(to: LetterSentPage.link, letters: try letter(visit, db).map { [$0] } ?? [])
    }

    private func letter(_ visit: Visit, _ db: Writing) throws -> Letter? {
        if let known = try AccountStore.account(email, db), known.isClaimed {
            guard try !MailLinkStore.isSpent(.signIn, email, at: visit.now, db) else { return nil }
            let token = try MailLinkStore.issue(.signIn, to: email, of: known.id, language: known.language, visit.world, at: visit.now, db)
            return AccountLetters.alreadyKnown(known, email, token: token)
        }
        guard try !MailLinkStore.isSpent(.confirm, email, at: visit.now, db) else { return nil }
        let link = MailLink(
            purpose: .confirm, account: nil, email: email, givenName: givenName, familyName: familyName, password: preparation,
            language: visit.t.language.code, expiresAt: visit.now + MailLinkStore.lifetime(.confirm))
        return AccountLetters.confirm(link, token: try MailLinkStore.issue(link, visit.world, at: visit.now, db))
    }
}
