import Database
import Vocabulary
import Web

/// An administrator gives the city its logo, shown at the top of each page.
struct SaveLogo: PreparedAction {
    typealias FormPage = CitySettingsPage
    static let path: Path = "/bureau/ville/logo"
    static let limits = DocumentUpload.limits

    var preparation: StoredFile?

    init(_ form: inout FormReader, _ city: City) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> City { try CityStore.city(db) }
    static func refusal(_ city: City, _ visit: Visit) -> Refusal? { PermissionRules.mayAdminister(visit.actor) }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> StoredFile {
        try await PhotoUpload.store(form.files["logo"]?.first, field: "logo", visit.world.files)
    }

    func perform(_ known: City, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let preparation else { throw NotFound() }
        try DocumentStore.removeAll(of: "city", 1, at: visit.now, db)
        let id = try DocumentStore.add(preparation, to: "city", 1, alternativeText: "", isPublic: true, by: visit.actor.account, at: visit.now, db)
        var city = known
        city.logo = "\(id)/\(Document.Size.small.rawValue)"
        try CityStore.save(city, db)
        return Outcome(
            to: CitySettingsPage.link, saying: "Le logo est en place.", journal: [JournalEntry("city.logo", "city", 1, reason: preparation.name)])
    }
}
