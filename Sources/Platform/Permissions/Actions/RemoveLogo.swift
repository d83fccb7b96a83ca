import Database
import Vocabulary
import Web

/// An administrator takes the logo away: the city's name stands in its place.
struct RemoveLogo: Action {
    typealias FormPage = CitySettingsPage
    static let path: Path = "/bureau/ville/logo/retirer"

    init(_ form: inout FormReader, _ city: City) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> City { try CityStore.city(db) }
    static func refusal(_ city: City, _ visit: Visit) -> Refusal? { PermissionRules.mayAdminister(visit.actor) }

    func perform(_ known: City, _ visit: Visit, _ db: Writing) throws -> Outcome {
        var city = known
        city.logo = nil
        try DocumentStore.removeAll(of: "city", 1, at: visit.now, db)
        try CityStore.save(city, db)
        return Outcome(to: CitySettingsPage.link, saying: "Le logo est retiré.", journal: [JournalEntry("city.logo", "city", 1, reason: "retiré")])
    }
}
