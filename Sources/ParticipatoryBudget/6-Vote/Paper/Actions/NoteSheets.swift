import Database
import Vocabulary
import Web

/// Before anything is read, the sheets of the urn are counted by hand; they are then numbered in pencil, in the order of the pile.
struct NoteSheets: Action {
    typealias FormPage = UrnCountPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/feuilles"

    let sheets: Int

    init(_ form: inout FormReader, _ file: UrnOnTable) {
        sheets = form.int("sheets", in: 0...100_000)
        if let last = file.tally.lastKeyed, sheets < last { form.error("sheets", "La feuille n°\u{A0}\(last) est déjà saisie : il y en a au moins autant.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> UrnOnTable { try UrnOnTable.load(visit, db) }
    static func refusal(_ file: UrnOnTable, _ visit: Visit) -> Refusal? { PaperCountRules.mayChange(file, visit.actor, at: visit.now) }

    func perform(_ file: UrnOnTable, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if file.urn.isAggregated { throw NotFound() }
        guard try UrnStore.note(sheets: sheets, in: file.urn.id, by: visit.actor.account, db) else { throw NotFound() }
        return Outcome(
            to: file.link, saying: sheets == 1 ? "Une feuille trouvée dans l’urne." : "\(sheets) feuilles trouvées dans l’urne.",
            journal: [JournalEntry("paper.note-sheets", "urn", file.urn.id.number, edition: file.edition.id, reason: "Feuilles : \(sheets)", isPublic: true)])
    }
}

/// Every sheet of a batch is accounted for: put in the urn, spoiled and replaced, never given.
struct AccountForBatch: Action {
    typealias FormPage = UrnCountPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/lots"

    let batch: ID<BallotBatch>
    let used, spoiled, unused: Int

    init(_ form: inout FormReader, _ file: UrnOnTable) {
        batch = form.id("batch")
        used = form.int("used", in: 0...BallotBatch.most)
        spoiled = form.int("spoiled", in: 0...BallotBatch.most)
        unused = form.int("unused", in: 0...BallotBatch.most)
        let id = batch
        guard form.errors.isEmpty, let printed = file.batches.first(where: { $0.id == id })?.printed else { return }
        if used + spoiled + unused != printed {
            form.error("used", "Utilisés, abîmés et restants font \(used + spoiled + unused) ; le lot compte \(printed) bulletins. Recomptez les talons.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> UrnOnTable { try UrnOnTable.load(visit, db) }
    static func refusal(_ file: UrnOnTable, _ visit: Visit) -> Refusal? { PaperCountRules.mayChange(file, visit.actor, at: visit.now) }

    func perform(_ file: UrnOnTable, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let batch = file.batches.first(where: { $0.id == batch }) else { throw NotFound() }
        try BallotBatchStore.note(used: used, spoiled: spoiled, unused: unused, of: batch.id, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Le lot \(batch.number) est compté.",
            journal: [JournalEntry(
                "paper.account-batch", "urn", file.urn.id.number, edition: file.edition.id,
                reason: "lot \(batch.number) : \(used) utilisés, \(spoiled) abîmés, \(unused) restants", isPublic: true)])
    }
}
