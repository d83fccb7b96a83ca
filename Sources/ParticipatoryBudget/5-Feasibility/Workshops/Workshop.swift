import Database
import Vocabulary

/// A co-construction workshop: the people of one or several near proposals work with the services; every one of them stays credited.
struct Workshop: Sendable, Equatable {
    var id: ID<Workshop>
    var title: String
    var place: String
    var heldAt: Instant
    /// What will be spoken of.
    var words: String
    var plannedByName: String
    /// What came of it, for everyone; empty until it is told.
    var outcome: String
    var toldAt: Instant?
    /// The proposals that it is about.
    var numbers: [Int] = []

    static let columns = "w.id, w.title, w.place, w.held_at, w.words, a.display_name, w.outcome, w.told_at"
}

extension Workshop {
    init(_ row: inout RowReader) {
        id = row.id(); title = row.text(); place = row.text(); heldAt = row.instant(); words = row.text(); plannedByName = row.text(); outcome = row.text()
        toldAt = row.optionalInstant()
    }
}
