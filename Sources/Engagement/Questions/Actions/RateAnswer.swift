import Database
import Vocabulary
import Web

/// Say whether the answer helped: asked once.
struct RateAnswer: Action {
    typealias FormPage = OwnQuestionPage
    static let path: Path = "/questions/suivi/:key/avis"
    static let limits = Limits(perTenMinutes: 30)

    let rating: Int

    init(_ form: inout FormReader, _ file: QuestionFile) { rating = form.int("rating", in: 1...3) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> QuestionFile { try QuestionStore.ofKey(visit, db) }
    static func refusal(_ file: QuestionFile, _ visit: Visit) -> Refusal? { QuestionRules.mayRate(file.question) }

    func perform(_ file: QuestionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try QuestionWritingStore.rate(file.question.id, rating, at: visit.now, db) else { throw Refusal.notNow("Vous avez déjà donné votre avis. Merci.") }
        return Outcome(
            to: "/questions/suivi/\(try visit.parameter("key"))", saying: "Merci, votre avis est noté.", journal: [JournalEntry("question.rate", "question", file.question.id.number)])
    }
}
