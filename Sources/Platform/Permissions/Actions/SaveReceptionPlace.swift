import Database
import Vocabulary
import Web

/// An administrator makes, changes or closes a reception place.
struct SaveReceptionPlace: Action {
    typealias FormPage = ReceptionPlacePage
    static let path: Path = "/bureau/lieux-d-accueil/:place"

    let name, address, hours, languages: String
    let territory: TerritoryID?
    let isActive, isAccessible: Bool

    init(_ form: inout FormReader, _ place: ReceptionPlace?) {
        name = form.text("name", min: 3, max: 120)
        address = form.optionalText("address", max: 200) ?? ""
        hours = form.optionalText("hours", max: 200) ?? ""
        territory = form.optionalID("territory")
        languages = form.optionalText("languages", max: 120) ?? ""
        isActive = form.isChecked("active")
        isAccessible = form.isChecked("accessible")
    }

    /// Nil: a new one.
    static func subject(_ visit: Visit, _ db: Reading) throws -> ReceptionPlace? {
        try visit.parameter("place") == "nouveau" ? nil : try ReceptionPlaceStore.place(try visit.id("place"), db)
    }

    static func refusal(_ place: ReceptionPlace?, _ visit: Visit) -> Refusal? { PermissionRules.mayAdminister(visit.actor) }

    func perform(_ place: ReceptionPlace?, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if try ReceptionPlaceStore.isTaken(name, besides: place?.id, db) { throw FormErrors("name", "Un lieu porte déjà ce nom.") }
        if let territory, try !TerritoryStore.all(db).contains(where: { $0.id == territory }) { throw FormErrors("territory", "Choisissez dans la liste.") }
        let id = try place?.id ?? ReceptionPlaceStore.add(name, db)
        try ReceptionPlaceStore.save(
            ReceptionPlace(
                id: id, name: name, address: address, hours: hours, territory: territory, isActive: isActive, isAccessible: isAccessible, languages: languages), db)
        return Outcome(
            to: ReceptionPlacesPage.link, saying: "Le lieu « \(name) » est enregistré.",
            journal: [JournalEntry(place == nil ? "place.create" : "place.change", "place", id.number, reason: name + (isActive ? "" : " (fermé)"))])
    }
}
