import Database
import Vocabulary
import Web

/// An officer sends a file of outlines; it is read and kept, nothing changes yet.
struct SendTerritoryFile: PreparedAction {
    typealias FormPage = TerritoriesPage
    static let path: Path = "/bureau/territoires"
    static let limits = Limits(bytes: TerritoryFile.mostBytes + (1 << 20), perTenMinutes: 30, changesPages: false)

    var preparation: StoredFile?

    init(_ form: inout FormReader, _ actor: Actor) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Actor { visit.actor }
    static func refusal(_ actor: Actor, _ visit: Visit) -> Refusal? { TerritoryRules.mayManage(actor) }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> StoredFile {
        try await TerritoryFile.store(form.files["file"]?.first { $0.size > 0 }, field: "file", visit.world.files)
    }

    func perform(_ actor: Actor, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let preparation else { throw NotFound() }
        let id = try DocumentStore.add(preparation, to: "city", 1, alternativeText: "", isPublic: false, by: actor.account, at: visit.now, db)
        return Outcome(to: TerritoryFilePage.link(id), journal: [JournalEntry("territory.file", "document", id.number, reason: preparation.name)])
    }
}
