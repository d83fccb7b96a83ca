import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where anybody asks for an account.
struct SignUpPage: Page {
    static let path: Path = "/inscription"
    static let link = "/inscription"

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { SignUpPage() }

    func title(_ t: Texts) -> String { t("Créer mon compte") }
    func summary(_ t: Texts) -> String? { t("Un compte pour proposer une idée à la ville, la suivre et voter.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        if view.actor.isSignedIn { return SignInPage.alreadyIn(view, nil) }
        return """
            \(pageHeader(title(t), intro: t("Pour proposer une idée, la suivre et voter. Aucun justificatif n’est demandé.")))
            \(columns(main: view.form(Self.link, guardsDraft: true) { """
                <div class="row">\(view.textField("given", label: "Prénom", maxLength: 80, autocomplete: "given-name"))\
                \(view.textField("family", label: "Nom de famille", maxLength: 80, autocomplete: "family-name"))</div>
                \(view.emailField(help: "Nous y envoyons un message pour vérifier qu’elle est bien à vous."))
                \(view.passwordField(help: "Au moins \(PasswordPolicy.minimumLength) caractères. Une petite phrase convient très bien.", isNew: true))
                \(acceptedConditions(view))
                \(buttons(view.submit("Créer mon compte")))
                """ }, aside: panel(t("Déjà un compte ?"), """
                    <p>\(t("Retrouvez vos idées et vos messages."))</p>
                    \(view.linkButton(SignInPage.link, "Me connecter", style: .secondary))
                    """)))
            """
    }
}
