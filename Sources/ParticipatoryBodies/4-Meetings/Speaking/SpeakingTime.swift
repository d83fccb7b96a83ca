import Vocabulary

/// How long one group has spoken in a session: members of a college, women or men.
struct SpeakingTime: Sendable, Equatable {
    /// Who speaks: never a name.
    struct Group: Sendable, Hashable {
        var college: ID<College>?
        var gender: Seat.Gender
    }

    var group: Group
    var collegeName: String?
    var span: Span
    var turns: Int
}

/// The counter of a session: the totals, and who speaks now.
struct SpeakingCounter: Sendable {
    var times: [SpeakingTime]
    var running: (group: SpeakingTime.Group, since: Instant)?

    var total: Span { times.reduce(Span(milliseconds: 0)) { Span(milliseconds: $0.milliseconds + $1.span.milliseconds) } }

    func span(_ gender: Seat.Gender) -> Span {
        Span(milliseconds: times.filter { $0.group.gender == gender }.reduce(0) { $0 + $1.span.milliseconds })
    }
}
