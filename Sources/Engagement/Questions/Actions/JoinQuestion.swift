import Database
import Vocabulary
import Web

/// Join a question to another that asks the same: one answer goes to both.
struct JoinQuestion: Action {
    typealias FormPage = QuestionPage
    static let path: Path = "/bureau/questions/:question/reunion"

    let other: Int

    init(_ form: inout FormReader, _ file: QuestionFile) {
        other = form.int("other", in: 1...1_000_000_000)
        if other == file.question.id.number { form.error("other", "C’est cette question elle-même.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> QuestionFile { try QuestionStore.file(visit, db) }
    static func refusal(_ file: QuestionFile, _ visit: Visit) -> Refusal? { QuestionRules.mayHandle(file.question, visit.actor) }

    func perform(_ file: QuestionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let question = file.question, main = try main(visit, db), account = try visit.account()
        if try !QuestionStore.joined(to: question.id, db).isEmpty { throw FormErrors("other", "D’autres questions sont réunies à celle-ci : réunissez plutôt l’autre à celle-ci.") }
        guard try QuestionWritingStore.close(question.id, .joined, reason: "", joinedTo: main.id, by: account, at: visit.now, db) else { throw Refusal.notNow("Cette question est close. Rouvrez-la d’abord.") }
        return Outcome(
            to: main.deskLink, saying: "Les deux questions sont réunies : la réponse ira aux deux personnes.",
            journal: [JournalEntry("question.join", "question", question.id.number, reason: "n° \(main.id)")])
    }

    /// An open question that this person may handle, and that is not itself joined to a third.
    private func main(_ visit: Visit, _ db: Reading) throws -> Question {
        guard let main = try? QuestionStore.question(ID(other), db), QuestionRules.mayRead(main, visit.actor) == nil else {
            throw FormErrors("other", "Aucune de vos questions ne porte ce numéro.")
        }
        if let refusal = QuestionRules.mayHandle(main, visit.actor) { throw FormErrors("other", refusal.reason) }
        return main
    }
}
