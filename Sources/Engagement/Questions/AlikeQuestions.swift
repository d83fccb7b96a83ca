import Database
import Platform
import Vocabulary

/// Earlier questions that say nearly the same, among those that a person's roles show her.
enum AlikeQuestions {
    static func find(_ words: String, besides id: ID<Question>?, _ reach: QuestionReach, _ db: Reading) throws -> [Question] {
        let others = try QuestionStore.recent(reach, db).filter { $0.id != id }
        return Similarity(others.map(\.subject)).closest(to: String(words.prefix(300)), limit: 5, atLeast: 0.35).map { others[$0.rank] }
    }
}
