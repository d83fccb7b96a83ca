import Database
import Vocabulary

/// A winning project being made: who owns it, how far it is, what it costs.
struct Work: Sendable, Equatable {
    var id: ID<Work>
    var projectNumber: Int
    var title: String
    var proposal: ID<Proposal>?
    var proposalNumber: Int?
    var edition: EditionID
    var territoryName: String?
    var longitude: Double?
    var latitude: Double?
    var service: ServiceID?
    var ownerName: String
    var budget: Euros
    var spent: Euros
    var stage: WorkStage
    var updatedAt: Instant
    /// The planned date of the next milestone not reached yet.
    var nextPlannedAt: Instant?

    static let columns = """
        w.id, j.number, j.title, j.proposal_id, p.number, j.edition_id, coalesce(t.name, nullif(j.district, '')), j.longitude, j.latitude, w.service_id, \
        coalesce(s.name, w.third_party), w.budget, \
        cast((select coalesce(sum(amount), 0) from spendings where work_id = w.id and cancelled_at is null) as bigint), \
        w.stage, w.updated_at, (select min(planned_at) from milestones where work_id = w.id and actual_at is null)
        """
    static let tables = """
        works w join projects j on j.id = w.project_id left join proposals p on p.id = j.proposal_id \
        left join territories t on t.id = j.territory_id left join services s on s.id = w.service_id
        """

    init(_ row: inout RowReader) throws {
        id = row.id(); projectNumber = row.int(); title = row.text(); proposal = row.optionalID(); proposalNumber = row.optionalInt()
        edition = row.id(); territoryName = row.optionalText(); longitude = row.optionalDouble(); latitude = row.optionalDouble()
        service = row.optionalID(); ownerName = row.text(); budget = row.euros(); spent = row.euros(); stage = try row.choice()
        updatedAt = row.instant(); nextPlannedAt = row.optionalInstant()
    }

    func isLate(at now: Instant) -> Bool { !stage.isOver && nextPlannedAt.map { $0 < now } ?? false }
    func isSilent(at now: Instant) -> Bool { !stage.isOver && updatedAt < now - .days(91) }
    var isOverBudget: Bool { spent > budget }
}

/// How far a work is, in the words cities use.
enum WorkStage: String, Sendable, CaseIterable {
    case notStarted = "not-started"
    case studies, procedures, works, delivered, inaugurated, abandoned

    var name: Message {
        switch self {
        case .notStarted: "Pas commencé"
        case .studies: "Études"
        case .procedures: "Marchés et autorisations"
        case .works: "Travaux"
        case .delivered: "Livré"
        case .inaugurated: "Inauguré"
        case .abandoned: "Abandonné"
        }
    }

    var isOver: Bool { self == .delivered || self == .inaugurated || self == .abandoned }
    /// The stages on the way, in order.
    static let path: [WorkStage] = [.notStarted, .studies, .procedures, .works, .delivered, .inaugurated]
}

/// A step of a work with the day it was promised for and the day it was reached.
struct Milestone: Sendable, Equatable {
    var id: ID<Milestone>
    var title: String
    var plannedAt: Instant
    var actualAt: Instant?
    /// Why it is later than first promised.
    var delayReason: String
}

/// Money spent on a work. A wrong line is cancelled, not erased.
struct Spending: Sendable, Equatable {
    var id: ID<Spending>
    var at: Instant
    var label: String
    var amount: Euros
    var isCancelled: Bool
}

/// Something residents are told of a work.
struct WorkNews: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable { case news, delay, scope, abandonment, stage }
    var kind: Kind
    var at: Instant
    var title: String
    var body: String
}
