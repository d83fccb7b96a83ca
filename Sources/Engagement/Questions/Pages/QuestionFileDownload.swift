import Database
import Platform
import Vocabulary
import Web

/// A file that came with a question, for those who answer it.
struct QuestionFileDownload: Download {
    static let path: Path = "/bureau/questions/:question/pieces/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let question = try QuestionStore.question(try visit.id("question"), db)
        if let refusal = QuestionRules.mayRead(question, visit.actor) { throw refusal }
        return try DocumentDownload.response(visit, of: "question", question.id.number, db)
    }
}
