import Database
import Platform
import Vocabulary
import Web

/// Leave one's seat. The officer is told, so that a substitute is called.
struct ResignSeat: Action {
    typealias FormPage = OwnSeatPage
    static let path: Path = "/instances/:assembly/mon-siege/demission"

    init(_ form: inout FormReader, _ standing: Standing) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { MandateRules.mayChangeOwn(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = standing.assembly
        guard let seat = standing.seat, try SeatStore.end(seat.id, .resigned, reason: "", at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: assembly.link, saying: "Vous avez quitté l’instance. Merci du temps que vous avez donné.",
            journal: [JournalEntry("seat.resign", "assembly", assembly.id.number, reason: seat.collegeName)],
            letters: try GrantStore.holders(of: [.assemblyOfficer], on: assembly.scopes, at: visit.now, db).map {
                Letter(
                    to: .account($0), kind: .task, subject: "\(assembly.name) : \(seat.name) démissionne",
                    paragraphs: ["Un siège du collège « \(seat.collegeName) » est libre."],
                    button: Letter.Button("Voir les membres", assembly.deskLink + "/membres"))
            })
    }
}
