import Database
import Vocabulary
import Web

/// An administrator says how the city shows itself.
struct SaveCitySettings: Action {
    typealias FormPage = CitySettingsPage
    static let path: Path = "/bureau/ville"

    let city: City

    init(_ form: inout FormReader, _ known: City) {
        var city = known
        city.name = form.text("name", min: 2, max: 80)
        city.slogan = form.optionalText("slogan", max: 120) ?? ""
        city.mayor = form.optionalText("mayor", max: 80) ?? ""
        city.primaryColor = Self.colour("primary", &form) ?? known.primaryColor
        city.accentColor = Self.colour("accent", &form) ?? known.accentColor
        city.contactEmail = form.optionalEmail("email")?.text ?? ""
        city.contactPhone = form.optionalText("phone", max: 30) ?? ""
        city.contactAddress = form.optionalText("address", max: 300) ?? ""
        city.host = form.optionalText("host", max: 300) ?? ""
        city.dataProtection = form.optionalText("data-protection", max: 300) ?? ""
        city.grantWithoutAgreement = form.money("grant-without-agreement")
        self.city = city
    }

    private static func colour(_ field: String, _ form: inout FormReader) -> String? {
        if let colour = Colour(hex: form.raw(field)) { return "#" + colour.hex }
        form.error(field, "Écrivez une couleur comme #17574a.")
        return nil
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> City { try CityStore.city(db) }
    static func refusal(_ city: City, _ visit: Visit) -> Refusal? { PermissionRules.mayAdminister(visit.actor) }

    func perform(_ known: City, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try CityStore.save(city, db)
        return Outcome(
            to: CitySettingsPage.link, saying: "C’est enregistré. Les pages prennent ces réglages tout de suite.",
            journal: [JournalEntry("city.change", "city", 1, reason: city.name)])
    }
}
