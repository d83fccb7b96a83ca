import Database
import Vocabulary
import Web

/// An officer takes a code back, or a whole batch: what is not used yet serves no more. A vote that was cast stays.
struct RevokeLetterCodes: Action {
    typealias FormPage = LetterBatchesPage
    static let path: Path = "/bureau/editions/:edition/vote/codes/:batch/annuler"

    let serial: Int?
    let reason: String

    init(_ form: inout FormReader, _ file: LetterBatchFile) {
        serial = form.optionalInt("serial", in: 1...file.batch.wanted)
        reason = form.text("reason", min: 5, max: 300)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> LetterBatchFile { try .inPath(visit, db) }

    static func refusal(_ file: LetterBatchFile, _ visit: Visit) -> Refusal? { ProofRules.mayRevoke(file, visit.actor) }

    func perform(_ file: LetterBatchFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (edition, batch, account) = (file.edition, file.batch, try visit.account())
        if let serial {
            let isRevoked = try LetterCodeStore.revoke(serial: serial, of: batch.id, reason: reason, by: account, at: visit.now, db)
            if !isRevoked { throw FormErrors("serial", "Ce code n’est pas encore fait, ou il est déjà annulé.") }
        } else {
            try LetterCodeStore.revoke(batch.id, reason: reason, by: account, at: visit.now, db)
        }
        let what = serial.map { "Lot \(batch.id), code \($0)" } ?? "Lot \(batch.id), tous les codes"
        return Outcome(
            to: LetterBatchesPage.link(edition), saying: serial == nil ? "Le lot est annulé." : "Le code est annulé.",
            journal: [JournalEntry("letter-codes.revoke", "edition", edition.id.number, edition: edition.id, reason: "\(what) : \(reason)")])
    }
}
