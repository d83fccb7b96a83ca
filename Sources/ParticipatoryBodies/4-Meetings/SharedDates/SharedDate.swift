import Vocabulary

/// A date that the members of a body share besides its meetings: an event of the neighbourhood, a deadline, a visit.
struct SharedDate: Sendable, Equatable {
    var id: ID<SharedDate>
    var title: String
    var startsAt: Instant
    var endsAt: Instant
    var place: String
    var words: String
    var by: AccountID
    var byName: String
}

/// A body and one of its dates.
struct SharedDateSubject: Sendable {
    var standing: Standing
    var date: SharedDate
}

/// Who reads and fills the agenda of a body. Pages and acts ask the same function; `nil` is yes.
enum SharedDateRules {
    /// The members, and who keeps or follows the body.
    static func mayRead(_ standing: Standing) -> Refusal? {
        if standing.isMember || standing.follows { return nil }
        return standing.actor.isSignedIn ? .notAllowed("Cet agenda est celui des membres.", wayOut: standing.assembly.link, named: "Voir l’instance") : .signIn
    }

    static func mayAdd(_ standing: Standing) -> Refusal? {
        if !standing.actor.isSignedIn { return .signIn }
        guard standing.isOfficer || standing.seat?.isPupil == false else { return .notAllowed("Les membres et la personne qui anime l’instance remplissent cet agenda.") }
        return AssemblyRules.alive(standing.assembly) ?? AssemblyRules.opened(standing.assembly)
    }

    /// Who wrote it, or who runs the body.
    static func mayWithdraw(_ subject: SharedDateSubject) -> Refusal? {
        guard let account = subject.standing.actor.account else { return .signIn }
        return subject.date.by == account || subject.standing.runs ? nil : .notAllowed("Une date est retirée par la personne qui l’a écrite ou par le bureau.")
    }
}
