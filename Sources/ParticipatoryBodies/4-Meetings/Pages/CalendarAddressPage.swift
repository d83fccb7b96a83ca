import Database
import HTML
import L10n
import Vocabulary
import Web

/// A person reads the secret address of her calendar, and changes it.
struct CalendarAddressPage: Page {
    static let path: Path = "/mes-instances/agenda"

    let address: String

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        Self(address: visit.world.baseURL + (try PersonalCalendar.link(try visit.account(), db, visit.world)))
    }

    func title(_ t: Texts) -> String { t("Mon agenda des réunions") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes instances"), "/mes-instances")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Donnez cette adresse à votre agenda : il montrera vos réunions, et suivra leurs changements. Elle est à vous : qui l’a lit vos réunions."))</p>\
            <pre><code>\(address)</code></pre>\
            \(view.action("/mes-instances/agenda", "Changer d’adresse", confirm: "Les agendas qui ont l’ancienne ne recevront plus rien."))
            """
    }
}
