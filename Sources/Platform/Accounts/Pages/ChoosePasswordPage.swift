import Database
import HTML
import L10n
import Vocabulary
import Web

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
            return deadLink(view, t("Ce lien ne sert plus : il a déjà servi, ou il est trop ancien."), view.linkButton(ForgottenPasswordPage.link, "Recevoir un autre lien"))
        }
        let isInvitation = link.purpose == .invitation
        return """
            <p class="intro">\(isInvitation ? t("Choisissez un mot de passe : votre compte s’ouvre aussitôt.") : t("Pour le compte relié à \(link.email.text). Vos autres sessions seront fermées."))</p>
            \(view.form("/mot-de-passe/\(token)") { """
                \(view.passwordField(label: "Nouveau mot de passe", help: "Au moins \(PasswordPolicy.minimumLength) caractères. Une petite phrase convient très bien.", isNew: true))
                \(if: isInvitation, acceptedConditions(view))
                \(buttons(view.submit(isInvitation ? "Ouvrir mon compte" : "Changer de mot de passe")))
                """ })
            """
    }
}
