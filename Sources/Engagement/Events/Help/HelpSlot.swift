import Vocabulary

/// An hour for which an event looks for residents who help: the task, how many, with which elected member.
struct HelpSlot: Sendable, Equatable {
    var id: ID<HelpSlot>
    var startsAt: Instant
    var endsAt: Instant
    var task: String
    var wanted: Int
    var elected: AccountID?
    var electedName: String?
    var helpers: [Volunteer] = []

    var missing: Int { max(0, wanted - helpers.count) }
    func helper(_ account: AccountID?) -> Volunteer? { helpers.first { $0.account == account } }
}

/// A resident who gives an hour, and what she tells of it afterwards.
struct Volunteer: Sendable, Equatable {
    /// What was heard: for the team, never published as it is.
    struct Debrief: Sendable, Equatable {
        var met: Int
        var said: String
        var ideas: String
    }

    var account: AccountID
    var name: String
    var debrief: Debrief?
}
