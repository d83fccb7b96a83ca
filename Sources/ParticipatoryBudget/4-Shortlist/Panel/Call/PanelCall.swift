import Database
import Vocabulary

/// A public call: who would like to sit on the panel of an edition, until when.
struct PanelCall: Sendable, Equatable {
    var words: String
    /// What volunteers say of themselves, so that the panel is made of all sorts: neighbourhoods, ages. Empty: nothing is asked.
    var groups: [String]
    var openedAt: Instant
    var closesAt: Instant

    func isOpen(at now: Instant) -> Bool { now < closesAt }
}

/// Somebody who answered the call.
struct PanelVolunteer: Sendable, Equatable {
    var account: AccountID
    var name: String
    var group: String
    var motive: String
    var offeredAt: Instant
    /// When an officer put her on the list of a panel.
    var listedAt: Instant?
}

extension PanelVolunteer {
    static let columns = "v.account_id, a.display_name, v.group_name, v.motive, v.offered_at, v.listed_at"
    static let tables = "panel_volunteers v join accounts a on a.id = v.account_id"

    init(_ row: inout RowReader) {
        account = row.id(); name = row.text(); group = row.text(); motive = row.text(); offeredAt = row.instant(); listedAt = row.optionalInstant()
    }
}

/// The call of an edition as one person finds it.
struct PanelCallFile: Sendable {
    var edition: Edition
    var call: PanelCall?
    /// Her own answer.
    var mine: PanelVolunteer?
    /// Whether a letter can reach her: without an address nobody could ask her to come.
    var hasAddress = true
}
