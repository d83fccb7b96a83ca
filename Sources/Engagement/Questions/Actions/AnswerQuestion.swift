import Database
import Vocabulary
import Web

/// Answer the person; those whose question was joined to hers receive the same.
struct AnswerQuestion: Action {
    typealias FormPage = QuestionPage
    static let path: Path = "/bureau/questions/:question/reponse"

    let body: String
    let closes: Bool

    init(_ form: inout FormReader, _ file: QuestionFile) {
        body = form.text("body", min: 10, max: 6000)
        closes = form.isChecked("closes")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> QuestionFile { try QuestionStore.file(visit, db) }
    static func refusal(_ file: QuestionFile, _ visit: Visit) -> Refusal? { QuestionRules.mayAnswer(file.question, visit.actor) }

    func perform(_ file: QuestionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let question = file.question, account = try visit.account(), joined = try QuestionStore.joined(to: question.id, db)
        try QuestionWritingStore.answer(body, question.id, by: account, at: visit.now, db)
        for other in joined { try QuestionWritingStore.answerJoined(body, other.id, by: account, at: visit.now, db) }
        if closes { _ = try QuestionWritingStore.close(question.id, .answered, reason: "", by: account, at: visit.now, db) }
        let letters = ([question] + joined).flatMap { QuestionLetters.answer(body, $0, visit.world) }
        let isHeard = QuestionLetters.recipient(question) != nil
        return Outcome(
            to: question.deskLink, saying: isHeard ? "La réponse part." : "La réponse est notée : imprimez-la, ou donnez-la de vive voix.",
            journal: [JournalEntry("question.answer", "question", question.id.number)] + joined.map { JournalEntry("question.answer", "question", $0.id.number) }, letters: letters)
    }
}
