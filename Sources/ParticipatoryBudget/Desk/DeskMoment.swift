import Vocabulary

/// A window of a calendar that opens or closes soon.
struct DeskMoment: Sendable, Equatable {
    var edition: String
    /// Its page on the desk, or its public page for whom the desk does not show editions.
    var link: String
    var kind: PhaseKind
    var isOpening: Bool
    var at: Instant
}

/// How many proposals of an edition have come how far, from the deposit to the delivery.
struct EditionCounts: Sendable, Equatable {
    var deposited = 0
    var withdrawn = 0
    var merged = 0
    var toExamine = 0
    var toCheck = 0
    var eligible = 0
    var ineligible = 0
    var shortlisted = 0
    var feasible = 0
    var unfeasible = 0
    var onBallot = 0
    var voters = 0
    var winners = 0
    var delivered = 0
    var abandoned = 0
    var worksLate = 0
    var worksWithoutOwner = 0
    /// Winners that everyone knows and whose making nobody follows yet.
    var winnersWithoutWork = 0
    /// Whether the proposers were told the result of the count.
    var isProclaimed = false
}
