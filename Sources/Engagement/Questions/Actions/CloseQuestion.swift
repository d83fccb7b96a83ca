import Database
import Vocabulary
import Web

/// Close a question with a reason, which the person receives.
struct CloseQuestion: Action {
    typealias FormPage = QuestionPage
    static let path: Path = "/bureau/questions/:question/cloture"

    let closing: Question.Closing
    let reason: String

    init(_ form: inout FormReader, _ file: QuestionFile) {
        closing = form.choice("closing", .answered)
        reason = form.text("reason", min: 5, max: 500)
        if closing == .joined { form.error("closing", "Choisissez une réponse.") }
        if closing == .answered, file.question.answeredAt == nil { form.error("closing", "Personne n’a encore répondu : répondez, ou dites pourquoi la question reste sans suite.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> QuestionFile { try QuestionStore.file(visit, db) }
    static func refusal(_ file: QuestionFile, _ visit: Visit) -> Refusal? { QuestionRules.mayHandle(file.question, visit.actor) }

    func perform(_ file: QuestionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let question = file.question
        guard try QuestionWritingStore.close(question.id, closing, reason: reason, by: try visit.account(), at: visit.now, db) else { throw Refusal.notNow("Cette question est close. Rouvrez-la d’abord.") }
        return Outcome(
            to: question.deskLink, saying: "La question est close.", journal: [JournalEntry("question.close", "question", question.id.number, reason: closing.name.key)],
            letters: QuestionLetters.letter(
                question, "Votre question n° \(String(question.id.number)) est close", ["« \(question.subject) »", "\(reason)", "Vous pouvez écrire à la suite : elle sera rouverte."],
                button: "Voir l’échange", visit.world))
    }
}
