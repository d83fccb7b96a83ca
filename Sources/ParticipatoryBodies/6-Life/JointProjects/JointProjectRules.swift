import Vocabulary

/// Who reads, opens and reports on the projects of a network. Pages and acts ask the same function; `nil` is yes.
enum JointProjectRules {
    /// The members of the network, who keeps it and who follows it.
    static func mayRead(_ standing: Standing) -> Refusal? {
        if standing.isMember || standing.follows { return nil }
        return standing.actor.isSignedIn ? .notAllowed("Ce tableau est celui du réseau des référents.", wayOut: standing.assembly.link, named: "Voir le réseau") : .signIn
    }

    static func mayOpen(_ standing: Standing) -> Refusal? { SpaceRules.mayShare(standing) }

    /// Say where it stands: who leads it, the bureau, who keeps the network; until it has ended.
    static func mayReport(_ file: JointProjectFile) -> Refusal? {
        let standing = file.standing, last = file.project.last
        if !standing.actor.isSignedIn { return .signIn }
        guard standing.runs || standing.isMember && standing.actor.account == last.lead else {
            return .notAllowed("La personne qui pilote ce projet ou le bureau du réseau dit où il en est.", wayOut: file.link, named: "Voir le projet")
        }
        if let refusal = AssemblyRules.alive(standing.assembly) { return refusal }
        return last.stage.isEnded ? .notNow("Ce projet a pris fin le \(day: last.at). Ouvrez-en un autre.") : nil
    }
}
