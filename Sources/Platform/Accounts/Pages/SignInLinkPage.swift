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
