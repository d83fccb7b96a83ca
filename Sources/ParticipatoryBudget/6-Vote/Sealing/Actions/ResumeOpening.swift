import Database
import Vocabulary
import Web

/// An officer has the opening tried again once what stopped it was put right, with a reason that everyone reads. Whatever is still wrong stops it again.
struct ResumeOpening: Action {
    typealias FormPage = BureauPage
    static let path: Path = "/bureau/editions/:edition/vote/bureau/reprise"

    let reason: String

    init(_ form: inout FormReader, _ file: BureauFile) { reason = form.text("resume-reason", min: 10, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> BureauFile { try .inPath(visit, db) }
    static func refusal(_ file: BureauFile, _ visit: Visit) -> Refusal? { SealingRules.mayResume(file.edition, file.ceremony, visit.actor) }

    func perform(_ file: BureauFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let ceremony = file.ceremony else { throw NotFound() }
        try CeremonyStore.resume(ceremony.id, db)
        return Outcome(
            to: SealingLinks.bureau(file.edition), saying: "L’ouverture peut reprendre : les membres du bureau entrent leur code à nouveau.",
            journal: [JournalEntry("sealing.resume", "edition", file.edition.id.number, edition: file.edition.id, reason: reason, isPublic: true)])
    }
}
