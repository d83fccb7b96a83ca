import Database
import Vocabulary

/// What became of a project that the panel chose and that the services set aside: told to the panel, questioned by it, published.
struct PanelReturn: Sendable, Equatable {
    var id: ID<PanelReturn>
    /// What the panel and the proposer asked for.
    var asked: String
    var found: String
    var tried: String
    var cost: String
    /// What remains possible.
    var remains: String
    var writtenBy: AccountID
    var writtenByName: String
    var writtenAt: Instant
    var publishedAt: Instant?
    /// The last day on which the panel spoke of it in session.
    var discussedAt: Instant?

    static let columns = "r.id, r.asked, r.found, r.tried, r.cost, r.remains, r.written_by, a.display_name, r.written_at, r.published_at"
    static let tables = "panel_returns r join accounts a on a.id = r.written_by"
}

extension PanelReturn {
    init(_ row: inout RowReader) {
        id = row.id(); asked = row.text(); found = row.text(); tried = row.text(); cost = row.text(); remains = row.text()
        writtenBy = row.id(); writtenByName = row.text(); writtenAt = row.instant(); publishedAt = row.optionalInstant(); discussedAt = row.optionalInstant()
    }
}

/// A question of a member of the panel, and what the services answered.
struct PanelQuestion: Sendable, Equatable {
    var id: ID<PanelQuestion>
    var question: String
    /// Told to officers, never to the public.
    var askedBy: String
    var askedAt: Instant
    var answer: String
    var answeredAt: Instant?
    /// Asked aloud in a session, and written down by whoever held it.
    var isFromSession = false

    static let columns = "q.id, q.question, a.display_name, q.asked_at, q.answer, q.answered_at, q.is_from_session"
}

extension PanelQuestion {
    init(_ row: inout RowReader) {
        id = row.id(); question = row.text(); askedBy = row.text(); askedAt = row.instant(); answer = row.text()
        answeredAt = row.optionalInstant(); isFromSession = row.bool()
    }
}

/// A return with the study that it tells of: what the rules look at.
struct ReturnFile: Sendable {
    var study: StudyFile
    var report: PanelReturn?
    var questions: [PanelQuestion] = []
    /// Those who sit on a panel of the edition: their role ends with the marking, the return comes months later.
    var panel: [AccountID] = []

    func sits(_ account: AccountID?) -> Bool { panel.contains { $0 == account } }
    var edition: Edition { study.edition }
    var link: String { FeasibilityLinks.panelReturn(study.edition, study.proposal.number ?? 0) }
    var open: [PanelQuestion] { questions.filter { $0.answeredAt == nil } }
}

/// A project set aside, in the list of the returns of an edition.
struct ReturnLine: Sendable, Equatable {
    var number: Int
    var title: String
    var isWritten: Bool
    var openQuestions: Int
    var publishedAt: Instant?
}
