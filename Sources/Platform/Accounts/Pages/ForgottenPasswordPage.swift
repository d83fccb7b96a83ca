import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where anybody asks to choose a new password.
struct ForgottenPasswordPage: Page {
    static let path: Path = "/mot-de-passe-oublie"
    static let link = "/mot-de-passe-oublie"

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { ForgottenPasswordPage() }

    func title(_ t: Texts) -> String { t("Mot de passe oublié") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Se connecter"), SignInPage.link)] }

    func body(_ view: View) -> HTML {
        """
        \(pageHeader(title(view.t), intro: view.t("Cela arrive à tout le monde. Donnez votre adresse : nous vous envoyons de quoi en choisir un nouveau.")))
        \(view.form(Self.link) { view.emailField() + buttons(view.submit("Recevoir le message")) })
        """
    }
}
