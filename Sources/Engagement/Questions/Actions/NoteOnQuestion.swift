import Database
import Vocabulary
import Web

/// Leave a note to colleagues beside a question.
struct NoteOnQuestion: Action {
    typealias FormPage = QuestionPage
    static let path: Path = "/bureau/questions/:question/note"

    let words: String

    init(_ form: inout FormReader, _ file: QuestionFile) { words = form.text("words", min: 2, max: 2000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> QuestionFile { try QuestionStore.file(visit, db) }
    static func refusal(_ file: QuestionFile, _ visit: Visit) -> Refusal? { QuestionRules.mayHandle(file.question, visit.actor) }

    func perform(_ file: QuestionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try QuestionWritingStore.write(.note, words, of: file.question.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: file.question.deskLink, saying: "La note est ajoutée.", journal: [JournalEntry("question.note", "question", file.question.id.number)])
    }
}
