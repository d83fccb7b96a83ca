import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// The town at the vote with a polling place at the library, kept by Agathe and Bruno, its urn sealed.
struct PaperTown {
    let vote: VoteTown
    let agathe, bruno, carole: Town.Person
    let place: ID<PollingPlace>
    let urn: ID<Urn>
    static let desk = "/bureau/editions/2026/papier"

    var town: Town { vote.town }
    var link: String { "\(Self.desk)/bureaux/\(place)" }
    var urnLink: String { "\(Self.desk)/urnes/\(urn)" }

    init(_ backend: Backend, _ rule: BallotRule = BallotRule(minimum: 1, maximum: 2), _ change: (inout Rulebook) -> Void = { _ in }) async throws {
        vote = try await VoteTown(backend, rule, change)
        let town = vote.town, officer = vote.officer
        (agathe, bruno, carole) = (try await town.person("Agathe"), try await town.person("Bruno"), try await town.person("Carole"))
        _ = await town.post("\(Self.desk)/bureaux/nouveau/fiche", ["name": "Bibliothèque", "address": "1 place du Livre", "hours": "10 h à 18 h"], as: officer)
        let edition = vote.edition
        place = try #require(try await town.database.read { try PollingPlaceStore.places(edition, $0).first }).id
        let link = "\(Self.desk)/bureaux/\(place)"
        for person in [agathe, bruno, carole] {
            let email = "\(person.name.lowercased())@town.test"
            _ = await town.post("\(link)/permanences", ["email": email, "from": "2026-11-22T09:00", "until": "2026-11-22T19:00"], as: officer)
        }
        _ = await town.post("\(link)/urnes", ["label": "Livre 1", "seal": "A-001", "empty": "1"], as: agathe)
        urn = try #require(try await town.database.read { try UrnStore.urns(edition, $0).first }).id
    }

    /// Today's code of the place.
    func code() async throws -> String {
        let (place, edition, town) = (place, vote.edition, town)
        return try await town.database.read { try PollingPlaceStore.place(place, in: edition, $0).code(at: town.now, town.world) }
    }

    func currentUrn() async throws -> Urn {
        let (urn, edition) = (urn, vote.edition)
        return try await town.database.read { try UrnStore.urn(urn, in: edition, $0) }
    }
}
