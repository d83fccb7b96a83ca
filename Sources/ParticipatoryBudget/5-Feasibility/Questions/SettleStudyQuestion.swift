import Database
import Vocabulary
import Web

/// Take note of an answer that changes nothing of what is decided, in words that residents read. Opening the study again is another act.
struct SettleStudyQuestion: Action {
    typealias FormPage = StudyQuestionPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/questions/:question/suite"

    let publicAnswer: String

    init(_ form: inout FormReader, _ subject: AnswerStudyQuestion.Subject) { publicAnswer = form.text("public_answer", min: 10, max: 1000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> AnswerStudyQuestion.Subject { try AnswerStudyQuestion.subject(visit, db) }
    static func refusal(_ subject: AnswerStudyQuestion.Subject, _ visit: Visit) -> Refusal? { StudyQuestionRules.maySettle(subject.file, subject.question, visit.actor, at: visit.now) }

    func perform(_ subject: AnswerStudyQuestion.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try StudyQuestionStore.keep(subject.question.id, publicAnswer: publicAnswer, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "#questions", saying: "C’est noté : rien de ce qui est décidé ne change.",
            journal: [JournalEntry(
                "feasibility.settle-question", "proposal", file.proposal.id.number, edition: file.edition.id, reason: publicAnswer,
                isPublic: file.synthesis?.milestones.releasedAt != nil)])
    }
}
