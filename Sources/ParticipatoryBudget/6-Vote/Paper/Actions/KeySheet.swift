import Database
import Vocabulary
import Web

/// One person keys one sheet; another keys it again without seeing what the first wrote.
struct KeySheet: Action {
    typealias FormPage = KeyingPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/saisie"
    static var limits: Limits { Limits(changesPages: false) }

    let sheet: Int
    let keyed: KeyedSheet

    init(_ form: inout FormReader, _ file: UrnOnTable) {
        sheet = form.int("sheet", in: 1...100_000)
        keyed = KeyedSheet(&form, file)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> UrnOnTable { try UrnOnTable.load(visit, db) }
    static func refusal(_ file: UrnOnTable, _ visit: Visit) -> Refusal? { PaperCountRules.mayKey(file, visit.actor, at: visit.now) }

    func perform(_ file: UrnOnTable, _ visit: Visit, _ db: Writing) throws -> Outcome {
        // Somebody may have keyed it meanwhile: the pile goes on with the next.
        guard let next = file.tally.next(for: visit.actor.account), next.sheet == sheet else {
            return Outcome(to: PaperLinks.keying(file.edition, file.urn.id), saying: "Cette feuille vient d’être saisie par une autre personne. Voici la suivante.")
        }
        try SheetStore.key(keyed.entry(sheet, pass: next.pass, by: try visit.account(), at: visit.now), in: file.urn.id, db)
        return Outcome(to: PaperLinks.keying(file.edition, file.urn.id), saying: "Feuille \(sheet) saisie.")
    }
}

/// What a form says of a sheet.
struct KeyedSheet: Sendable {
    let verdict: SheetEntry.Verdict
    let reason: SheetEntry.InvalidReason?
    let choices: String

    init(_ form: inout FormReader, _ file: UrnOnTable) {
        verdict = form.choice("verdict", .valid)
        reason = verdict == .invalid ? form.choice("reason", .unreadable) : nil
        choices = verdict == .valid && form.errors.isEmpty ? KeyedChoices.read(&form, file).text : ""
        if verdict == .blank, !file.paper.rule.allowsBlank { form.error("verdict", "Ce vote ne prévoit pas de vote blanc : un bulletin sans choix est nul.") }
    }

    func entry(_ sheet: Int, pass: Int, by account: AccountID, at now: Instant) -> SheetEntry {
        SheetEntry(id: ID(1), sheet: sheet, pass: pass, verdict: verdict, reason: reason, choices: choices, keyedBy: account, keyedAt: now)
    }
}

/// Who mistyped takes her own entry back and keys the sheet again; the first entry stays in the history.
struct TakeBackSheet: Action {
    typealias FormPage = KeyingPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/saisie/reprendre"
    static var limits: Limits { Limits(changesPages: false) }

    let entry: ID<SheetEntry>

    init(_ form: inout FormReader, _ file: UrnOnTable) { entry = form.id("entry") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> UrnOnTable { try UrnOnTable.load(visit, db) }
    static func refusal(_ file: UrnOnTable, _ visit: Visit) -> Refusal? { PaperCountRules.mayKey(file, visit.actor, at: visit.now) }

    func perform(_ file: UrnOnTable, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account()
        guard let own = file.tally.last(of: account, .max).first(where: { $0.id == entry }) else { throw NotFound() }
        if own.pass < 3, file.tally.isSettled(own.sheet) {
            throw Refusal.notNow("Une troisième personne a tranché cette feuille : votre saisie ne se reprend plus.", wayOut: file.link, named: "Voir l’urne")
        }
        _ = try SheetStore.takeBack(own.id, in: file.urn.id, reason: "Reprise par la personne qui l’a saisie", by: account, at: visit.now, db)
        return Outcome(
            to: PaperLinks.keying(file.edition, file.urn.id), saying: "La feuille \(own.sheet) est à saisir de nouveau.",
            journal: [JournalEntry("paper.take-back-sheet", "urn", file.urn.id.number, edition: file.edition.id, reason: "feuille \(own.sheet)")])
    }
}

/// A third person reads the sheet on which two entries differ, and settles.
struct SettleSheet: Action {
    typealias FormPage = SettlingPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/ecarts/:sheet"

    let keyed: KeyedSheet

    init(_ form: inout FormReader, _ subject: SettlingPage.Subject) { keyed = KeyedSheet(&form, subject.file) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SettlingPage.Subject { try .load(visit, db) }
    static func refusal(_ subject: SettlingPage.Subject, _ visit: Visit) -> Refusal? {
        PaperCountRules.maySettle(subject.sheet, subject.file, visit.actor, at: visit.now)
    }

    func perform(_ subject: SettlingPage.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try SheetStore.key(keyed.entry(subject.sheet, pass: 3, by: try visit.account(), at: visit.now), in: file.urn.id, db)
        return Outcome(
            to: file.link, saying: "La feuille \(subject.sheet) est tranchée.",
            journal: [JournalEntry("paper.settle-sheet", "urn", file.urn.id.number, edition: file.edition.id, reason: "feuille \(subject.sheet)")])
    }
}
