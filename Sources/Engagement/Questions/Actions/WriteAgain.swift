import Database
import Vocabulary
import Web

/// The person who asked writes again in the same thread. What was closed is open again, and a new date is promised.
struct WriteAgain: Action {
    typealias FormPage = OwnQuestionPage
    static let path: Path = "/questions/suivi/:key"
    static let limits = Limits(perTenMinutes: 20)

    let body: String

    init(_ form: inout FormReader, _ file: QuestionFile) { body = form.text("body", min: 3, max: 4000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> QuestionFile { try QuestionStore.ofKey(visit, db) }
    static func refusal(_ file: QuestionFile, _ visit: Visit) -> Refusal? { QuestionRules.mayWrite(file.question) }

    func perform(_ file: QuestionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let question = try Self.write(body, in: file.question, channel: .web, at: visit.now, db)
        return Outcome(
            to: "/questions/suivi/\(try visit.parameter("key"))", saying: "Votre message est ajouté. Nous vous répondons au plus tard le \(day: question.dueAt).",
            journal: [JournalEntry("question.write", "question", question.id.number)],
            letters: try QuestionLetters.toOfficers(question, "La personne a écrit à nouveau : question n° \(String(question.id.number))", besides: nil, db))
    }

    /// The same whether it comes by the page or by mail; gives the question as it then is.
    static func write(_ body: String, in question: Question, channel: Question.Channel, at now: Instant, _ db: Writing) throws -> Question {
        let days = try QuestionSettingsStore.topics(db).first { $0.id == question.topic }?.answerDays ?? 5
        try QuestionWritingStore.writeAgain(body, question, days: days, channel: channel, at: now, db)
        return try QuestionStore.question(question.id, db)
    }
}
