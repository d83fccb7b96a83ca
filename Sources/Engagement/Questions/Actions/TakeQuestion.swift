import Database
import Vocabulary
import Web

/// Take a question in hand.
struct TakeQuestion: Action {
    typealias FormPage = QuestionPage
    static let path: Path = "/bureau/questions/:question/prise"

    init(_ form: inout FormReader, _ file: QuestionFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> QuestionFile { try QuestionStore.file(visit, db) }
    static func refusal(_ file: QuestionFile, _ visit: Visit) -> Refusal? { QuestionRules.mayTake(file.question, visit.actor) }

    func perform(_ file: QuestionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try QuestionWritingStore.take(file.question, by: try visit.account(), db) else { throw Refusal.notNow("Un collègue vient de prendre cette question.") }
        return Outcome(
            to: file.question.deskLink, saying: "Vous suivez cette question. Réponse due le \(day: file.question.dueAt).",
            journal: [JournalEntry("question.take", "question", file.question.id.number)])
    }
}
