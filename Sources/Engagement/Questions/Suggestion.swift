import Database
import Vocabulary
import Web

/// Words with which to begin an answer: of the FAQ, of an answer given before, of a template.
struct Suggestion: Sendable, Equatable {
    enum Source: String, Sendable, CaseIterable { case faq, earlier = "cas", template = "modele" }

    var source: Source
    var id: Int
    var title: String
    var body: String
    var link: String?
    /// Between colleagues: read, never sent as it is.
    var isInternal = false

    /// As a button of the form sends it.
    var key: String { "\(source.rawValue)-\(id)" }

    static func isKey(_ text: String) -> Bool { Source.allCases.contains { text.hasPrefix("\($0.rawValue)-") } }

    /// What comes close to the words of a question: the FAQ first, then what this person's roles let her read of earlier answers.
    static func close(to words: String, besides question: ID<Question>? = nil, _ visit: Visit, _ db: Reading) throws -> [Suggestion] {
        guard !words.isEmpty else { return [] }
        let entries = try FaqStore.close(to: words, withInternal: true, db).map {
            Suggestion(source: .faq, id: $0.id.number, title: $0.question, body: $0.answer, link: $0.deskLink, isInternal: $0.isInternal)
        }
        let earlier = try AlikeQuestions.find(words, besides: question, QuestionReach(visit.actor), db).compactMap { known -> Suggestion? in
            guard known.answeredAt != nil, let body = try QuestionStore.lastAnswer(known.id, db), !body.isEmpty else { return nil }
            return Suggestion(source: .earlier, id: known.id.number, title: known.subject, body: body, link: known.deskLink)
        }
        return entries + earlier
    }
}

extension AnswerTemplate {
    var suggestion: Suggestion { Suggestion(source: .template, id: id.number, title: name, body: body) }
}
