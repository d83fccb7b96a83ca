import Database
import Vocabulary
import Web

/// Whoever holds a reset or invitation letter chooses a password and enters.
struct ChoosePassword: PreparedAction {
    typealias FormPage = ChoosePasswordPage
    static let path: Path = "/mot-de-passe/:token"
    static let limits = Limits(perTenMinutes: 30, changesPages: false)
    static let purposes: [MailLink.Purpose] = [.reset, .invitation]

    var preparation: String?

    init(_ form: inout FormReader, _ link: MailLink) {
        if let problem = PasswordPolicy.refusal(form.values["password"] ?? "", personal: [link.email.text]) { form.error("password", problem) }
        if link.purpose == .invitation, !form.isChecked("conditions") {
            form.error("conditions", "Lisez ces règles et cochez la case pour continuer.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MailLink {
        guard let link = try MailLinkStore.link(try visit.parameter("token"), for: purposes, at: visit.now, db) else {
            throw Refusal.notNow("Ce lien ne sert plus : il a déjà servi, ou il est trop ancien.", wayOut: ForgottenPasswordPage.link, named: "Demander un nouveau lien")
        }
        return link
    }

    static func refusal(_ link: MailLink, _ visit: Visit) -> Refusal? { nil }

    /// The password's hash.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> String {
        let password = form["password"] ?? ""
        return PasswordPolicy.refusal(password) == nil ? try await visit.world.hash(password) : ""
    }

    func perform(_ link: MailLink, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let id = link.account, let hash = preparation, try MailLinkStore.use(try visit.parameter("token"), at: visit.now, db) else {
            throw Refusal.notNow("Ce lien vient de servir.", wayOut: ForgottenPasswordPage.link, named: "Demander un nouveau lien")
        }
        if let other = try AccountStore.account(link.email, db), other.id != id {
            throw Refusal.notNow("Cette adresse sert déjà à un autre compte. Connectez-vous avec elle.", wayOut: SignInPage.link, named: "Se connecter")
        }
        let account = try AccountStore.account(id, db)
        if !account.isClaimed { try AccountStore.setAddress(link.email, of: id, confirmedAt: visit.now, db) }
        try AccountStore.setPassword(hash, of: id, db)
        try Sessions.closeAll(of: id, db)
        try MailLinkStore.cancel([.signIn, .reset, .invitation], of: id, db)
        try SignInFailureStore.forget(link.email, from: visit.client, db)
        let isInvitation = link.purpose == .invitation
        if isInvitation { try AccountStore.acceptConditions(id, at: visit.now, db) }
        return Outcome(
            to: AccountPage.link, saying: isInvitation ? "Bienvenue ! Votre compte est ouvert." : "Votre mot de passe est changé.",
            journal: [JournalEntry(isInvitation ? "account.claim" : "account.change-password", "account", id.number)],
            letters: isInvitation ? [] : [AccountLetters.passwordChanged(account, link.email)],
            session: try Sessions.open(id, visit, db))
    }
}
