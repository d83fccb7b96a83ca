import Vocabulary

/// Who enters the desk, and what of an edition's affairs each role sees there.
enum DeskRules {
    /// - Parameter isAwaited: something waits for a person without a role: a polling place, a code of the bureau, an urn to count.
    static func mayEnter(_ actor: Actor, isAwaited: Bool = false) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.isStaff || isAwaited ? nil : .notAllowed("Le bureau est celui des agents, des élus et des panels citoyens de la ville. Vos propositions sont dans votre espace.", wayOut: ProposalLinks.mine, named: "Aller à mes idées")
    }

    /// Roles that follow an edition from end to end.
    static func mayFollow(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = mayEnter(actor) { return refusal }
        return actor.follows(edition.scope) ? nil : .notAllowed("Cette page est celle des personnes qui conduisent ou suivent l’édition. Votre travail vous attend sur votre bureau.", wayOut: DeskLinks.desk, named: "Aller à mon bureau")
    }

    /// The sheet of one proposal: who follows the edition, or the territory where it stands.
    static func mayBrief(_ edition: Edition, at territory: TerritoryID?, _ actor: Actor) -> Refusal? {
        if let refusal = mayEnter(actor) { return refusal }
        if actor.follows(edition.scopes(at: territory)) { return nil }
        return mayFollow(edition, actor) ?? .notAllowed("Cette proposition n’est pas située sur votre territoire.")
    }

    static func mayReadElected(_ actor: Actor) -> Refusal? {
        mayEnter(actor) ?? (actor.hasAnywhere(.elected) ? nil : .notAllowed("Cette page est celle des élus. La vôtre est votre bureau.", wayOut: DeskLinks.desk, named: "Aller à mon bureau"))
    }

    /// The figures of a whole edition.
    static func mayReport(_ edition: Edition, _ actor: Actor) -> Refusal? {
        mayFollow(edition, actor) ?? (actor.reach(edition.scope).isWhole ? nil : .notAllowed("Le bilan est celui de toute l’édition. Les listes vous montrent votre territoire."))
    }

    /// Who runs the vote on paper, or reads how it goes.
    static func opensPaper(_ scope: Scope, _ actor: Actor) -> Bool {
        [Role.projectOfficer, .receptionAgent, .elected, .auditor].contains { actor.has($0, on: scope) }
    }

    /// The steps whose desk only some of those who follow the edition may open; each step's own rule says who.
    static func steps(_ scope: Scope, _ actor: Actor) -> Set<PhaseKind> {
        let runs = actor.has(.projectOfficer, on: scope)
        let watches = runs || actor.has(.elected, on: scope) || actor.has(.auditor, on: scope)
        var steps: Set<PhaseKind> = []
        if runs || actor.has(.auditor, on: scope) { steps.insert(.vote) }
        if watches { steps.formUnion([.shortlist, .results]) }
        if actor.follows(scope) { steps.insert(.implementation) }
        return steps
    }
}
