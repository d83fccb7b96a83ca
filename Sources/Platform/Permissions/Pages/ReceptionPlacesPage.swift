import Database
import HTML
import L10n
import Vocabulary
import Web

/// The counters where residents are received. For administrators.
struct ReceptionPlacesPage: Page {
    static let path: Path = "/bureau/lieux-d-accueil"
    static let link = "/bureau/lieux-d-accueil"
    static var surroundings: Surroundings { .desk }

    let places: [ReceptionPlace]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PermissionRules.mayAdminister(visit.actor) { throw refusal }
        return ReceptionPlacesPage(places: try ReceptionPlaceStore.all(db))
    }

    func title(_ t: Texts) -> String { t("Lieux d’accueil") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Où l’on peut déposer une idée de vive voix ou sur papier."), actions: view.linkButton(ReceptionPlacePage.newLink, "Ajouter un lieu")))
            \(if: places.isEmpty, emptyState(t("Aucun lieu pour l’instant.")))
            \(if: !places.isEmpty, cards(places) { place in
                Card(
                    place.name, path: ReceptionPlacePage.link(place.id), text: place.address.isEmpty ? nil : place.address, meta: place.meeting(t), badges: place.isActive ? .empty : badge(t("Fermé"), .neutral))
            })
            """
    }
}
