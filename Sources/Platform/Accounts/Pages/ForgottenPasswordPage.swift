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
        \(pageHeader(title(view.t), intro: view.t("Cela arrive à tout le monde. Donnez votre adresse : nous vous envoyons de quoi en choisir un nouveau.")))
        \(view.form(Self.link) { view.emailField() + buttons(view.submit("Recevoir le message")) })
        """
    }
}

/// Where whoever holds a reset or invitation letter chooses a password.
struct ChoosePasswordPage: Page {
    static let path: Path = "/mot-de-passe/:token"

    let token: String
    let link: MailLink?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let token = try visit.parameter("token")
        return ChoosePasswordPage(token: token, link: try MailLinkStore.link(token, for: ChoosePassword.purposes, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { link?.purpose == .invitation ? t("Bienvenue") : t("Choisir un mot de passe") }

    func body(_ view: View) -> HTML {
        let t = view.t
        guard let link else {
            return deadLink(view, t("Ce lien ne sert plus : il a déjà servi, ou il est trop ancien."), view.linkButton(ForgottenPasswordPage.link, "Recevoir un autre lien"))
        }
        let isInvitation = link.purpose == .invitation
        return """
            <p class="intro">\(isInvitation ? t("Choisissez un mot de passe : votre compte s’ouvre aussitôt.") : t("Pour le compte relié à \(link.email.text). Vos autres sessions seront fermées."))</p>
            \(view.form("/mot-de-passe/\(token)") { """
                \(view.passwordField(label: "Nouveau mot de passe", help: "Au moins \(PasswordPolicy.minimumLength) caractères. Une petite phrase convient très bien.", isNew: true))
                \(if: isInvitation, acceptedConditions(view))
                \(buttons(view.submit(isInvitation ? "Ouvrir mon compte" : "Changer de mot de passe")))
                """ })
            """
    }
}
