import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where a person changes her password and her address. Only she sees it.
struct SecurityPage: Page {
    static let path: Path = "/mon-compte/securite"
    static let link = "/mon-compte/securite"

    let account: Account

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { SecurityPage(account: try AccountStore.account(try visit.account(), db)) }

    func title(_ t: Texts) -> String { t("Connexion et sécurité") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon compte"), AccountPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let sections: HTML = """
            \(section(t("Mot de passe"), id: "mot-de-passe") { account.hasPassword ? passwordForm(view) : withoutPassword(view) })
            \(section(t("Adresse électronique"), id: "adresse") { """
                <p>\(t("Votre adresse actuelle : \(account.email?.text ?? t("aucune"))."))</p>
                \(account.hasPassword ? addressForm(view) : "<p>\(t("Choisissez d’abord un mot de passe pour pouvoir la changer."))</p>")
                """ })
            """
        return view.errorSummary(around: sections) + sections
    }

    private func passwordForm(_ view: View) -> HTML {
        view.form("/mon-compte/securite/mot-de-passe", listsErrors: false) { """
            \(view.passwordField("password-current", label: "Mot de passe actuel"))
            \(view.passwordField("password-new", label: "Nouveau mot de passe", help: "Au moins \(PasswordPolicy.minimumLength) caractères. Une petite phrase convient très bien. Vos autres sessions seront fermées.", isNew: true))
            \(buttons(view.submit("Changer de mot de passe")))
            """ }
    }

    private func withoutPassword(_ view: View) -> HTML {
        """
        <p>\(view.t("Vous entrez par un lien reçu par courriel. Vous pouvez aussi choisir un mot de passe."))</p>
        \(buttons(view.linkButton(ForgottenPasswordPage.link, "Choisir un mot de passe", style: .secondary)))
        """
    }

    private func addressForm(_ view: View) -> HTML {
        view.form("/mon-compte/securite/adresse", listsErrors: false) { """
            \(view.emailField(label: "Nouvelle adresse", help: "Nous y envoyons un message. L’ancienne reste en service jusqu’à ce que vous confirmiez la nouvelle."))
            \(view.passwordField("password-address", label: "Mot de passe actuel"))
            \(buttons(view.submit("Changer d’adresse", style: .secondary)))
            """ }
    }
}
