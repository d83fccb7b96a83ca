import Database
import HTML
import L10n
import Vocabulary
import Web

/// One reception place, to make or to change. For administrators. `nouveau` makes one.
struct ReceptionPlacePage: Page {
    static let path: Path = "/bureau/lieux-d-accueil/:place"
    static let newLink = "/bureau/lieux-d-accueil/nouveau"
    static func link(_ id: ID<ReceptionPlace>) -> String { "/bureau/lieux-d-accueil/\(id)" }
    static var surroundings: Surroundings { .desk }

    let place: ReceptionPlace?
    let territories: [Territory]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PermissionRules.mayAdminister(visit.actor) { throw refusal }
        return ReceptionPlacePage(place: try SaveReceptionPlace.subject(visit, db), territories: try TerritoryStore.all(db).filter { $0.kind != .city })
    }

    func title(_ t: Texts) -> String { place?.name ?? t("Ajouter un lieu d’accueil") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Lieux d’accueil"), ReceptionPlacesPage.link)] }

    func body(_ view: View) -> HTML {
        view.form(place.map { Self.link($0.id) } ?? Self.newLink, guardsDraft: true) { """
            \(view.textField("name", label: "Nom du lieu", help: "Par exemple : Mairie de quartier des Tanneurs.", value: place?.name, maxLength: 120))
            \(view.textField("address", label: "Adresse", value: place?.address, required: false, maxLength: 200))
            \(view.textField("hours", label: "Horaires", help: "Par exemple : du lundi au vendredi, de 9 h à 17 h.", value: place?.hours, required: false, maxLength: 200))
            \(view.textField("languages", label: "Langues parlées", help: "Par exemple : français, arabe, langue des signes le jeudi.", value: place?.languages, required: false, maxLength: 120))
            \(view.checkbox("accessible", label: "On y entre en fauteuil roulant", checked: place?.isAccessible ?? false))
            \(if: !territories.isEmpty, view.select("territory", label: "Territoire", choices: territories.map { Choice($0.id.description, text: $0.name) }, value: place?.territory?.description, empty: "Toute la ville"))
            \(place == nil ? view.hidden("active", "1") : view.checkbox("active", label: "Le lieu reçoit du public", checked: place?.isActive ?? true))
            \(buttons(view.submit("Enregistrer"), view.linkButton(ReceptionPlacesPage.link, "Annuler", style: .quiet)))
            """ }
    }
}
