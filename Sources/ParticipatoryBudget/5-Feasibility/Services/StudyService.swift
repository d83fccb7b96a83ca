import Vocabulary

/// How a service studies: who heads it, whether she validates its conclusions, what it has to do.
struct StudyService: Sendable, Equatable {
    var service: ServiceID
    var name: String
    var head: AccountID?
    var headName: String?
    /// Whether nothing leaves the service without its head.
    var needsValidation = false
    var awaited = 0
    var soon = 0
    var late = 0
    /// The oldest due date that has passed.
    var lateSince: Instant?
    /// Opinions given in the edition.
    var answered = 0
}

/// Somebody away, with who answers in her place.
struct Absence: Sendable, Equatable {
    var id: ID<Absence>
    var account: AccountID
    var name: String
    var delegate: AccountID
    var delegateName: String
    var from: Instant
    var until: Instant
}
