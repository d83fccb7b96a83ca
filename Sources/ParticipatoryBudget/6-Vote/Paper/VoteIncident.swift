import Vocabulary

/// Something that happened during the vote or the count and that the official record tells.
struct VoteIncident: Sendable, Equatable {
    var id: ID<VoteIncident>
    /// The polling place; nil for the vote as a whole.
    var place: String?
    var at: Instant
    var words: String
    var notedBy: String
    var notedAt: Instant
}
