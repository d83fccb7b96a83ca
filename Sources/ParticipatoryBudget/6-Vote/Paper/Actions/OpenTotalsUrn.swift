import Database
import Vocabulary
import Web

/// The officer writes down an urn that somebody else kept and counted: only its totals will be known. Where the rules of the edition say so.
struct OpenTotalsUrn: Action {
    typealias FormPage = PollingPlacePage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/totaux"

    /// The place, with the rules of the vote.
    struct Subject: Sendable {
        var file: PollingPlaceFile
        var book: Rulebook

        static func load(_ visit: Visit, _ db: Reading) throws -> Subject {
            let file = try PollingPlaceStore.file(visit, db)
            return Subject(file: file, book: try Booth.rules(file.edition, db))
        }
    }

    let label: String

    init(_ form: inout FormReader, _ subject: Subject) { label = form.text("totals", max: 60) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject { try .load(visit, db) }
    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { TotalsRules.mayOpen(subject.file, subject.book, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.file.edition
        if try UrnStore.isTaken(label, in: edition.id, db) { throw FormErrors("totals", "Une urne de cette édition porte déjà ce nom.") }
        let id = try UrnStore.open(label, seal: "", isAggregated: true, at: subject.file.place, by: visit.actor.account, at: visit.now, db)
        _ = try UrnStore.close(id, seal: "", by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: subject.file.link, saying: "L’urne « \(label) » est notée : ses totaux se saisissent après la clôture.",
            journal: [JournalEntry("paper.open-totals", "urn", id.number, edition: edition.id, reason: label, isPublic: true)])
    }
}

/// One person keys the totals of such an urn; another keys them again without seeing them; a third settles.
struct KeyTotals: Action {
    typealias FormPage = TotalsPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/totaux"

    let totals: UrnTotals

    init(_ form: inout FormReader, _ file: UrnOnTable) {
        let ballots = form.int("ballots", in: 0...100_000), blank = form.int("blank", in: 0...100_000), invalid = form.int("invalid", in: 0...100_000)
        var votes: [ID<Project>: Int] = [:]
        for project in file.projects.values.sorted(by: { $0.number < $1.number }) {
            let field = "votes-\(project.number)"
            votes[project.id] = form.optionalInt(field, in: 0...100_000) ?? 0
            if votes[project.id]! > ballots - blank - invalid { form.error(field, "Un projet ne peut pas avoir plus de voix qu’il n’y a de bulletins valables.") }
        }
        if blank + invalid > ballots { form.error("ballots", "Il y a plus de bulletins blancs et nuls que de bulletins.") }
        if votes.values.reduce(0, +) > max(0, ballots - blank - invalid) * file.paper.rule.maximum {
            form.error("ballots", "Les voix font plus que \(file.paper.rule.maximum) choix par bulletin valable. Vérifiez les totaux.")
        }
        let pass = file.totals.count + 1
        totals = UrnTotals(id: ID(1), pass: pass, ballots: ballots, blank: blank, invalid: invalid, votes: votes, keyedBy: nil)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> UrnOnTable {
        let file = try UrnOnTable.load(visit, db)
        guard file.urn.isAggregated else { throw NotFound() }
        return file
    }

    static func refusal(_ file: UrnOnTable, _ visit: Visit) -> Refusal? { TotalsRules.mayKey(file, visit.actor, at: visit.now) }

    func perform(_ file: UrnOnTable, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try UrnTotalsStore.key(totals, in: file.urn.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Les totaux sont enregistrés.",
            journal: [JournalEntry("paper.key-totals", "urn", file.urn.id.number, edition: file.edition.id, reason: "saisie \(totals.pass)")])
    }
}

/// Totals were keyed wrong: all their entries are taken back with a reason, before anybody signs, and keyed again by two people.
struct TakeBackTotals: Action {
    typealias FormPage = UrnCountPage
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/totaux/reprendre"

    let reason: String

    init(_ form: inout FormReader, _ file: UrnOnTable) { reason = form.text("wrong", min: 10, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> UrnOnTable { try KeyTotals.subject(visit, db) }
    static func refusal(_ file: UrnOnTable, _ visit: Visit) -> Refusal? { TotalsRules.mayTakeBack(file, visit.actor, at: visit.now) }

    func perform(_ file: UrnOnTable, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try UrnTotalsStore.takeBack(file.urn.id, reason: reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Les totaux sont à saisir de nouveau, par deux personnes.",
            journal: [JournalEntry("paper.take-back-totals", "urn", file.urn.id.number, edition: file.edition.id, reason: reason, isPublic: true)])
    }
}
