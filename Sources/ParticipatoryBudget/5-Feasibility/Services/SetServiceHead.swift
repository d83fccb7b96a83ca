import Database
import Platform
import Vocabulary
import Web

/// Say who heads a service, and whether nothing leaves it without her.
struct SetServiceHead: Action {
    typealias FormPage = LoadBoardPage
    static let path: Path = "/bureau/editions/:edition/etudes/charge/:service"

    /// The edition, the service, and who answers for it.
    struct Subject: Sendable {
        var edition: Edition
        var service: MunicipalService
        var people: [AccountID]
    }

    let head: AccountID?
    let needsValidation: Bool

    init(_ form: inout FormReader, _ subject: Subject) {
        let typed: AccountID? = form.optionalID("head")
        head = typed
        needsValidation = form.isChecked("validates")
        if let typed, !subject.people.contains(typed) { form.error("head", "Choisissez une personne qui répond pour ce service.") }
        if typed == nil, needsValidation { form.error("head", "Dites qui dirige le service : c’est elle qui valide.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let service = try ServiceStore.service(try visit.id("service"), db)
        let people = try GrantStore.holders(of: .serviceReferent, on: .service(service.id), orCity: false, at: visit.now, db).map(\.account)
        return Subject(edition: try .inPath(visit, db), service: service, people: people)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { StudyServiceRules.maySet(visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try StudyServiceStore.set(subject.service.id, head: head, needsValidation: needsValidation, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: FeasibilityLinks.board(subject.edition), saying: "La direction de « \(subject.service.name) » est enregistrée.",
            journal: [JournalEntry("feasibility.set-head", "service", subject.service.id.number, edition: subject.edition.id, reason: subject.service.name)])
    }
}
