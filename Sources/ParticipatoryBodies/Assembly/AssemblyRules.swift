import Vocabulary

/// Who may do what on a body as such. Pages and acts ask the same function; `nil` is yes.
enum AssemblyRules {
    /// Create a body: an officer of the bodies, in the city or on a territory of hers.
    static func mayCreate(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.hasAnywhere(.assemblyOfficer) ? nil : .notAllowed("Une instance est créée par la personne qui anime les instances de la ville.")
    }

    /// Read the board of the bodies: whoever keeps, follows or guarantees them.
    static func mayFollow(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        let isFollower = [Role.assemblyOfficer, .elected, .auditor].contains(where: actor.hasAnywhere)
        return isFollower ? nil : .notAllowed("Ce tableau est celui des personnes qui animent ou suivent les instances.")
    }

    static func mayRead(_ standing: Standing) -> Refusal? {
        if standing.follows { return nil }
        return standing.actor.isSignedIn
            ? .notAllowed("Cette page est tenue par la personne qui anime l’instance. La page publique vous dit l’essentiel.", wayOut: standing.assembly.link, named: "Voir l’instance")
            : .signIn
    }

    /// Keep it: its officer, as long as it lives.
    static func mayKeep(_ standing: Standing, _ what: Message = "tient cette page") -> Refusal? {
        if !standing.isOfficer {
            return standing.actor.isSignedIn ? .notAllowed("La personne qui anime l’instance \(what).") : .signIn
        }
        return alive(standing.assembly)
    }

    /// Prepare its meetings: its officer or its bureau.
    static func mayRun(_ standing: Standing, _ what: Message) -> Refusal? {
        if !standing.runs {
            return standing.actor.isSignedIn ? .notAllowed("Le bureau de l’instance ou la personne qui l’anime \(what).") : .signIn
        }
        return alive(standing.assembly) ?? opened(standing.assembly)
    }

    /// Write down what a meeting said: who prepares its meetings; once the body has ended, its officer.
    static func mayConclude(_ standing: Standing, _ what: Message) -> Refusal? {
        if standing.assembly.closedAt == nil { return mayRun(standing, what) }
        if standing.isOfficer { return nil }
        return standing.actor.isSignedIn ? .notAllowed("L’instance a pris fin : la personne qui l’animait \(what).") : .signIn
    }

    static func alive(_ assembly: Assembly) -> Refusal? {
        assembly.closedAt.map { .notNow("Cette instance a pris fin le \(day: $0) : on n’y change plus rien.") }
    }

    static func opened(_ assembly: Assembly) -> Refusal? {
        assembly.openedAt == nil ? .notNow("Publiez d’abord la charte de l’instance : elle fixe ses règles.") : nil
    }
}
