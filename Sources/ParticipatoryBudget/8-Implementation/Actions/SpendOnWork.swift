import Database
import L10n
import Vocabulary
import Web

/// Money spent is written down.
struct RecordSpending: Action {
    typealias FormPage = WorkMoneyPage
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
        if amount <= .zero, form.error(in: "amount") == nil { form.error("amount", "Une dépense est plus grande que zéro.") }
        if day > form.now { form.error("day", "Cette date est à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ImplementationStore.spend(subject.work.id, label, amount, at: day, section: section, by: try visit.account(), db)
        let isOver = subject.work.spent + amount > subject.work.budget
        return Outcome(
            to: subject.link + "/argent",
            saying: isOver ? "La dépense est inscrite. Le budget est dépassé : il reste à le revoir, avec sa raison." : "La dépense est inscrite.",
            journal: [subject.entry("spend", "\(label) : \(Texts(.french).money(amount))")])
    }
}

/// A wrong line is cancelled; it stays, marked.
struct CancelSpending: Action {
    typealias FormPage = WorkMoneyPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/depenses/:spending/annuler"

    /// The work and the line.
    struct Subject: Sendable {
        var of: WorkSubject
        var spending: ID<Spending>
    }

    init(_ form: inout FormReader, _ subject: Subject) {}
    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject { Subject(of: try .load(visit, db), spending: try visit.id("spending")) }
    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.of.work, subject.of.edition, visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ImplementationStore.cancelSpending(subject.spending, of: subject.of.work.id, at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: subject.of.link + "/argent", saying: "La dépense est annulée.", journal: [subject.of.entry("cancel-spending", String(subject.spending.number))])
    }
}

/// The officer revises the budget; residents read the former, the new and why.
struct ReviseBudget: Action {
    typealias FormPage = WorkMoneyPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/budget"
    let budget: Euros
    let reason: String

    init(_ form: inout FormReader, _ subject: WorkSubject) {
        budget = form.money("budget")
        reason = form.text("reason", min: 20, max: 1000)
        guard form.error(in: "budget") == nil else { return }
        if budget <= .zero { form.error("budget", "Un budget est plus grand que zéro.") }
        if budget == subject.work.budget { form.error("budget", "C’est déjà le budget du projet.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReviseBudget(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ImplementationStore.setBudget(budget, subject.work, at: visit.now, db) else {
            throw Refusal.notNow("Une autre personne vient de revoir ce budget.")
        }
        let told = WorkTold.budget(from: subject.work.budget, to: budget, reason)
        try ImplementationStore.tell(told, subject.work.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.link + "/argent", saying: "Le nouveau budget est publié avec sa raison.",
            journal: [subject.entry("budget", "\(Texts(.french).money(subject.work.budget)) → \(Texts(.french).money(budget)) : \(reason)")],
            letters: ImplementationLetters.told(subject, told, isDecision: false)
        )
    }
}
