import Database
import Vocabulary
import Web

/// An officer gives up the sealed box before anybody has voted, with a reason that everyone reads: the vote takes place as without a bureau.
struct GiveUpSealing: Action {
    typealias FormPage = BureauPage
    static let path: Path = "/bureau/editions/:edition/vote/bureau/renoncer"

    let reason: String

    init(_ form: inout FormReader, _ file: BureauFile) { reason = form.text("give-up-reason", min: 10, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> BureauFile { try .inPath(visit, db) }
    static func refusal(_ file: BureauFile, _ visit: Visit) -> Refusal? { SealingRules.mayGiveUp(file.edition, file.ceremony, visit.actor, at: visit.now) }

    func perform(_ file: BureauFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = file.edition
        // A first ballot may have come while this request waited its turn.
        if try SealedBoxStore.hasBegun(edition.id, db) { throw SealingRules.hasBegun }
        for kind in CeremonyKind.allCases { try CeremonyStore.supersede(kind, of: edition.id, reason: reason, at: visit.now, db) }
        return Outcome(
            to: SealingLinks.bureau(edition), saying: "L’urne ne sera pas scellée.",
            journal: [JournalEntry("sealing.give-up", "edition", edition.id.number, edition: edition.id, reason: reason, isPublic: true)])
    }
}
