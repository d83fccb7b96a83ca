import Database
import Platform
import Vocabulary
import Web

/// Hand a question over to a service or to a colleague, saying what is expected.
struct AssignQuestion: Action {
    typealias FormPage = QuestionPage
    static let path: Path = "/bureau/questions/:question/transmission"

    /// The question, and to whom it may go.
    struct Subject: Sendable {
        var file: QuestionFile
        var services: [MunicipalService]
        var colleagues: [AccountID]
    }

    let service: MunicipalService?
    let owner: AccountID?
    let note: String

    init(_ form: inout FormReader, _ subject: Subject) {
        let service: ServiceID? = form.optionalID("service"), owner: AccountID? = form.optionalID("owner")
        self.service = subject.services.first { $0.id == service }
        self.owner = subject.colleagues.first { $0 == owner }
        note = form.text("note", min: 3, max: 500)
        if service != nil, self.service == nil { form.error("service", "Choisissez dans la liste.") }
        if owner != nil, self.owner == nil { form.error("owner", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try QuestionStore.file(visit, db)
        return Subject(
            file: file, services: try ServiceStore.all(db).filter(\.isActive), colleagues: try QuestionPage.colleagues(file.question, visit, db).map(\.account))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { QuestionRules.mayHandle(subject.file.question, visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = subject.file.question.id, account = try visit.account()
        try QuestionWritingStore.assign(id, service: service?.id, owner: owner, db)
        try QuestionWritingStore.write(.transfer, "\(service?.name ?? visit.t("L’accueil")) : \(note)", of: id, by: account, at: visit.now, db)
        let question = try QuestionStore.question(id, db), keeps = QuestionRules.mayRead(question, visit.actor) == nil
        return Outcome(
            to: keeps ? question.deskLink : QuestionLinks.desk, saying: "La question n° \(String(id.number)) est transmise.",
            journal: [JournalEntry("question.assign", "question", id.number, reason: service?.name ?? "")],
            letters: try QuestionLetters.toOfficers(question, "Une question vous est transmise : n° \(String(id.number))", besides: account, db))
    }
}
