import Vocabulary

/// A course of the open university: its programme, for whom, its sessions.
struct Training: Sendable, Equatable {
    /// Whom it is for.
    enum Audience: String, Sendable, CaseIterable { case everyone, members, officers }

    var id: ID<Training>
    var title: String
    var programme: String
    var audience: Audience
    var closedAt: Instant?
    var sessions: [TrainingSession] = []

    var link: String { "/formations/\(id)" }
}

/// A day of it: where, how many, who came.
struct TrainingSession: Sendable, Equatable {
    var id: ID<TrainingSession>
    var startsAt: Instant
    var endsAt: Instant
    var place: String
    var trainer: String
    var capacity: Int
    var cancelledAt: Instant?
    var places: [TrainingPlace] = []

    var coming: Int { places.filter { $0.state == .coming }.count }
    var isFull: Bool { coming >= capacity }
}

/// Somebody's place in a session, whether she came, what she thought of it.
struct TrainingPlace: Sendable, Equatable {
    enum State: String, Sendable { case coming, waiting, cancelled }
    var account: AccountID
    var name: String
    var state: State
    var attended: Bool?
    /// From 1 to 4.
    var score: Int?
    var comment: String
}

/// A course, one of its sessions, and who looks.
struct TrainingFile: Sendable {
    var training: Training
    var actor: Actor
    /// Whether this person sits in a body.
    var isMember: Bool

    var isOfficer: Bool { actor.has(.assemblyOfficer, on: [.city]) }
    func own(_ session: TrainingSession) -> TrainingPlace? { session.places.first { $0.account == actor.account && $0.state != .cancelled } }
}
