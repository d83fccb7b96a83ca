import Database
import L10n
import Vocabulary
import Web

/// Open a closed question again, with the reason and a new date.
struct ReopenQuestion: Action {
    typealias FormPage = QuestionPage
    static let path: Path = "/bureau/questions/:question/reouverture"

    let reason: String

    init(_ form: inout FormReader, _ file: QuestionFile) { reason = form.text("reason", min: 5, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> QuestionFile { try QuestionStore.file(visit, db) }
    static func refusal(_ file: QuestionFile, _ visit: Visit) -> Refusal? { QuestionRules.mayReopen(file.question, visit.actor) }

    func perform(_ file: QuestionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let question = file.question, days = try QuestionSettingsStore.topics(db).first { $0.id == question.topic }?.answerDays ?? 5
        let due = WorkingDays.due(from: visit.now, days: days)
        guard try QuestionWritingStore.reopen(question.id, due: due, reason: reason, by: try visit.account(), at: visit.now, db) else { throw Refusal.notNow("Cette question est ouverte.") }
        return Outcome(
            to: question.deskLink, saying: "La question est rouverte. Réponse due le \(day: due).", journal: [JournalEntry("question.reopen", "question", question.id.number)],
            letters: QuestionLetters.letter(
                question, "Votre question n° \(String(question.id.number)) est rouverte", ["« \(question.subject) »", "\(reason)", "Nous vous répondons au plus tard le \(day: due)."],
                button: "Voir l’échange", visit.world))
    }
}
