import Database
import Vocabulary
import Web

/// Put a proposal before the room: the screen shows it within seconds.
struct ShowInSession: Action {
    typealias FormPage = SessionPage<ServiceSessionFile>
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session/ecran"

    let number: Int?

    init(_ form: inout FormReader, _ file: ServiceSessionFile) {
        let typed = Int(form.raw("number"))
        number = typed
        if let typed, !file.items.contains(where: { $0.number == typed }) { form.error("number", "Cette proposition n’est pas à l’ordre du jour.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ServiceSessionFile { try ServiceSessionStore.file(visit, db) }
    static func refusal(_ file: ServiceSessionFile, _ visit: Visit) -> Refusal? { ServiceSessionRules.mayConduct(file, visit.actor, at: visit.now) }

    func perform(_ file: ServiceSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let item = file.items.first { $0.number == number }
        try ServiceSessionStore.show(item?.proposal, in: file.session.id, db)
        return Outcome(to: item.map { file.link(to: $0) } ?? file.link, saying: item == nil ? "L’écran montre l’ordre du jour." : "L’écran de la salle montre cette proposition.")
    }
}

/// Write what the room decided of a proposal; the screen goes on to the next one.
struct DecideInSession: Action {
    typealias FormPage = ServiceSessionItemPage
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session/propositions/:number"

    /// The session with the line of its agenda.
    struct Subject: Sendable {
        var file: ServiceSessionFile
        var item: ServiceSessionItem
    }

    let decision: ServiceSessionItem.Decision
    let reason: String
    let conditions: String

    init(_ form: inout FormReader, _ subject: Subject) {
        decision = form.choice("decision", .postponed)
        reason = form.text("decision_reason", min: 10, max: 1500)
        conditions = form.optionalText("decision_conditions", max: 1500) ?? ""
        if decision == .withConditions, conditions.isEmpty { form.error("decision_conditions", "Dites à quelles conditions le projet est réalisable.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try ServiceSessionStore.file(visit, db)
        return Subject(file: file, item: try file.item(number: try visit.number("number")))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ServiceSessionRules.mayDecide(subject.item, subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (file, item) = (subject.file, subject.item), next = file.next(after: item.number)
        try ServiceSessionStore.record(
            decision, reason: reason, conditions: decision == .withConditions ? conditions : "", on: item, by: try visit.account(), at: visit.now, db)
        try ServiceSessionStore.show(next?.proposal, in: file.session.id, db)
        return Outcome(
            to: next.map { file.link(to: $0) } ?? file.link, saying: "Proposition n° \(item.number) : \(decision.name).",
            journal: [JournalEntry(
                "feasibility.decide-in-session", "proposal", item.proposal.number, edition: file.edition.id,
                reason: "\(file.session.title) : \(decision.name.key.lowercased()). \(reason)")])
    }
}

extension ServiceSessionFile {
    func link(to item: ServiceSessionItem) -> String { "\(link)/propositions/\(item.number)" }
}
