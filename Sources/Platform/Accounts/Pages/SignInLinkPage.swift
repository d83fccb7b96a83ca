import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where anybody asks for a sign-in link by mail.
struct SignInLinkPage: Page {
    static let path: Path = "/connexion/lien"
    static let link = "/connexion/lien"

    let returnPath: String?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        SignInLinkPage(returnPath: SignInRules.localPath(visit.form.value("retour") ?? visit.query["retour"]))
    }

    func title(_ t: Texts) -> String { t("Recevoir un lien de connexion") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Se connecter"), SignInPage.link)] }

    func body(_ view: View) -> HTML {
        """
        \(pageHeader(title(view.t), intro: view.t("Nous vous envoyons un lien qui ouvre votre compte sans mot de passe. Il est valable quinze minutes.")))
        \(view.form(Self.link) { """
            \(view.hidden("retour", returnPath ?? ""))
            \(view.emailField())
            \(buttons(view.submit("Recevoir le lien")))
            """ })
        """
    }
}

/// What a sign-in link opens: one button. Programs that visit the links of a letter press none, so the link is still good.
struct OpenSignInLinkPage: Page {
    static let path: Path = "/connexion/lien/:token"

    let token: String
    let returnPath: String?
    /// Nil when the link was used, is too old or never was.
    let email: EmailAddress?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let token = try visit.parameter("token")
        let link = try MailLinkStore.link(token, for: [.signIn], at: visit.now, db)
        let returnPath = SignInRules.localPath(visit.form.value("retour") ?? visit.query["retour"])
        return OpenSignInLinkPage(token: token, returnPath: returnPath, email: link?.email)
    }

    func title(_ t: Texts) -> String { t("Vous y êtes presque") }

    func body(_ view: View) -> HTML {
        let t = view.t
        guard let email else {
            return deadLink(view, t("Ce lien ne sert plus : il a déjà servi, ou plus de quinze minutes ont passé."), view.linkButton(SignInLinkPage.link, "Recevoir un autre lien"))
        }
        return """
            <p class="intro">\(t("Vous allez entrer dans le compte relié à \(email.text)."))</p>
            \(view.form("/connexion/lien/\(token)") { """
                \(view.hidden("retour", returnPath ?? ""))
                \(buttons(view.submit("Me connecter")))
                """ })
            """
    }
}

/// What a link that opens nothing any more says, and what to do.
func deadLink(_ view: View, _ sentence: String, _ wayOut: HTML) -> HTML {
    alert(.warning, sentence) + buttons(wayOut)
}
