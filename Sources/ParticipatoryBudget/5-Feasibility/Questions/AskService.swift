import Database
import Platform
import Vocabulary
import Web

/// Ask a service something about a proposal, whenever it comes up, with a date and a reason. Nothing that is decided opens again.
struct AskService: Action {
    typealias FormPage = StudyPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/questions"

    /// The study, and the services that may be asked.
    struct Subject: Sendable {
        var file: StudyFile
        var services: [ServiceID: String]
    }

    let draft: StudyQuestionDraft

    init(_ form: inout FormReader, _ subject: Subject) { draft = StudyQuestionDraft(&form, among: subject.services) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try FeasibilityStore.file(visit, db)
        return Subject(file: file, services: Dictionary(try ServiceStore.all(db).filter(\.isActive).map { ($0.id, $0.name) }) { $1 })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { StudyQuestionRules.mayAsk(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard let study = file.study else { throw NotFound() }
        try StudyQuestionStore.ask(draft, on: study.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "#questions", saying: "La question est posée. Le service est prévenu.", journal: [draft.entry(file)],
            letters: try draft.letters(file, db))
    }
}

extension StudyQuestionDraft {
    init(_ form: inout FormReader, among services: [ServiceID: String]) {
        service = form.service("asked_service", among: services)
        question = form.text("asked_question", min: 10, max: 1000)
        reason = form.text("asked_reason", min: 10, max: 1000)
        publicWords = form.text("asked_public", min: 10, max: 300)
        due = form.dueDay("asked_due")
    }

    /// In public words: followers read it.
    func entry(_ file: StudyFile) -> JournalEntry {
        JournalEntry("feasibility.ask-service", "proposal", file.proposal.id.number, edition: file.edition.id, reason: publicWords, isPublic: true)
    }

    func letters(_ file: StudyFile, _ db: Reading) throws -> [Letter] {
        try FeasibilityStore.recipients([service], withCopy: true, db)[service, default: []].map {
            Letter(
                to: $0, kind: .task, subject: "Proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number)) : une question à votre service, pour le \(day: due)",
                paragraphs: [
                    "Une question est posée à votre service sur « \(file.proposal.title) » (\(file.edition.title)) :", "\(question)", "Pourquoi : \(reason)",
                    "Votre réponse est attendue le \(day: due) au plus tard. Elle ne change rien par elle-même à ce qui est décidé.",
                ],
                button: Letter.Button("Répondre", file.link + "#questions"))
        }
    }
}
