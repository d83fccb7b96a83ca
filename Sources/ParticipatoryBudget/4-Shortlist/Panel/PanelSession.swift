import Database
import Vocabulary

/// A session of a panel: who was there, what was said of each proposal, its minutes.
struct PanelSession: Sendable, Equatable {
    var id: ID<PanelSession>
    var title: String
    var place: String
    var heldAt: Instant
    var plannedByName: String
    var notes: String
    var closedAt: Instant?
    var closedByName: String?
    var plannedAt: Instant?
    /// Only a session after the studies is cancelled, before it has begun.
    var cancelledAt: Instant?
    var cancelReason = ""

    /// Whether it is held today or within the week.
    func isSoon(at now: Instant) -> Bool { closedAt == nil && cancelledAt == nil && heldAt > now - .days(1) && heldAt <= now + .days(7) }

    static let columns = "s.id, s.title, s.place, s.held_at, p.display_name, s.notes, s.closed_at, c.display_name, s.planned_at, s.cancelled_at, s.cancel_reason"
    static let tables = "panel_sessions s join accounts p on p.id = s.planned_by left join accounts c on c.id = s.closed_by"
}

extension PanelSession {
    init(_ row: inout RowReader) {
        id = row.id(); title = row.text(); place = row.text(); heldAt = row.instant(); plannedByName = row.text(); notes = row.text()
        closedAt = row.optionalInstant(); closedByName = row.optionalText(); plannedAt = row.optionalInstant()
        cancelledAt = row.optionalInstant(); cancelReason = row.text()
    }
}

/// What a session, or one of its small groups, said of a proposal.
struct Deliberation: Sendable, Equatable {
    /// Which group of which session speaks of which proposal.
    struct Key: Hashable, Sendable {
        var session: ID<PanelSession>
        var proposal: ID<Proposal>
        /// Empty: the whole panel.
        var group: String
    }

    var key: Key
    var number: Int
    var title: String
    /// What the group gives, weighted, when it gives something.
    var points: Int?
    var note: String
    var recordedBy: String
    /// Criterion by criterion, when the panel has a grid.
    var scores: [ID<SelectionCriterion>: Int] = [:]

    var proposal: ID<Proposal> { key.proposal }
    var group: String { key.group }
}

/// A session with its panel: what the rules look at.
struct PanelSessionFile: Sendable {
    var file: SelectionFile
    var session: PanelSession
    var present: Set<AccountID> = []
    var deliberations: [Deliberation] = []
    /// In which small group each sits, when groups are formed.
    var groups: [AccountID: Int] = [:]
    /// Who may not judge a proposal: she carries it, or said that she is tied to it.
    var tied: [ID<Proposal>: Set<AccountID>] = [:]
    /// The proposals that somebody has marked alone: groups come after.
    var markedAlone: Set<ID<Proposal>> = []

    var link: String { ShortlistLinks.session(file.edition, file.selection.id, session.id) }
    /// The groups as they are named, in order.
    var groupNames: [String] { Set(groups.values).sorted().map(Self.name(ofGroup:)) }
    static func name(ofGroup number: Int) -> String { "Groupe \(number)" }

    /// Those of a group who are there; of the whole panel when the group is not one of those formed.
    func seated(in group: String) -> Set<AccountID> {
        groupNames.contains(group) ? present.filter { account in groups[account].map(Self.name(ofGroup:)) == group } : present
    }

    /// Who judges: those who are there without a tie.
    func judges(of proposal: ID<Proposal>, in group: String) -> Set<AccountID> { seated(in: group).subtracting(tied[proposal] ?? []) }

    /// Who leaves the table while her group judges.
    func aside(from proposal: ID<Proposal>, in group: String) -> [String] {
        let names = seated(in: group).intersection(tied[proposal] ?? [])
        return file.members.filter { names.contains($0.account) }.map(\.name)
    }
}
