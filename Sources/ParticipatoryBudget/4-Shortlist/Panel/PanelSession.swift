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

    static let columns = "s.id, s.title, s.place, s.held_at, p.display_name, s.notes, s.closed_at, c.display_name"
    static let tables = "panel_sessions s join accounts p on p.id = s.planned_by left join accounts c on c.id = s.closed_by"

    init(_ row: inout RowReader) {
        id = row.id(); title = row.text(); place = row.text(); heldAt = row.instant(); plannedByName = row.text(); notes = row.text()
        closedAt = row.optionalInstant(); closedByName = row.optionalText()
    }
}

/// What a session, or one of its small groups, said of a proposal.
struct Deliberation: Sendable, Equatable {
    var proposal: ID<Proposal>
    var number: Int
    var title: String
    /// Empty: the whole panel.
    var group: String
    /// What the group gives on the scale of the grid, when it gives something.
    var points: Int?
    var note: String
    var recordedBy: String
}

/// A session with its panel: what the rules look at.
struct PanelSessionFile: Sendable {
    var file: SelectionFile
    var session: PanelSession
    var present: Set<AccountID> = []
    var deliberations: [Deliberation] = []

    var link: String { ShortlistLinks.session(file.edition, file.selection.id, session.id) }
}
