import Database
import Vocabulary
import Web

/// Whoever holds the letter confirms that the address is hers: her account opens, or takes its new address. An account opens only
/// for whoever also knows the password that was chosen with it: nobody enters it with a password that somebody else chose.
struct ConfirmAddress: PreparedAction {
    typealias FormPage = ConfirmationPage
    static let path: Path = "/confirmer/:token"
    static let limits = Limits(perTenMinutes: 200, changesPages: false)
    static let purposes: [MailLink.Purpose] = [.confirm, .changeAddress]

    /// Whether the password typed is that of the sign-up.
    var preparation: Bool?

    init(_ form: inout FormReader, _ link: MailLink) {
        if link.purpose == .confirm, (form.values["password"] ?? "").isEmpty { form.error("password", "Indiquez votre mot de passe.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MailLink {
        guard let link = try MailLinkStore.link(try visit.parameter("token"), for: purposes, at: visit.now, db) else {
            throw Refusal.notNow("Ce lien ne sert plus : il a déjà servi, ou il est trop ancien.", wayOut: SignInPage.link, named: "Se connecter")
        }
        return link
    }

    static func refusal(_ link: MailLink, _ visit: Visit) -> Refusal? { nil }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> Bool {
        let token = try visit.parameter("token"), typed = form["password"] ?? "", now = visit.now
        let link = try await visit.world.database.read { try MailLinkStore.link(token, for: [.confirm], at: now, $0) }
        guard let link, !typed.isEmpty else { return false }
        return try await visit.world.verify(typed, against: link.password)
    }

    func perform(_ link: MailLink, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if link.purpose == .confirm, preparation != true {
            throw FormErrors("password", "Ce n’est pas le mot de passe choisi à l’inscription. S’il vous échappe, recommencez l’inscription.")
        }
        guard try MailLinkStore.use(try visit.parameter("token"), at: visit.now, db) else {
            throw Refusal.notNow("Ce lien vient de servir.", wayOut: SignInPage.link, named: "Se connecter")
        }
        if link.purpose == .changeAddress, let account = link.account { return try changeAddress(of: account, link, visit, db) }
        let account = try AccountStore.confirm(link, at: visit.now, db)
        try MailLinkStore.cancelSignUps(link.email, db)
        return Outcome(
            to: AccountPage.link, saying: "Bienvenue ! Votre compte est ouvert.",
            journal: [JournalEntry("account.create", "account", account.number)],
            session: try Sessions.open(account, visit, db))
    }

    private func changeAddress(of id: AccountID, _ link: MailLink, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try AccountStore.account(id, db)
        if let other = try AccountStore.account(link.email, db), other.id != id {
            throw Refusal.notNow("Cette adresse sert déjà à un autre compte.", wayOut: SecurityPage.link, named: "Revenir à mes réglages")
        }
        try AccountStore.setAddress(link.email, of: id, confirmedAt: visit.now, db)
        try MailLinkStore.cancel([.signIn, .reset, .changeAddress], of: id, db)
        return Outcome(
            to: visit.actor.isSignedIn ? SecurityPage.link : SignInPage.link, saying: "Votre nouvelle adresse est en service.",
            journal: [JournalEntry("account.change-address", "account", id.number)],
            letters: account.email.map { [AccountLetters.addressChanged(account, from: $0, to: link.email)] } ?? [])
    }
}
