import Database
import HTML
import L10n
import Vocabulary
import Web

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
            return deadLink(view, t("Ce lien ne sert plus : il a déjà servi, ou plus de quinze minutes ont passé."), view.linkButton(SignInLinkPage.link, "Recevoir un autre lien"))
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
