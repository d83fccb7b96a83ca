import Vocabulary

/// The figures of an edition, each leading to the list behind it.
struct EditionReport: Sendable {
    var edition: Edition
    var counts: EditionCounts
    /// How many proposals stand at each status.
    var statuses: [ProposalStatus: Int] = [:]
    var territories: [ReportGroup] = []
    var themes: [ReportGroup] = []
    var services: [StudyService] = []
    /// The proposals that each service studies.
    var studied: [ReportGroup] = []
    /// Days from the deposit to the decision that everyone reads, halfway; nil when nothing is decided.
    var medianDays: Int?
    /// What is promised to the winners.
    var promised: Euros
    /// The edition before it, to compare.
    var former: (title: String, counts: EditionCounts)?

    /// How far the proposals came, step by step.
    static func stages(_ counts: EditionCounts) -> [(name: Message, count: Int, reached: ReachedStep?)] {
        [
            ("Déposées", counts.deposited, nil), ("Recevables", counts.eligible, .eligible), ("Présélectionnées", counts.shortlisted, .shortlisted), ("Réalisables", counts.feasible, .feasible),
            ("Au vote", counts.onBallot, .onBallot), ("Lauréates", counts.winners, .winner), ("Réalisées", counts.delivered, .delivered),
        ]
    }
}

/// The proposals of a neighbourhood, of a theme or of a service, and how far they came.
struct ReportGroup: Sendable, Equatable {
    /// Nil: of none.
    var id: Int?
    var name: String
    var deposited = 0
    var eligible = 0
    var feasible = 0
    var winners = 0
    var delivered = 0

    mutating func add(_ status: ProposalStatus, _ count: Int) {
        deposited += count
        switch status {
        case .draft, .deposited, .withdrawn, .merged, .ineligible: return
        case .eligible, .shortlisted, .notShortlisted, .unfeasible: eligible += count
        case .feasible, .onBallot, .notWinner: eligible += count; feasible += count
        case .winner, .abandoned: eligible += count; feasible += count; winners += count
        case .delivered: eligible += count; feasible += count; winners += count; delivered += count
        }
    }
}
