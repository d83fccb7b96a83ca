import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where an administrator opens an account for a colleague, who chooses her own password.
struct InvitePersonPage: Page {
    static let path: Path = "/bureau/personnes/inviter"
    static let link = "/bureau/personnes/inviter"
    static var surroundings: Surroundings { .desk }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PermissionRules.mayAdminister(visit.actor) { throw refusal }
        return InvitePersonPage()
    }

    func title(_ t: Texts) -> String { t("Inviter une personne") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Personnes"), PeoplePage.link)] }

    func body(_ view: View) -> HTML {
        """
        \(pageHeader(title(view.t), intro: view.t("Elle reçoit un lien pour choisir son mot de passe. Vous lui confiez ensuite un rôle.")))
        \(view.form(Self.link) { """
            <div class="row">\(view.textField("given", label: "Prénom", maxLength: 80, autocomplete: "off"))\
            \(view.textField("family", label: "Nom de famille", maxLength: 80, autocomplete: "off"))</div>
            \(view.emailField(autocomplete: "off"))
            \(buttons(view.submit("Envoyer l’invitation")))
            """ })
        """
    }
}
