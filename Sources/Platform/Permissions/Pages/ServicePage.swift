import Database
import HTML
import L10n
import Vocabulary
import Web

/// One municipal service, to make or to change. For administrators. `nouveau` makes one.
struct ServicePage: Page {
    static let path: Path = "/bureau/services/:service"
    static let newLink = "/bureau/services/nouveau"
    static func link(_ id: ServiceID) -> String { "/bureau/services/\(id)" }
    static var surroundings: Surroundings { .desk }

    let service: MunicipalService?
    let referent, deputy: EmailAddress?
    let holders: [(account: AccountID, name: String)]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PermissionRules.mayAdminister(visit.actor) { throw refusal }
        guard let service = try SaveService.subject(visit, db) else { return ServicePage(service: nil, referent: nil, deputy: nil, holders: []) }
        return ServicePage(
            service: service, referent: try service.referent.flatMap { try AccountStore.account($0, db).email },
            deputy: try service.deputy.flatMap { try AccountStore.account($0, db).email },
            holders: try GrantStore.holders(of: .serviceReferent, on: .service(service.id), orCity: false, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { service?.name ?? t("Ajouter un service") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Services"), ServicesPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return columns(main: view.form(service.map { Self.link($0.id) } ?? Self.newLink, guardsDraft: true) { """
            \(view.textField("name", label: "Nom du service", help: "Par exemple : Direction des espaces verts.", value: service?.name, maxLength: 120))
            \(view.emailField(label: "Boîte du service", help: "Reçoit une copie des demandes d’étude.", value: service?.email, required: false, autocomplete: "off"))
            \(view.emailField("referent", label: "Adresse de la personne référente", help: "Elle doit avoir un compte. Elle reçoit le rôle « Référence d’un service ».", value: referent?.text, required: false, autocomplete: "off"))
            \(view.emailField("deputy", label: "Adresse de la personne suppléante", value: deputy?.text, required: false, autocomplete: "off"))
            \(service == nil ? view.hidden("active", "1") : view.checkbox("active", label: "Le service reçoit des demandes", help: "Un service fermé garde ses avis passés.", checked: service?.isActive ?? true))
            \(buttons(view.submit("Enregistrer"), view.linkButton(ServicesPage.link, "Annuler", style: .quiet)))
            """ }, aside: service == nil ? .empty : panel(t("Peuvent répondre pour ce service"), holders.isEmpty ? "<p>\(t("Personne pour l’instant."))</p>" : """
            <ul>\(each: holders, { #"<li><a href="\#(PersonPage.link($0.account))">\#($0.name)</a></li>"# })</ul>
            <p class="muted">\(t("Un rôle se retire sur la page de la personne."))</p>
            """))
    }
}
