import Vocabulary

/// A question that members settle between meetings: a date, a choice. Each sees who answered what; it decides nothing that a vote should.
struct Poll: Sendable, Equatable {
    /// One of its answers, and the seats that chose it.
    struct Option: Sendable, Equatable {
        var id: ID<Option>
        var label: String
        var seats: Set<ID<Seat>> = []
    }

    var id: ID<Poll>
    var question: String
    var closesAt: Instant
    var by: AccountID
    var options: [Option] = []

    var answered: Set<ID<Seat>> { options.reduce(into: []) { $0.formUnion($1.seats) } }
}

/// A body, one of its polls and who may answer it.
struct PollSubject: Sendable {
    var standing: Standing
    var poll: Poll
}

/// Who asks and who answers. Pages and acts ask the same function; `nil` is yes.
enum PollRules {
    /// Read the polls, and ask: the members of the body, and who keeps it.
    static func mayRead(_ standing: Standing) -> Refusal? {
        if standing.isMember || standing.follows { return nil }
        return standing.actor.isSignedIn ? .notAllowed("Les sondages sont ceux des membres.", wayOut: standing.assembly.link, named: "Voir l’instance") : .signIn
    }

    static func mayAsk(_ standing: Standing) -> Refusal? {
        if !standing.actor.isSignedIn { return .signIn }
        guard standing.isOfficer || standing.seat?.isPupil == false else { return .notAllowed("Un sondage est ouvert par un membre ou par la personne qui anime l’instance.") }
        return AssemblyRules.alive(standing.assembly) ?? AssemblyRules.opened(standing.assembly)
    }

    /// Answer, and change one's answer, until it closes: a member, for herself.
    static func mayAnswer(_ subject: PollSubject, at now: Instant) -> Refusal? {
        if !subject.standing.actor.isSignedIn { return .signIn }
        guard subject.standing.seat?.isPupil == false else { return .notAllowed("Les membres répondent aux sondages.") }
        if let refusal = AssemblyRules.alive(subject.standing.assembly) { return refusal }
        return subject.poll.closesAt <= now ? .notNow("Ce sondage est clos depuis le \(subject.poll.closesAt).") : nil
    }
}
