import Vocabulary

/// Who may give and take roles, and see the people of the city.
enum PermissionRules {
    /// The people's pages: administrators, and reception agents who receive them.
    static func maySeePeople(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if actor.has(.administrator) || actor.hasAnywhere(.receptionAgent) { return nil }
        return .notAllowed("La liste des personnes est réservée à l’administration et aux agents d’accueil.")
    }

    static func mayAdminister(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.has(.administrator) ? nil : .notAllowed("Cette page est réservée à l’administration de la plateforme.")
    }

    static func mayGrant(to person: Account, _ actor: Actor) -> Refusal? {
        if let refusal = mayAdminister(actor) { return refusal }
        if person.id == actor.account { return .notAllowed("On ne se confie pas un rôle à soi-même. Demandez à une autre personne de l’administration.") }
        if person.isDeleted { return .notNow("Ce compte est supprimé.") }
        if person.email == nil { return .notNow("Cette personne n’a pas d’adresse électronique. Invitez-la d’abord à ouvrir son compte.") }
        return nil
    }

    /// - Parameter remaining: how many grants would still make somebody an administrator.
    static func mayRevoke(_ given: GivenRole, _ actor: Actor, remainingAdministrators remaining: Int, at now: Instant) -> Refusal? {
        if let refusal = mayAdminister(actor) { return refusal }
        switch given.state(at: now) {
        case .revoked: return .notNow("Ce rôle a déjà été retiré.")
        case .over: return .notNow("Ce rôle a pris fin de lui-même.")
        case .coming: return nil
        case .held:
            guard given.grant.role == .administrator, remaining == 0 else { return nil }
            return .notNow("C’est la dernière personne qui administre la plateforme. Confiez d’abord ce rôle à quelqu’un d’autre.")
        }
    }

    /// Whether the person may be sent an invitation to open her account.
    /// - Parameter holdsRole: whether a role is hers, now or later: whoever opens the account will have it.
    static func mayInvite(_ person: Account, holdsRole: Bool, _ actor: Actor) -> Refusal? {
        if let refusal = maySeePeople(actor) { return refusal }
        if person.isDeleted { return .notNow("Ce compte est supprimé.") }
        if person.isClaimed { return .notNow("Cette personne a déjà ouvert son compte.") }
        if holdsRole, !actor.has(.administrator) {
            return .notAllowed("Un rôle est confié à cette personne\u{A0}: seule l’administration l’invite à ouvrir son compte.")
        }
        return nil
    }

    /// Whether the invitation may go to this address: an agent writes down an address, she does not put hers in the place of another.
    static func mayInvite(_ person: Account, at email: EmailAddress, _ actor: Actor) -> FormErrors? {
        guard let known = person.email, known != email, !actor.has(.administrator) else { return nil }
        return FormErrors("email", "Une autre adresse est déjà notée pour cette personne. Seule l’administration peut la remplacer.")
    }

    /// Why a role cannot be given so, by field; nothing when it can.
    static func errors(of grant: Grant, at now: Instant) -> FormErrors {
        var errors = FormErrors()
        if !grant.role.scopeKinds.contains(grant.scope.kind) { errors.add("scope", "Ce rôle ne se confie pas à cet endroit.") }
        if let until = grant.until, until <= grant.from { errors.add("until", "La fin vient avant le début.") }
        if let until = grant.until, until <= now { errors.add("until", "Cette date est déjà passée.") }
        return errors
    }
}
