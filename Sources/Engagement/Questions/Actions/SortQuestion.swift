import Database
import Vocabulary
import Web

/// Say what a question is about: topic, neighbourhood, edition, proposal.
struct SortQuestion: Action {
    typealias FormPage = QuestionPage
    static let path: Path = "/bureau/questions/:question/classement"

    /// The question, and what may be chosen.
    struct Subject: Sendable {
        var file: QuestionFile
        var choices: ConcernChoices
    }

    let chosen: ChosenConcern

    init(_ form: inout FormReader, _ subject: Subject) { chosen = ChosenConcern(&form, subject.choices) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try QuestionStore.file(visit, db)
        var choices = try ConcernChoices(db)
        // What it already bears may stay, even if nobody may choose it any more.
        if let kept = try QuestionSettingsStore.topics(db).first(where: { $0.id == file.question.topic }), !kept.isActive { choices.topics.append(kept) }
        if let event = file.question.concern.event, !choices.events.contains(event) { choices.events.append(event) }
        if let body = file.question.concern.body, !choices.bodies.contains(body) { choices.bodies.append(body) }
        return Subject(file: file, choices: choices)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { QuestionRules.mayHandle(subject.file.question, visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let topic = chosen.topic else { throw NotFound() }
        let id = subject.file.question.id
        try QuestionWritingStore.sort(id, topic: topic.id, concern: try chosen.concern(db), db)
        let keeps = QuestionRules.mayRead(try QuestionStore.question(id, db), visit.actor) == nil
        return Outcome(
            to: keeps ? subject.file.question.deskLink : QuestionLinks.desk, saying: "La question est classée.", journal: [JournalEntry("question.sort", "question", id.number, reason: topic.name)])
    }
}
