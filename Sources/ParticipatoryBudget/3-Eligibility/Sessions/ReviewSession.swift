import Database
import Vocabulary

/// A session of colleagues. The cross-department group confirms or overturns decisions; the services settle what needs several of them.
struct ReviewSession: Sendable, Equatable {
    /// What it is about: each has an agenda of its own.
    enum Kind: String, Sendable { case check, services }

    var id: ID<ReviewSession>
    var title: String
    var place: String
    var heldAt: Instant
    var plannedByName: String
    /// The proposal that the room looks at.
    var shown: ID<Proposal>?
    /// What the minutes say besides the decisions.
    var remarks: String
    var closedAt: Instant?
    var closedBy: AccountID?
    var closedByName: String?
    var signedAt: Instant?
    var signedByName: String?

    /// Where a session stands: what happened to it says so.
    enum Stage: String, Sendable, CaseIterable { case open, toSign = "to-sign", signed }

    var stage: Stage { signedAt != nil ? .signed : closedAt != nil ? .toSign : .open }

    static let columns = """
        s.id, s.title, s.place, s.held_at, p.display_name, s.shown_proposal_id, s.remarks, s.closed_at, s.closed_by, c.display_name, s.signed_at, g.display_name
        """
    static let tables = """
        review_sessions s join accounts p on p.id = s.planned_by left join accounts c on c.id = s.closed_by left join accounts g on g.id = s.signed_by
        """
}

extension ReviewSession {
    init(_ row: inout RowReader) {
        id = row.id(); title = row.text(); place = row.text(); heldAt = row.instant(); plannedByName = row.text(); shown = row.optionalID(); remarks = row.text()
        closedAt = row.optionalInstant(); closedBy = row.optionalID(); closedByName = row.optionalText()
        signedAt = row.optionalInstant(); signedByName = row.optionalText()
    }
}

/// Somebody of the group, invited to a session.
struct ReviewSessionMember: Sendable, Equatable {
    var account: AccountID
    var name: String
    var isPresent: Bool
}

/// A decision on the agenda of a session, and what the group says of it.
struct ReviewSessionItem: Sendable, Equatable {
    /// What the group says: a decision that it puts off waits for another session.
    enum Verdict: String, Sendable, CaseIterable { case confirmed, overturned, postponed }

    var id: ID<ReviewSessionItem>
    var review: ID<EligibilityReview>
    var proposal: ID<Proposal>
    var number: Int
    var title: String
    var outcome: EligibilityReview.Outcome
    var publicReason: String
    var decidedBy: AccountID
    var decidedByName: String
    /// Its author and the co-authors who accepted.
    var people: [AccountID] = []
    /// Whether the text changed after the signature: then it is looked at on its own.
    var isChanged: Bool
    /// Whether somebody took the decision back, or checked it, outside of the session.
    var isGone: Bool
    var verdict: Verdict?
    var reason: String
    var recordedByName: String?

    var isWaiting: Bool { verdict == nil && !isGone }
}

extension ReviewSessionItem {
    init(_ row: inout RowReader) throws {
        id = row.id(); review = row.id(); proposal = row.id(); number = row.int(); title = row.text(); outcome = try row.choice(); publicReason = row.text()
        decidedBy = row.id(); decidedByName = row.text(); isChanged = row.bool(); isGone = row.bool(); verdict = try row.optionalChoice()
        reason = row.text(); recordedByName = row.optionalText()
    }
}

/// A session with its members; what stands on the agenda is each kind's own.
protocol GroupSession: Sendable {
    var edition: Edition { get }
    var session: ReviewSession { get }
    var members: [ReviewSessionMember] { get }
    var link: String { get }
}

extension GroupSession {
    var present: [ReviewSessionMember] { members.filter(\.isPresent) }
    func isPresent(_ account: AccountID?) -> Bool { present.contains { $0.account == account } }
}

/// A session of the cross-department group: what the rules look at.
struct ReviewSessionFile: GroupSession {
    var edition: Edition
    var session: ReviewSession
    var members: [ReviewSessionMember] = []
    var items: [ReviewSessionItem] = []

    var link: String { EligibilityLinks.session(edition, session.id) }
    /// The line that waits, or else the last said: a decision overturned and signed again comes back with its number.
    func item(number: Int) throws -> ReviewSessionItem {
        let lines = items.filter { $0.number == number }
        guard let item = lines.first(where: \.isWaiting) ?? lines.last else { throw NotFound() }
        return item
    }
}

extension ReviewSession.Stage {
    var name: Message {
        switch self {
        case .open: "En préparation ou en cours"
        case .toSign: "Compte rendu à signer"
        case .signed: "Compte rendu signé"
        }
    }
}

extension ReviewSessionItem.Verdict {
    var name: Message {
        switch self {
        case .confirmed: "Confirmée"
        case .overturned: "Infirmée"
        case .postponed: "Reportée"
        }
    }
}
