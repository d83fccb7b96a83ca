import Vocabulary

/// An office of the bureau that somebody held, between two dates.
struct HeldOffice: Sendable, Equatable {
    var name: String
    var office: Seat.Office
    var from: Instant
    /// Nil: she holds it.
    var until: Instant?
}
