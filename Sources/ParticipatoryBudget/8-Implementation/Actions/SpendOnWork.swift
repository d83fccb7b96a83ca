import Database
import Vocabulary
import Web

/// Money spent is written down.
struct RecordSpending: Action {
    typealias FormPage = WorkDeskPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/depenses"
    let label: String
    let amount: Euros
    let day: Instant
    let section: BudgetSection

    init(_ form: inout FormReader, _ subject: WorkSubject) {
        label = form.text("label", max: 120)
        amount = form.money("amount")
        day = form.day("day")
        section = form.choice("section", .investment)
        if form.errors.isEmpty, amount <= .zero { form.error("amount", "Une dépense est plus grande que zéro.") }
        if day > form.now { form.error("day", "Cette date est à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ImplementationStore.spend(subject.work.id, label, amount, at: day, section: section, by: try visit.account(), db)
        return Outcome(to: subject.link, saying: "La dépense est inscrite.", journal: [subject.entry("spend", label)])
    }
}

/// A wrong line is cancelled; it stays, marked.
struct CancelSpending: Action {
    typealias FormPage = WorkDeskPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/depenses/:spending/annuler"

    struct Subject: Sendable {
        var of: WorkSubject
        var spending: ID<Spending>
    }

    init(_ form: inout FormReader, _ subject: Subject) {}
    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject { Subject(of: try .load(visit, db), spending: try visit.id("spending")) }
    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.of.work, subject.of.edition, visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ImplementationStore.cancelSpending(subject.spending, of: subject.of.work.id, at: visit.now, db) else { throw NotFound() }
        return Outcome(to: subject.of.link, saying: "La dépense est annulée.", journal: [subject.of.entry("cancel-spending", String(subject.spending.number))])
    }
}
