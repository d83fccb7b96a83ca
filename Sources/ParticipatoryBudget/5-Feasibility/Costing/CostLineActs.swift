import Database
import Vocabulary
import Web

/// A study with the usual prices at hand.
struct CostingSubject: Sendable {
    var file: StudyFile
    var prices: [UsualPrice]

    static func inPath(_ visit: Visit, _ db: Reading) throws -> CostingSubject {
        CostingSubject(file: try FeasibilityStore.file(visit, db), prices: try CostLineStore.prices(db))
    }
}

/// Add a line to the costing of a study.
struct AddCostLine: Action {
    typealias FormPage = CostLinesPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/chiffrage"

    let kind: CostLine.Kind
    let label: String
    let quantity: Int
    let unit: String
    let price: Euros
    let isKept: Bool

    init(_ form: inout FormReader, _ subject: CostingSubject) {
        let chosen: ID<UsualPrice>? = form.optionalID("usual")
        let usual = subject.prices.first { $0.id == chosen }
        quantity = form.money("quantity", max: Euros(100_000)).cents
        kind = usual?.kind ?? form.choice("kind", CostLine.Kind.works)
        label = usual?.label ?? form.text("label", min: 2, max: 120)
        unit = usual?.unit ?? form.optionalText("unit", max: 20) ?? "unité"
        price = usual?.price ?? form.money("price", max: Euros(100_000_000))
        isKept = usual == nil && form.isChecked("keep")
        if quantity <= 0 { form.error("quantity", "Indiquez une quantité.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CostingSubject { try .inPath(visit, db) }
    static func refusal(_ subject: CostingSubject, _ visit: Visit) -> Refusal? { FeasibilityRules.mayCost(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: CostingSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let study = subject.file.study else { throw NotFound() }
        let account = try visit.account()
        try CostLineStore.add(kind, label, quantity: quantity, unit: unit, price: price, to: study.id, by: account, at: visit.now, db)
        if isKept { try CostLineStore.keep(kind, label, unit: unit, price: price, by: account, at: visit.now, db) }
        return Outcome(
            to: subject.file.link + "/chiffrage", saying: "La ligne est ajoutée.",
            journal: [JournalEntry("feasibility.add-cost", "proposal", subject.file.proposal.id.number, edition: subject.file.edition.id, reason: label)])
    }
}

/// Take a line off.
struct RemoveCostLine: Action {
    typealias FormPage = CostLinesPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/chiffrage/retirer"

    let line: ID<CostLine>

    init(_ form: inout FormReader, _ subject: CostingSubject) { line = form.id("line") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CostingSubject { try .inPath(visit, db) }
    static func refusal(_ subject: CostingSubject, _ visit: Visit) -> Refusal? { FeasibilityRules.mayCost(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: CostingSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let study = subject.file.study else { throw NotFound() }
        guard try CostLineStore.remove(line, from: study.id, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Cette ligne n’est plus dans le chiffrage.")
        }
        return Outcome(
            to: subject.file.link + "/chiffrage", saying: "La ligne est retirée.",
            journal: [JournalEntry("feasibility.remove-cost", "proposal", subject.file.proposal.id.number, edition: subject.file.edition.id)])
    }
}

/// Offer a usual price no more.
struct RetireUsualPrice: Action {
    typealias FormPage = CostLinesPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/chiffrage/prix"

    let price: ID<UsualPrice>

    init(_ form: inout FormReader, _ subject: CostingSubject) { price = form.id("price") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CostingSubject { try .inPath(visit, db) }
    static func refusal(_ subject: CostingSubject, _ visit: Visit) -> Refusal? { FeasibilityRules.mayCost(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: CostingSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try CostLineStore.retire(price, at: visit.now, db)
        return Outcome(
            to: subject.file.link + "/chiffrage", saying: "Ce prix n’est plus proposé.",
            journal: [JournalEntry("feasibility.retire-price", "proposal", subject.file.proposal.id.number, edition: subject.file.edition.id)])
    }
}
