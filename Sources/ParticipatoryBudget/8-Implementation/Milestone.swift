import Database
import L10n
import Vocabulary

/// A step of a work with the day it was promised for, the day it is planned for now, the day it was reached.
struct Milestone: Sendable, Equatable {
    var id: ID<Milestone>
    var title: String
    /// What residents were told first; never changes.
    var promisedAt: Instant
    var plannedAt: Instant
    var actualAt: Instant?
    /// Why it is later than promised.
    var delayReason: String
    /// What happened there.
    var note: String
    var cancelledAt: Instant?
    var cancelledReason: String

    static let columns = "id, title, promised_at, planned_at, actual_at, delay_reason, note, cancelled_at, cancelled_reason"

    init(_ row: inout RowReader) {
        id = row.id(); title = row.text(); promisedAt = row.instant(); plannedAt = row.instant(); actualAt = row.optionalInstant()
        delayReason = row.text(); note = row.text(); cancelledAt = row.optionalInstant(); cancelledReason = row.text()
    }

    init(id: ID<Milestone>, title: String, promisedAt: Instant, plannedAt: Instant? = nil, actualAt: Instant? = nil, delayReason: String = "", note: String = "", cancelledReason: String? = nil) {
        self.id = id
        self.title = title
        self.promisedAt = promisedAt
        self.plannedAt = plannedAt ?? promisedAt
        self.actualAt = actualAt
        self.delayReason = delayReason
        self.note = note
        cancelledAt = cancelledReason == nil ? nil : promisedAt
        self.cancelledReason = cancelledReason ?? ""
    }

    /// Where a milestone stands.
    enum State: String, Sendable, CaseIterable { case reached, late, coming, cancelled }

    func state(at now: Instant) -> State {
        if cancelledAt != nil { return .cancelled }
        if actualAt != nil { return .reached }
        return Self.isLate(plannedAt, at: now) ? .late : .coming
    }

    /// From the day after the planned one.
    static func isLate(_ plannedAt: Instant, at now: Instant) -> Bool { plannedAt < CityTime.city.startOfDay(now) }

    var isOpen: Bool { actualAt == nil && cancelledAt == nil }
    var isPostponed: Bool { plannedAt > promisedAt }
}

extension Milestone.State {
    var name: Message {
        switch self {
        case .reached: "Atteint"
        case .late: "En retard"
        case .coming: "À venir"
        case .cancelled: "Annulé"
        }
    }
}

/// Money spent on a work. A wrong line is cancelled, not erased.
struct Spending: Sendable, Equatable {
    var id: ID<Spending>
    var at: Instant
    var label: String
    var amount: Euros
    var section: BudgetSection
    var isCancelled: Bool
}

/// That a work be given up: proposed by one officer, confirmed or declined by another.
struct Abandonment: Sendable, Equatable {
    enum Outcome: String, Sendable { case confirmed, declined }

    var id: ID<Abandonment>
    /// For residents, once it is confirmed.
    var reason: String
    var proposedBy: AccountID
    var proposedByName: String
    var proposedAt: Instant
    var outcome: Outcome?
    var answeredByName: String?
    var answeredAt: Instant?
    var answer: String

    static let columns = "b.id, b.reason, b.proposed_by, pa.display_name, b.proposed_at, b.outcome, aa.display_name, b.answered_at, b.answer"
    static let tables = "abandonments b join accounts pa on pa.id = b.proposed_by left join accounts aa on aa.id = b.answered_by"

    init(_ row: inout RowReader) throws {
        id = row.id(); reason = row.text(); proposedBy = row.id(); proposedByName = row.text(); proposedAt = row.instant()
        outcome = try row.optionalChoice(); answeredByName = row.optionalText(); answeredAt = row.optionalInstant(); answer = row.text()
    }

    init(id: ID<Abandonment>, reason: String, proposedBy: AccountID, proposedByName: String, proposedAt: Instant) {
        self.id = id
        self.reason = reason
        self.proposedBy = proposedBy
        self.proposedByName = proposedByName
        self.proposedAt = proposedAt
        answer = ""
    }

    var isWaiting: Bool { outcome == nil }
}
