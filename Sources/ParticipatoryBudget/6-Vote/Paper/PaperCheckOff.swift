import Vocabulary

/// A voter checked off at a polling place: by whom and for which urn; what she was given is a sheet of paper, which nothing names.
struct PaperCheckOff: Sendable, Equatable {
    var id: ID<PaperCheckOff>
    var checkOff: ID<CheckOff>?
    /// False when she voted on the screen of the place: her ballot is in the box.
    var isOnPaper: Bool
    /// Whose line it is, as long as the register names her.
    var name: String
    var notedBy: AccountID?
    var agent: String
    var notedAt: Instant
    var undoneAt: Instant?
    var undoneBy: String
    var reason: String
}
