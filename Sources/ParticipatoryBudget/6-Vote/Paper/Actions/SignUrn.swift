import Database
import Vocabulary
import Web

/// Somebody who counted signs the figures of an urn, and explains in writing what does not meet.
struct SignUrn: Action {
    typealias FormPage = UrnCountPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/signer"

    let gapReason: String

    init(_ form: inout FormReader, _ file: UrnOnTable) { gapReason = file.hasGap ? form.text("gap", min: 20, max: 1000) : "" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> UrnOnTable { try UrnOnTable.load(visit, db) }
    static func refusal(_ file: UrnOnTable, _ visit: Visit) -> Refusal? { PaperCountRules.maySign(file, visit.actor, at: visit.now) }

    func perform(_ file: UrnOnTable, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try UrnStore.sign(file.urn.id, gapReason: gapReason, by: try visit.account(), at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: file.link, saying: "Vous avez signé. Une autre personne contresigne.",
            journal: [JournalEntry("paper.sign-urn", "urn", file.urn.id.number, edition: file.edition.id, reason: gapReason, isPublic: true)])
    }
}

/// A second person signs: the sheets fall in the box with the other ballots.
struct CountersignUrn: Action {
    typealias FormPage = UrnCountPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/contresigner"

    init(_ form: inout FormReader, _ file: UrnOnTable) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> UrnOnTable { try UrnOnTable.load(visit, db) }
    static func refusal(_ file: UrnOnTable, _ visit: Visit) -> Refusal? { PaperCountRules.mayCountersign(file, visit.actor, at: visit.now) }

    func perform(_ file: UrnOnTable, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try UrnStore.countersign(file.urn.id, by: try visit.account(), at: visit.now, db) else { throw NotFound() }
        try ScanStore.forget(file.urn.id, db)
        try PaperSeal.keep(file.edition.id, BoxKeys(visit.world), db) {
            if let totals = UrnTotals.agreed(file.totals) {
                try UrnTotalsStore.join(totals, file.edition.id, visit.world, db)
            } else {
                try SheetStore.join(file.tally, file.edition.id, visit.world, db)
            }
        }
        return Outcome(
            to: file.link, saying: "L’urne est signée : ses bulletins rejoignent les autres.",
            journal: [JournalEntry(
                "paper.countersign-urn", "urn", file.urn.id.number, edition: file.edition.id,
                reason: figures(file), isPublic: true)])
    }

    private func figures(_ file: UrnOnTable) -> String {
        if let totals = UrnTotals.agreed(file.totals) { return "totaux : \(totals.ballots) bulletins, \(totals.blank) blancs, \(totals.invalid) nuls" }
        return "\(file.tally.count(.valid)) valables, \(file.tally.count(.blank)) blancs, \(file.tally.count(.invalid)) nuls"
    }
}

/// Before the second signature, the first one is taken back with a reason: something is to be mended.
struct TakeBackSignature: Action {
    typealias FormPage = UrnCountPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/reprendre"

    let reason: String

    init(_ form: inout FormReader, _ file: UrnOnTable) { reason = form.text("back", min: 10, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> UrnOnTable { try UrnOnTable.load(visit, db) }
    static func refusal(_ file: UrnOnTable, _ visit: Visit) -> Refusal? { PaperCountRules.mayCount(file, visit.actor, at: visit.now) }

    func perform(_ file: UrnOnTable, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try UrnStore.unsign(file.urn.id, db) else { throw Refusal.notNow("Personne n’a signé cette urne, ou elle est déjà contresignée.") }
        return Outcome(
            to: file.link, saying: "La signature est retirée : l’urne se corrige.",
            journal: [JournalEntry("paper.unsign-urn", "urn", file.urn.id.number, edition: file.edition.id, reason: reason, isPublic: true)])
    }
}
