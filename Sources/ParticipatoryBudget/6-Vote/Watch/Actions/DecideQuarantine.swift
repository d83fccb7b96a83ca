import Database
import Vocabulary
import Web

/// An officer lets a person vote who was made to wait, or keeps her vote off the web, with a reason; she is told either way.
struct DecideQuarantine: Action {
    typealias FormPage = RegisterDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/registre/attente/:quarantine"

    let verdict: Quarantine.Verdict
    let reason: String

    init(_ form: inout FormReader, _ file: QuarantineFile) {
        verdict = form.choice("verdict", .released)
        reason = form.text("reason", min: 10, max: 500)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> QuarantineFile {
        let edition = try Edition.inPath(visit, db)
        return QuarantineFile(edition: edition, quarantine: try QuarantineStore.quarantine(try visit.id("quarantine"), of: edition.id, db))
    }

    static func refusal(_ file: QuarantineFile, _ visit: Visit) -> Refusal? { WatchRules.mayDecide(file, visit.actor, at: visit.now) }

    func perform(_ file: QuarantineFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (edition, quarantine) = (file.edition, file.quarantine)
        if quarantine.verdict == .keptOut, verdict == .keptOut { throw Refusal.notNow("Une décision est déjà prise sur ce vote.") }
        guard try QuarantineStore.decide(quarantine.id, verdict, reason: reason, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Une décision vient d’être prise sur ce vote.")
        }
        return Outcome(
            to: RegisterDeskPage.link(edition), saying: "La décision est enregistrée, la personne est prévenue.",
            journal: [JournalEntry("vote.decide-held", "edition", edition.id.number, edition: edition.id, reason: "\(verdict.rawValue) : \(reason)")],
            letters: [WatchLetters.decided(edition, verdict, reason, to: quarantine.account)])
    }
}
