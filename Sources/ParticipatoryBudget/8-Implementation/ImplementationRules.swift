import Vocabulary

/// Who follows a work, and when.
enum ImplementationRules {
    /// Winners become works once the results are public.
    static func mayOpenWorks(_ edition: Edition, areResultsPublic: Bool, _ actor: Actor) -> Refusal? {
        if !actor.has(.projectOfficer, on: edition.scope) { return .notAllowed("La personne chargée de l’édition ouvre le suivi des projets lauréats.") }
        return areResultsPublic ? nil : .notNow("Les résultats ne sont pas encore publics.")
    }

    static func maySeeDesk(_ edition: Edition, _ actor: Actor) -> Refusal? {
        actor.has(.projectOfficer, on: edition.scope) || actor.hasAnywhere(.serviceReferent) || actor.has(.elected, on: edition.scope) || actor.has(.auditor, on: edition.scope)
            ? nil : .notAllowed("Le suivi des travaux est réservé aux agents et aux élus.")
    }

    /// The officer of the edition, or the referent of the service that makes it.
    static func mayReport(_ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        let isReferent = work.service.map { actor.has(.serviceReferent, on: .service($0)) } ?? false
        if !actor.has(.projectOfficer, on: edition.scope), !isReferent { return .notAllowed("Ce suivi revient au service qui réalise le projet.") }
        return work.stage == .abandoned ? .notNow("Ce projet est abandonné.") : nil
    }

    static func mayAbandon(_ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if !actor.has(.projectOfficer, on: edition.scope) { return .notAllowed("Seule la personne chargée de l’édition prononce un abandon.") }
        return work.stage.isOver ? .notNow("Ce projet est déjà livré ou abandonné.") : nil
    }
}
