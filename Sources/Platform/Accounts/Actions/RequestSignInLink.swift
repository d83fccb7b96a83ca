import Database
import Vocabulary
import Web

/// Somebody asks for a sign-in link. A letter leaves only if the address has an account; what is answered does not tell.
struct RequestSignInLink: PreparedAction {
    typealias FormPage = SignInLinkPage
    static let path: Path = "/connexion/lien"
    /// A library where forty people vote has one address; what one mailbox is sent has a limit of its own.
    static let limits = Limits(perTenMinutes: 120, changesPages: false)

    let email: EmailAddress
    let returnPath: String?
    var preparation: Bool?

    init(_ form: inout FormReader, _ subject: Void) {
        email = form.email("email")
        returnPath = SignInRules.localPath(form.raw("retour"))
    }

    /// As long for an address without an account as for one with.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> Bool {
        try await Pause.take(visit)
        return true
    }

    static func subject(_ visit: Visit, _ db: Reading) throws {}
    static func refusal(_ subject: Void, _ visit: Visit) -> Refusal? { nil }

    func perform(_ subject: Void, _ visit: Visit, _ db: Writing) throws -> Outcome {
        var letters: [Letter] = []
        if let account = try AccountStore.account(email, db), try !MailLinkStore.isSpent(.signIn, email, at: visit.now, db) {
            let token = try MailLinkStore.issue(.signIn, to: email, of: account.id, language: account.language, visit.world, at: visit.now, db)
            letters = [AccountLetters.signIn(account, email, token: token, returnPath: returnPath)]
        }
        return Outcome(to: LetterSentPage.link, letters: letters)
    }
}
