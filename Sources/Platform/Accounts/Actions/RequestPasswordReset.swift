import Database
import Vocabulary
import Web

/// Somebody has forgotten her password. A letter leaves only if the address has an account; what is answered does not tell.
struct RequestPasswordReset: PreparedAction {
    typealias FormPage = ForgottenPasswordPage
    static let path: Path = "/mot-de-passe-oublie"
    static let limits = Limits(perTenMinutes: 20, changesPages: false)

    let email: EmailAddress
    var preparation: Bool?

    init(_ form: inout FormReader, _ subject: Void) { email = form.email("email") }

    /// As long for an address without an account as for one with.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> Bool {
        try await Pause.take(visit)
        return true
    }

    static func subject(_ visit: Visit, _ db: Reading) throws {}
    static func refusal(_ subject: Void, _ visit: Visit) -> Refusal? { nil }

    func perform(_ subject: Void, _ visit: Visit, _ db: Writing) throws -> Outcome {
        var letters: [Letter] = []
        if let account = try AccountStore.account(email, db), try !MailLinkStore.isSpent(.reset, email, at: visit.now, db) {
            let token = try MailLinkStore.issue(.reset, to: email, of: account.id, language: account.language, visit.world, at: visit.now, db)
            letters = [AccountLetters.reset(account, email, token: token)]
        }
        return Outcome(to: LetterSentPage.link, letters: letters)
    }
}
