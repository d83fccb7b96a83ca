import Database
import Vocabulary

/// A winning project being made: who owns it, how far it is, what it costs.
struct Work: Sendable, Equatable {
    var id: ID<Work>
    var projectNumber: Int
    var title: String
    var summary: String
    var proposal: ID<Proposal>?
    var proposalNumber: Int?
    var edition: EditionID
    var territory: TerritoryID?
    var territoryName: String?
    var longitude: Double?
    var latitude: Double?
    /// What residents voted for; the budget may have been revised since, with a reason.
    var price: Euros
    var budget: Euros
    var spent: Euros
    var stage: WorkStage
    var updatedAt: Instant
    /// The next milestone not reached yet.
    var nextPlannedAt: Instant?
    var nextTitle: String?
    var isAbandonmentProposed: Bool
    /// Nil: nobody has been named yet.
    var owner: WorkOwner?

    static let columns = """
        w.id, j.number, j.title, j.summary, j.proposal_id, p.number, j.edition_id, j.territory_id, coalesce(t.name, nullif(j.district, '')), j.longitude, j.latitude, \
        j.cost, w.budget, cast((select coalesce(sum(amount), 0) from spendings where work_id = w.id and cancelled_at is null) as bigint), \
        w.stage, w.updated_at, next.planned_at, next.title, \
        exists (select 1 from abandonments b where b.work_id = w.id and b.answered_at is null), \(WorkOwner.columns)
        """
    static let tables = """
        works w join projects j on j.id = w.project_id left join proposals p on p.id = j.proposal_id \
        left join territories t on t.id = j.territory_id left join work_owners o on o.work_id = w.id and o.ended_at is null \
        left join services s on s.id = o.service_id left join milestones next on next.id = ( \
            select m.id from milestones m where m.work_id = w.id and m.actual_at is null and m.cancelled_at is null \
            order by m.planned_at, m.id limit 1)
        """

    var isOverBudget: Bool { spent > budget }
    func isLate(at now: Instant) -> Bool { !stage.isOver && nextPlannedAt.map { Milestone.isLate($0, at: now) } ?? false }
    func isSilent(at now: Instant) -> Bool { !stage.isOver && updatedAt < now - .days(91) }
}

extension Work {
    init(_ row: inout RowReader) throws {
        id = row.id(); projectNumber = row.int(); title = row.text(); summary = row.text(); proposal = row.optionalID()
        proposalNumber = row.optionalInt(); edition = row.id(); territory = row.optionalID(); territoryName = row.optionalText(); longitude = row.optionalDouble()
        latitude = row.optionalDouble(); price = row.euros(); budget = row.euros(); spent = row.euros(); stage = try row.choice()
        updatedAt = row.instant(); nextPlannedAt = row.optionalInstant(); nextTitle = row.optionalText(); isAbandonmentProposed = row.bool()
        owner = try WorkOwner(optional: &row)
    }
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
    var isDelivered: Bool { self == .delivered || self == .inaugurated }
    /// The stages on the way, in order.
    static let path: [WorkStage] = [.notStarted, .studies, .procedures, .works, .delivered, .inaugurated]
}

/// What an officer should look at in a work, the gravest first.
enum WorkConcern: String, Sendable, CaseIterable {
    case abandonment = "abandon"
    case withoutOwner = "sans-porteur"
    case late = "retard"
    case silent = "silence"
    case overBudget = "budget"

    var name: Message {
        switch self {
        case .abandonment: "Abandon à confirmer"
        case .withoutOwner: "Sans porteur"
        case .late: "En retard"
        case .silent: "Sans nouvelles"
        case .overBudget: "Budget dépassé"
        }
    }
}

extension Work {
    func concerns(at now: Instant) -> [WorkConcern] {
        WorkConcern.allCases.filter { concern in
            switch concern {
            case .abandonment: isAbandonmentProposed
            case .withoutOwner: owner == nil && !stage.isOver
            case .late: isLate(at: now)
            case .silent: isSilent(at: now)
            case .overBudget: isOverBudget
            }
        }
    }
}
