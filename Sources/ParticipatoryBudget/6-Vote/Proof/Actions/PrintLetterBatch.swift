import Database
import Vocabulary
import Web

/// An officer opens the file of a batch, once: for half an hour and for her alone.
struct PrintLetterBatch: Action {
    typealias FormPage = LetterBatchesPage
    static let path: Path = "/bureau/editions/:edition/vote/codes/:batch/imprimer"

    init(_ form: inout FormReader, _ file: LetterBatchFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> LetterBatchFile { try .inPath(visit, db) }

    static func refusal(_ file: LetterBatchFile, _ visit: Visit) -> Refusal? { ProofRules.mayPrint(file, visit.actor, at: visit.now) }

    func perform(_ file: LetterBatchFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try LetterCodeStore.beginPrinting(file.batch.id, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Quelqu’un vient d’imprimer ce lot.")
        }
        return Outcome(
            to: LetterBatchesPage.link(file.edition), saying: "Prenez le fichier maintenant : il s’efface dans une demi-heure.",
            journal: [JournalEntry("letter-codes.print", "edition", file.edition.id.number, edition: file.edition.id, reason: "Lot \(file.batch.id), codes : \(file.batch.wanted)")])
    }
}
