import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where a person signs in with her address and her password; anybody sees it.
struct SignInPage: Page {
    static let path: Path = "/connexion"
    static let link = "/connexion"

    /// Where she wanted to go, on this site.
    let returnPath: String?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        SignInPage(returnPath: SignInRules.localPath(visit.form.value("retour") ?? visit.query["retour"]))
    }

    func title(_ t: Texts) -> String { t("Se connecter") }

    func body(_ view: View) -> HTML {
        let t = view.t
        if view.actor.isSignedIn { return Self.alreadyIn(view, returnPath) }
        let back = returnPath.map { "?retour=" + URLEncoding.queryValue($0) } ?? ""
        return """
            \(pageHeader(t("Se connecter"), intro: returnPath == nil ? nil : t("Connectez-vous pour continuer. Vous reviendrez à la page que vous vouliez voir.")))
            \(columns(main: view.form(Self.link) { """
                \(view.hidden("retour", returnPath ?? ""))
                \(view.emailField())
                \(view.passwordField())
                \(buttons(view.submit("Me connecter")))
                <p><a href="/mot-de-passe-oublie">\(t("J’ai oublié mon mot de passe"))</a></p>
                """ }, aside: """
                \(panel(t("Sans mot de passe"), """
                    <p>\(t("Recevez un lien par courriel : un clic, et vous y êtes."))</p>
                    \(view.linkButton("/connexion/lien\(back)", "Recevoir un lien", style: .secondary))
                    """))
                \(panel(t("Première visite ?"), """
                    <p>\(t("Un compte sert à proposer une idée, à la suivre et à voter. Deux minutes suffisent."))</p>
                    \(view.linkButton("/inscription", "Créer mon compte", style: .secondary))
                    """))
                """))
            """
    }

    static func alreadyIn(_ view: View, _ returnPath: String?) -> HTML {
        """
        <p class="intro">\(view.t("Vous êtes connecté·e sous le nom de \(view.actor.name)."))</p>
        \(buttons(view.linkButton(returnPath ?? "/mon-compte", "Continuer"), view.action("/deconnexion", "Me déconnecter")))
        """
    }
}
