import Vocabulary

/// A part of a body that works on a subject: it convenes and counts its own members.
struct Commission: Sendable, Equatable {
    var id: ID<Commission>
    var name: String
    var purpose: String
    var endedAt: Instant?
    var seats: Set<ID<Seat>> = []
}

/// A body and one of its commissions, as the acts on it see them.
struct CommissionSubject: Sendable {
    var standing: Standing
    var commission: Commission
    /// Those of the body who may be in it.
    var seats: [Seat]
}
