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
        if stage == .abandoned { form.error("stage", "Un abandon a son propre formulaire.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let title = visit.t(stage.name)
        try ImplementationStore.setStage(stage, subject.work, at: visit.now, db)
        try ImplementationStore.tell(subject.work.id, .stage, title, body, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.link, saying: "L’étape est publiée.", journal: [subject.entry("stage", stage.rawValue)],
            letters: ImplementationLetters.moved(subject, title, body)
        )
    }
}

/// Who follows the work publishes news, or explains that the project changes.
struct PublishNews: Action {
    typealias FormPage = WorkDeskPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/nouvelle"
    let kind: WorkNews.Kind
    let title: String
    let body: String

    init(_ form: inout FormReader, _ subject: WorkSubject) {
        kind = form.choice("kind", .news)
        title = form.text("title", max: 120)
        body = form.text("body", min: 10, max: 3000)
        if kind != .news, kind != .scope { form.error("kind", "Choisissez une nouvelle ou un changement du projet.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ImplementationStore.tell(subject.work.id, kind, title, body, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.link, saying: "C’est publié.", journal: [subject.entry(kind.rawValue, title)],
            letters: ImplementationLetters.moved(subject, title, body)
        )
    }
}

/// The officer gives a project up, with a public reason.
struct AbandonWork: Action {
    typealias FormPage = WorkDeskPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/abandon"
    let body: String

    init(_ form: inout FormReader, _ subject: WorkSubject) { body = form.text("body", min: 40, max: 3000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayAbandon(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let title = visit.t("Le projet est abandonné")
        try ImplementationStore.setStage(.abandoned, subject.work, at: visit.now, db)
        try ImplementationStore.tell(subject.work.id, .abandonment, title, body, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.link, saying: "L’abandon est publié avec sa raison.", journal: [subject.entry("abandon", body)],
            letters: ImplementationLetters.moved(subject, title, body)
        )
    }
}
