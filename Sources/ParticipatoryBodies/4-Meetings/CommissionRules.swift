import Vocabulary

/// Who makes and composes the commissions of a body. Pages and acts ask the same function; `nil` is yes.
enum CommissionRules {
    /// Create one: who prepares the meetings.
    static func mayCreate(_ standing: Standing) -> Refusal? { AssemblyRules.mayRun(standing, "crée les commissions") }

    /// Say who is in it, put an end to it: the same, as long as it works.
    static func mayCompose(_ subject: CommissionSubject) -> Refusal? {
        AssemblyRules.mayRun(subject.standing, "compose les commissions") ?? working(subject.commission)
    }

    /// Enter it or leave it: a member of the body, for herself.
    static func mayJoin(_ subject: CommissionSubject) -> Refusal? {
        if !subject.standing.actor.isSignedIn { return .signIn }
        guard let seat = subject.standing.seat, subject.seats.contains(where: { $0.id == seat.id }) else {
            return .notAllowed("Une commission est ouverte aux membres de l’instance.", wayOut: subject.standing.assembly.link + "/participer", named: "Devenir membre")
        }
        return AssemblyRules.alive(subject.standing.assembly) ?? working(subject.commission)
    }

    private static func working(_ commission: Commission) -> Refusal? {
        commission.endedAt.map { .notNow("Cette commission a fini ses travaux le \(day: $0).") }
    }
}
