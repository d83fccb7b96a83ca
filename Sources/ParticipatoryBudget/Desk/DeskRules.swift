import Vocabulary

/// Who enters the desk, and what of an edition's affairs each role sees there.
enum DeskRules {
    static func mayEnter(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.isStaff ? nil : .notAllowed("Le bureau est celui des agents, des élus et des comités de la ville. Vos propositions sont dans votre espace.", wayOut: ProposalLinks.mine)
    }

    /// Roles that follow an edition from end to end.
    static func mayFollow(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = mayEnter(actor) { return refusal }
        return follows(edition.scope, actor) ? nil : .notAllowed("Cette page est celle des personnes qui conduisent ou suivent l’édition. Votre travail vous attend sur votre bureau.", wayOut: DeskLinks.desk)
    }

    static func follows(_ scope: Scope, _ actor: Actor) -> Bool {
        let followers: [Role] = [.projectOfficer, .reviewer, .elected, .auditor]
        return followers.contains { actor.has($0, on: scope) }
    }
}
