import Database
import Platform
import Vocabulary
import Web

/// Ask a service what the room could not settle: the question is born in the session and is answered after it.
struct AskInSession: Action {
    typealias FormPage = ServiceSessionItemPage
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session/propositions/:number/questions"

    /// The line of the agenda, its study, and the services that may be asked.
    struct Subject: Sendable {
        var decided: DecideInSession.Subject
        var study: StudyFile
        var services: [ServiceID: String]
    }

    let draft: StudyQuestionDraft

    init(_ form: inout FormReader, _ subject: Subject) { draft = StudyQuestionDraft(&form, among: subject.services) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let services = try ServiceStore.all(db).filter(\.isActive).map { ($0.id, $0.name) }
        return Subject(decided: try DecideInSession.subject(visit, db), study: try FeasibilityStore.file(visit, db), services: Dictionary(services) { $1 })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        ServiceSessionRules.mayAsk(subject.decided.item, subject.decided.file, visit.actor, at: visit.now)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (file, item) = (subject.decided.file, subject.decided.item)
        try StudyQuestionStore.ask(draft, on: item.study, in: file.session.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link(to: item) + "#questions", saying: "La question est posée. Le service est prévenu.", journal: [draft.entry(subject.study)],
            letters: try draft.letters(subject.study, db))
    }
}
