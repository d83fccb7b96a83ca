import Platform
import Vocabulary

/// Who may compose the ballot, see the catalogue and vote, and why not.
enum VoteRules {
    static func mayPrepare(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if actor.has(.projectOfficer, on: edition.scope) { return nil }
        return .notAllowed("La préparation du vote est réservée aux chargés de projet de cette édition.")
    }

    /// Whether the list of projects may still change.
    static func mayCompose(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayPrepare(edition, actor) { return refusal }
        if edition.isImported { return .notNow("Cette édition a été importée : ses projets ne changent plus.") }
        guard let phase = edition.calendar[.vote] else { return .notNow("Le règlement de cette édition ne prévoit pas de vote.") }
        if phase.opensAt <= now { return .notNow("La liste des projets est figée depuis l’ouverture du vote, le \(phase.opensAt).") }
        return nil
    }

    /// Once every project is ready and the ballot can be filled as the rules ask.
    static func mayPublishCatalogue(_ composition: Composition, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayCompose(composition.edition, actor, at: now) { return refusal }
        if let date = composition.catalogue.publishedAt { return .notNow("Le catalogue est public depuis le \(date).") }
        if composition.kept.isEmpty { return .notNow("Ajoutez d’abord des projets au bulletin.") }
        if let project = composition.waiting.first {
            return .notNow("L’étude du projet n°\u{A0}\(project.number), « \(project.title) », est reprise. Attendez sa conclusion, ou retirez-le du bulletin.")
        }
        return composition.paper.flaw.map { Refusal.notNow($0) }
    }

    /// A public ballot remains one that can be filled.
    static func mayTakeOff(_ project: Project, _ composition: Composition, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayCompose(composition.edition, actor, at: now) { return refusal }
        var paper = composition.paper
        paper.projects[project.id] = nil
        guard composition.catalogue.publishedAt != nil, composition.paper.flaw == nil, let flaw = paper.flaw else { return nil }
        return .notNow("Le catalogue est public, et sans ce projet personne ne pourrait remplir le bulletin. \(flaw) Mettez d’abord un autre projet sur le bulletin.")
    }

    static func maySeeCatalogue(_ edition: Edition, _ catalogue: Catalogue, _ actor: Actor, at now: Instant) -> Refusal? {
        if edition.isImported || catalogue.isPublic(edition, at: now) || actor.has(.projectOfficer, on: edition.scope) { return nil }
        guard let phase = edition.calendar[.vote] else { return .notNow("Cette édition ne comporte pas de vote.") }
        return .notNow("Les projets soumis au vote seront présentés ici au plus tard le \(phase.opensAt).")
    }

    /// What the calendar alone says, to whoever asks.
    static func mayVoteNow(_ edition: Edition, at now: Instant) -> Refusal? {
        AfterTheClose(edition, at: now)?.refusal ?? mayVoteNow(edition, nil, at: now)
    }

    /// Whether the vote is open when the ballot arrives, and can be filled.
    static func mayVoteNow(_ edition: Edition, _ paper: BallotPaper?, at now: Instant) -> Refusal? {
        if edition.isImported { return .notNow("Ce vote a eu lieu ailleurs : il est présenté ici à titre d’exemple.") }
        guard let phase = edition.calendar[.vote] else { return .notNow("Cette édition ne comporte pas de vote.") }
        if now < phase.opensAt { return .notNow("Le vote ouvrira le \(phase.opensAt).", wayOut: VoteLinks.catalogue(edition), named: "Voir les projets au vote") }
        if let closed = AfterTheClose(edition, at: now) { return closed.tooLate }
        return paper?.flaw.map { Refusal.notNow($0) }
    }

    /// A new study was published just before the opening: the ballot that arrives says the price of the former one.
    static func repriced(_ edition: Edition) -> Refusal {
        .notNow("Le coût d’un projet vient de changer, et le bulletin se met à jour. Relisez-le dans une minute, puis déposez-le.", wayOut: VoteLinks.ballot(edition), named: "Relire mon bulletin")
    }

    static func closed(_ edition: Edition, at now: Instant) -> Refusal {
        .notNow("Le vote est clos depuis le \(edition.calendar[.vote]?.closesAt ?? now). Votre envoi est arrivé le \(now) : il n’est pas compté.", wayOut: edition.link, named: "Voir l’édition")
    }
}
