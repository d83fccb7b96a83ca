import Database
import Vocabulary

/// Complementary instruction: a service is asked something about a proposal, in session or long after, with a date and a reason. Its
/// answer reopens nothing by itself.
struct StudyQuestion: Sendable, Equatable {
    /// What the officer made of the answer: nothing that was decided changes, or the study was opened again. Or nobody waits for it any more.
    enum Outcome: String, Sendable, CaseIterable { case kept, reopened, withdrawn }
    enum Stage: String, Sendable, CaseIterable { case waiting = "en-attente", answered = "repondue", settled = "close" }

    var id: ID<StudyQuestion>
    var service: ServiceID
    var serviceName: String
    /// Of the session in which it was born.
    var sessionTitle: String?
    var question: String
    /// Why it is asked, for colleagues.
    var reason: String
    /// What residents read of it.
    var publicWords: String
    var dueAt: Instant
    var askedBy: AccountID
    var askedByName: String
    var askedAt: Instant
    var answer: String
    var answeredBy: AccountID?
    var answeredByName: String?
    var answeredAt: Instant?
    var outcome: Outcome?
    var publicAnswer: String
    var settledByName: String?
    var settledAt: Instant?

    var stage: Stage { settledAt != nil ? .settled : answeredAt != nil ? .answered : .waiting }
    func isLate(at now: Instant) -> Bool { stage == .waiting && dueAt <= now }

    static let columns = """
        q.id, q.service_id, v.name, r.title, q.question, q.reason, q.public_words, q.due_at, q.asked_by, a.display_name, q.asked_at, q.answer, \
        q.answered_by, b.display_name, q.answered_at, q.outcome, q.public_answer, c.display_name, q.settled_at
        """
    static let tables = """
        study_questions q join services v on v.id = q.service_id join accounts a on a.id = q.asked_by \
        left join review_sessions r on r.id = q.session_id left join accounts b on b.id = q.answered_by left join accounts c on c.id = q.settled_by
        """
}

extension StudyQuestion {
    init(_ row: inout RowReader) throws {
        id = row.id(); service = row.id(); serviceName = row.text(); sessionTitle = row.optionalText(); question = row.text(); reason = row.text()
        publicWords = row.text(); dueAt = row.instant(); askedBy = row.id(); askedByName = row.text(); askedAt = row.instant(); answer = row.text()
        answeredBy = row.optionalID(); answeredByName = row.optionalText(); answeredAt = row.optionalInstant(); outcome = try row.optionalChoice()
        publicAnswer = row.text(); settledByName = row.optionalText(); settledAt = row.optionalInstant()
    }
}

/// What one asks of a service.
struct StudyQuestionDraft: Sendable {
    var service: ServiceID
    var question: String
    var reason: String
    var publicWords: String
    var due: Instant
}

/// A question in the list of those of an edition, with its proposal.
struct StudyQuestionLine: Sendable, Equatable {
    var number: Int
    var title: String
    var territory: TerritoryID?
    var question: StudyQuestion
}

extension StudyQuestion.Stage {
    var name: Message {
        switch self {
        case .waiting: "Réponse attendue"
        case .answered: "Réponse à prendre en compte"
        case .settled: "Close"
        }
    }
}
