import Database
import Vocabulary

/// A session of the services on the projects that need several of them: what its rules look at.
struct ServiceSessionFile: GroupSessionFile {
    var edition: Edition
    var session: GroupSession
    var members: [GroupSessionMember] = []
    var items: [ServiceSessionItem] = []

    /// What the room looks at.
    var shown: ServiceSessionItem? { items.first { $0.proposal.number == session.shown } }
    /// What the room may look at next, after this proposal.
    func next(after number: Int) -> ServiceSessionItem? { items.first { $0.number > number && $0.isWaiting } ?? items.first { $0.number != number && $0.isWaiting } }

    func item(number: Int) throws -> ServiceSessionItem {
        guard let item = items.first(where: { $0.number == number }) else { throw NotFound() }
        return item
    }
}

/// A proposal on the agenda, with the services that study it, what the room decided and asked.
struct ServiceSessionItem: Sendable, Equatable {
    /// What the room decides. The lead service then signs its conclusion, with this before its eyes.
    enum Decision: String, Sendable, CaseIterable { case feasible, withConditions = "with-conditions", unfeasible, toComplete = "to-complete", postponed }

    var id: ID<ServiceSessionItem>
    var proposal: ID<Proposal>
    var number: Int
    var title: String
    var summary: String
    var study: ID<FeasibilityStudy>
    var leadName: String
    /// Whether it was concluded, withdrawn or merged outside of the session.
    var isGone: Bool
    var decision: Decision?
    var reason: String
    var conditions: String
    var recordedByName: String?
    var recordedAt: Instant?
    /// The services that contribute, with the opinion each has given.
    var services: [(name: String, verdict: Opinion.Verdict?)] = []
    /// Its author and the co-authors who accepted.
    var people: [AccountID] = []
    /// Born in this session.
    var questions: [StudyQuestion] = []

    var isWaiting: Bool { decision == nil && !isGone }

    static func == (left: Self, right: Self) -> Bool { left.id == right.id && left.decision == right.decision && left.reason == right.reason }
}

extension ServiceSessionItem {
    init(_ row: inout RowReader) throws {
        id = row.id(); proposal = row.id(); number = row.int(); title = row.text(); summary = row.text(); study = row.id(); leadName = row.text()
        isGone = row.bool(); decision = try row.optionalChoice(); reason = row.text(); conditions = row.text()
        recordedByName = row.optionalText(); recordedAt = row.optionalInstant()
    }
}

/// A study that a session may take up, with how many services have a part in it.
struct SessionCandidate: Sendable {
    var line: StudyLine
    var services: Int
}

/// What a session decided of a proposal, as its study shows it.
struct SessionDecision: Sendable {
    var session: ID<GroupSession>
    var title: String
    var heldAt: Instant
    var decision: ServiceSessionItem.Decision
    var reason: String
    var conditions: String
}

extension ServiceSessionItem.Decision {
    var name: Message {
        switch self {
        case .feasible: "Réalisable"
        case .withConditions: "Réalisable sous conditions"
        case .unfeasible: "Non réalisable"
        case .toComplete: "Instruction à compléter"
        case .postponed: "Reportée à une autre séance"
        }
    }

    /// The conclusion that the lead service is expected to sign, when the room said one.
    var conclusion: Synthesis.Conclusion? {
        switch self {
        case .feasible: .feasible
        case .withConditions: .withConditions
        case .unfeasible: .unfeasible
        case .toComplete, .postponed: nil
        }
    }
}
