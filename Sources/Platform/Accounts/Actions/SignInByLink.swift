import Database
import Vocabulary
import Web

/// Whoever holds the letter signs in, once, without a password.
struct SignInByLink: Action {
    typealias FormPage = OpenSignInLinkPage
    static let path: Path = "/connexion/lien/:token"
    static let limits = Limits(perTenMinutes: 200, changesPages: false)

    let returnPath: String?

    init(_ form: inout FormReader, _ link: MailLink) { returnPath = SignInRules.localPath(form.raw("retour")) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MailLink {
        guard let link = try MailLinkStore.link(try visit.parameter("token"), for: [.signIn], at: visit.now, db) else {
            throw Refusal.notNow("Ce lien ne sert plus : il a déjà servi, ou plus de quinze minutes ont passé.", wayOut: SignInLinkPage.link, named: "Demander un nouveau lien")
        }
        return link
    }

    static func refusal(_ link: MailLink, _ visit: Visit) -> Refusal? { nil }

    func perform(_ link: MailLink, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let id = link.account, try MailLinkStore.use(try visit.parameter("token"), at: visit.now, db) else {
            throw Refusal.notNow("Ce lien vient de servir.", wayOut: SignInLinkPage.link, named: "Demander un nouveau lien")
        }
        // Holding the letter proves the address, also for a person first met at the counter.
        if try !AccountStore.account(id, db).isClaimed { try AccountStore.setAddress(link.email, of: id, confirmedAt: visit.now, db) }
        try SignInFailureStore.forget(link.email, from: visit.client, db)
        return try SignIn.signIn(id, to: returnPath, visit, db)
    }
}
