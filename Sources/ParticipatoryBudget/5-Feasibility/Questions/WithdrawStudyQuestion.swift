import Database
import Vocabulary
import Web

/// Take back a question that nobody has answered, with a reason: nothing waits for it any more, and its service is told.
struct WithdrawStudyQuestion: Action {
    typealias FormPage = StudyQuestionPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/questions/:question/retrait"

    let reason: String

    init(_ form: inout FormReader, _ subject: AnswerStudyQuestion.Subject) { reason = form.text("withdraw_reason", min: 10, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> AnswerStudyQuestion.Subject { try AnswerStudyQuestion.subject(visit, db) }
    static func refusal(_ subject: AnswerStudyQuestion.Subject, _ visit: Visit) -> Refusal? {
        StudyQuestionRules.mayWithdraw(subject.file, subject.question, visit.actor, at: visit.now)
    }

    func perform(_ subject: AnswerStudyQuestion.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (file, question) = (subject.file, subject.question)
        try StudyQuestionStore.withdraw(question.id, reason: reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "#questions", saying: "La question est retirée. Le service est prévenu.",
            journal: [JournalEntry(
                "feasibility.withdraw-question", "proposal", file.proposal.id.number, edition: file.edition.id, reason: reason, isPublic: true)],
            letters: try FeasibilityStore.recipients([question.service], withCopy: true, db)[question.service, default: []].map { letter(file, question, to: $0) })
    }

    private func letter(_ file: StudyFile, _ question: StudyQuestion, to reader: Letter.Recipient) -> Letter {
        Letter(
            to: reader, kind: .task, subject: "Proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number)) : une question à votre service est retirée",
            paragraphs: ["Votre service n’a plus à répondre à cette question sur « \(file.proposal.title) » :", "\(question.question)", "Motif : \(reason)"])
    }
}
