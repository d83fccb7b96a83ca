import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone finds where the city answers: mail, telephone, counters.
struct ContactPage: Page {
    static let path: Path = "/contact"
    static var isShared: Bool { true }

    let city: City
    let places: [ReceptionPlace]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        Self(city: try CityStore.city(db), places: try ReceptionPlaceStore.all(db).filter(\.isActive))
    }

    func title(_ t: Texts) -> String { t("Contact") }
    func summary(_ t: Texts) -> String? { t("Écrire, appeler ou rencontrer l’équipe du budget participatif.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Une question sur une proposition, le vote ou un projet ? L’équipe du budget participatif vous répond."))</p>
            \(buttons(view.linkButton("/questions", "Chercher une réponse", style: .secondary), view.linkButton("/questions/poser", "Poser une question")))
            \(city.coordinates(t))
            \(if: !places.isEmpty, section(t("Où nous rencontrer")) {
                cards(places) { place in Card(place.name, text: place.address, meta: place.meeting(t), headingLevel: 3) }
            })
            <p><a href="\(WhereIsMyProjectPage.path.description)">\(t("Où en est mon projet ?"))</a></p>
            """
    }
}

extension City {
    /// Where the city answers, as far as it has said.
    func coordinates(_ t: Texts) -> HTML {
        var pairs: [(term: String, value: HTML)] = []
        if !contactEmail.isEmpty { pairs.append((t("Courriel"), #"<a href="mailto:\#(contactEmail)">\#(contactEmail)</a>"#)) }
        if !contactPhone.isEmpty { pairs.append((t("Téléphone"), #"<a class="nowrap" href="tel:\#(contactPhone.filter { $0.isNumber || $0 == "+" })">\#(contactPhone)</a>"#)) }
        if !contactAddress.isEmpty { pairs.append((t("Adresse"), HTML(text: contactAddress))) }
        return pairs.isEmpty ? "<p>\(t("Adressez-vous à l’accueil de votre mairie."))</p>" : facts(pairs)
    }
}
