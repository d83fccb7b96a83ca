import Vocabulary

/// An election in plenary: seats of a college, or an office, by secret vote on the platform or on paper, in two rounds at most.
struct Election: Sendable, Equatable {
    /// Where it stands; arithmetic on its dates.
    enum Stage: Sendable, Equatable { case candidacies, awaited, voting, counting, done, cancelled }

    /// A turn of voting. Its register and its ballots lie apart.
    struct Round: Sendable, Equatable {
        var id: ID<Round>
        var number: Int
        var opensAt: Instant
        var closesAt: Instant
        /// Ballots of the urn, blank ones included; nil as long as nobody counted them.
        var paperBallots: Int?
        var paperBlank: Int?
        var paperBy: AccountID?
        var proclaimedAt: Instant?

        func isOpen(at now: Instant) -> Bool { opensAt <= now && now < closesAt }
        /// Who votes was settled when the turn opened: whoever takes a seat later, or takes one again, waits for the next vote.
        func admits(_ seat: Seat) -> Bool { seat.votes && seat.from <= opensAt }
    }

    /// Somebody who stands.
    struct Candidate: Sendable, Equatable {
        var id: ID<Candidate>
        var account: AccountID
        var name: String
        var gender: Seat.Gender
        var statement: String
        var at: Instant
        var withdrawnAt: Instant?
        /// In which round she was elected.
        var electedIn: Int?
    }

    var id: ID<Election>
    var college: ID<College>?
    var collegeName: String?
    /// What is filled when it is not seats of a college.
    var office: Seat.Office
    var places: Int
    var candidatesUntil: Instant
    var announcedAt: Instant
    var cancelledAt: Instant?
    var cancelledReason: String
    var rounds: [Round] = []
    var candidates: [Candidate] = []

    func link(_ assembly: Assembly) -> String { "\(assembly.link)/elections/\(id)" }
    var standing: [Candidate] { candidates.filter { $0.withdrawnAt == nil } }
    var elected: [Candidate] { candidates.filter { $0.electedIn != nil } }
    /// The last turn that was opened.
    var round: Round? { rounds.last }
    var left: Int { max(0, places - elected.count) }
    /// Who may still be chosen in this turn.
    func eligible(in round: Round) -> [Candidate] { standing.filter { $0.electedIn == nil || $0.electedIn! >= round.number } }

    func stage(at now: Instant) -> Stage {
        if cancelledAt != nil { return .cancelled }
        guard let round else { return .done }
        if round.proclaimedAt != nil { return .done }
        if now < candidatesUntil { return .candidacies }
        if now < round.opensAt { return .awaited }
        return now < round.closesAt ? .voting : .counting
    }
}

/// Everything that the rules look at before somebody acts on an election.
struct ElectionFile: Sendable {
    var standing: Standing
    var election: Election
    /// The members who may vote: those who sat when the turn opened.
    var electors: [Seat]
    /// Those who have, in the turn that runs.
    var register: [CheckedOff] = []
    /// How many terms this person has sat.
    var terms = 0
    /// The college whose seats are filled, with the room it has.
    var room: CollegeRoom?

    /// Fewer seats are free than this election fills.
    var lacksRoom: Bool { room?.free.map { $0 < election.left } ?? false }
    var assembly: Assembly { standing.assembly }
    var link: String { election.link(assembly) }
    var own: Election.Candidate? { election.standing.first { $0.account == standing.actor.account } }
    var hasVoted: Bool { standing.seat.map { seat in register.contains { $0.seat == seat.id } } ?? false }
    var paperVoters: Int { register.filter { $0.channel == .paper }.count }
}

/// Somebody who has voted, never what nor when.
struct CheckedOff: Sendable, Equatable {
    /// How she voted.
    enum Channel: String, Sendable { case online, paper }
    var seat: ID<Seat>
    var channel: Channel
}
