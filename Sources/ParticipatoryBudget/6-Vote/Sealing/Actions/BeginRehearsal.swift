import Database
import Vocabulary
import Web

/// An officer has the bureau rehearse: the same people, codes and a key of their own, three ballots for trial. The key of the vote is not touched.
struct BeginRehearsal: Action {
    typealias FormPage = BureauPage
    static let path: Path = "/bureau/editions/:edition/vote/bureau/repetition"

    init(_ form: inout FormReader, _ file: BureauFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> BureauFile { try .inPath(visit, db) }
    static func refusal(_ file: BureauFile, _ visit: Visit) -> Refusal? { SealingRules.mayRehearse(file.edition, file.ceremony, visit.actor, at: visit.now) }

    func perform(_ file: BureauFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = file.edition
        guard let ceremony = file.ceremony else { throw NotFound() }
        try CeremonyStore.name(
            ceremony.members.map { (account: $0.account, capacity: $0.capacity) }, threshold: ceremony.threshold, .rehearsal, of: edition.id, linkKey: "",
            reason: "Nouvelle répétition", by: try visit.account(), at: visit.now, db)
        guard let rehearsal = try CeremonyStore.ceremony(edition.id, of: .rehearsal, db) else { throw NotFound() }
        return Outcome(
            to: SealingLinks.bureau(edition), saying: "La répétition commence. Les membres du bureau reçoivent une lettre.",
            journal: [JournalEntry("sealing.rehearse", "edition", edition.id.number, edition: edition.id)],
            letters: SealingLetters.named(edition, .rehearsal, rehearsal))
    }
}
