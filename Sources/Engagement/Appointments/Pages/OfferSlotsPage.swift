import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// An agent opens times to receive: a day, from when to when, how long each, for how many weeks.
struct OfferSlotsPage: Page {
    static let path: Path = "/bureau/rendez-vous/creneaux"
    static var surroundings: Surroundings { .desk }

    let places: [ReceptionPlace]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = AppointmentRules.mayOffer(visit.actor) { throw refusal }
        return Self(places: try ReceptionPlaceStore.all(db).filter(\.isActive))
    }

    func title(_ t: Texts) -> String { t("Ouvrir des créneaux") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Rendez-vous"), AppointmentLinks.desk)] }

    func body(_ view: View) -> HTML {
        view.form(AppointmentLinks.offer) {
            """
            \(view.select("place", label: "Où", choices: places.map { Choice("\($0.id)", text: $0.name) }, empty: "Par téléphone", required: false))\
            \(view.dateTimeField("starts", label: "Le premier commence le", min: view.now))\
            \(view.numberField("count", label: "Combien, l’un après l’autre", value: 4, min: 1, max: 20))\
            \(view.numberField("minutes", label: "Durée de chacun", value: 30, min: 10, max: 120, unit: "minutes"))\
            \(view.numberField("weeks", label: "Pendant combien de semaines", help: "Le même jour, à la même heure. Les jours fériés sont sautés.", value: 1, min: 1, max: 12))\
            \(view.select("language", label: "Langue", choices: Slot.languages.map { Choice($0, Slot.languageName($0)) }, value: "fr"))\
            \(view.checkbox("accessible", label: "On y entre en fauteuil roulant"))\(view.submit("Ouvrir ces créneaux"))
            """
        }
    }
}
