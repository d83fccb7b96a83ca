import Database
import HTML
import L10n
import Vocabulary
import Web

/// What the link of a confirmation letter opens, for whoever holds the letter: one button, and the password of the sign-up.
struct ConfirmationPage: Page {
    static let path: Path = "/confirmer/:token"

    let token: String
    let link: MailLink?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let token = try visit.parameter("token")
        return ConfirmationPage(token: token, link: try MailLinkStore.link(token, for: ConfirmAddress.purposes, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { t("Confirmer mon adresse") }

    func body(_ view: View) -> HTML {
        let t = view.t
        guard let link else {
            return deadLink(view, t("Ce lien ne sert plus : il a déjà servi, ou il est trop ancien."), view.linkButton(SignInPage.link, "Me connecter"))
        }
        let sentence = link.purpose == .confirm
            ? t("Un compte va s’ouvrir au nom de \(link.fullName), avec l’adresse \(link.email.text).")
            : t("Votre compte sera désormais relié à l’adresse \(link.email.text).")
        return """
            <p class="intro">\(sentence)</p>
            \(view.form("/confirmer/\(token)") { """
                \(if: link.purpose == .confirm, view.passwordField(help: "Celui que vous avez choisi à l’inscription."))
                \(buttons(view.submit("Oui, c’est bien moi")))
                """ })
            <p class="muted">\(t("Ce n’est pas vous ? Fermez simplement cette page."))</p>
            """
    }
}
