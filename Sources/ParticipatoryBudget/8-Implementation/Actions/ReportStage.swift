import Database
import Vocabulary
import Web

/// Who follows the work says how far it is, in words for residents.
struct ReportStage: Action {
    typealias FormPage = WorkDeskPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/etape"
    let stage: WorkStage
    let body: String

    init(_ form: inout FormReader, _ subject: WorkSubject) {
        stage = form.choice("stage", .notStarted)
        body = form.text("body", min: 10, max: 3000)
        if stage == .abandoned {
            form.error("stage", "Un abandon a son propre formulaire.")
        } else if stage == subject.work.stage, form.error(in: "stage") == nil {
            form.error("stage", "Le projet en est déjà là. Pour en parler, donnez plutôt des nouvelles.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let told = WorkTold.stage(stage, from: subject.work.stage, body)
        guard try ImplementationStore.setStage(stage, subject.work, at: visit.now, db) else {
            throw Refusal.notNow("Une autre personne vient de changer l’étape de ce projet.")
        }
        try ImplementationStore.tell(told, subject.work.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.link, saying: "L’étape est publiée.", journal: [subject.entry("stage", "\(told.title). \(body)")],
            letters: ImplementationLetters.told(subject, told, isDecision: stage.isDelivered)
        )
    }
}
