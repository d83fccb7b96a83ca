import Database
import Vocabulary

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

/// A session of the cross-department group: what the rules look at.
struct ReviewSessionFile: GroupSessionFile {
    var edition: Edition
    var session: GroupSession
    var members: [GroupSessionMember] = []
    var items: [ReviewSessionItem] = []

    /// The line that waits, or else the last said: a decision overturned and signed again comes back with its number.
    func item(number: Int) throws -> ReviewSessionItem {
        let lines = items.filter { $0.number == number }
        guard let item = lines.first(where: \.isWaiting) ?? lines.last else { throw NotFound() }
        return item
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
