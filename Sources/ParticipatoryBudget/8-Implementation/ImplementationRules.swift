import Vocabulary
import Web

/// Who follows a work, and when. Pages and acts ask the same function; `nil` is yes.
enum ImplementationRules {
    /// Officers of the edition, the services, those who follow it for the city.
    static func maySeeDesk(_ edition: Edition, _ actor: Actor) -> Refusal? {
        actor.hasAnywhere(.serviceReferent) || actor.follows(edition.scope) ? nil : reader(actor)
    }

    static func maySee(_ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if actor.hasAnywhere(.serviceReferent) || actor.follows(edition.scopes(at: work.territory)) { return nil }
        return actor.follows(edition.scope) ? .notAllowed("Ce projet n’est pas situé sur votre territoire.") : reader(actor)
    }

    private static func reader(_ actor: Actor) -> Refusal? {
        actor.isSignedIn ? .notAllowed("Le suivi des travaux est réservé aux agents et aux élus.") : .signIn
    }

    /// Winners become works once the results are public.
    static func mayOpenWorks(_ edition: Edition, areResultsPublic: Bool, _ actor: Actor) -> Refusal? {
        officer([edition.scope], actor, "ouvre le suivi des projets lauréats") ?? (areResultsPublic ? nil : .notNow("Les résultats ne sont pas encore publics."))
    }

    /// Tell residents how it goes, plan, spend: the officer of the edition, or the referents of the service that makes it.
    static func mayReport(_ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        let answersForIt = work.owner?.service.map { actor.answers(for: $0) } ?? false
        if !actor.has(.projectOfficer, on: edition.scopes(at: work.territory)), !answersForIt {
            return .notAllowed("Ce suivi revient au service qui réalise le projet et à la personne qui conduit l’édition.")
        }
        return alive(work)
    }

    /// Entrust it to a service or to a third party.
    static func mayEntrust(_ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        officer(edition.scopes(at: work.territory), actor, "confie le projet à un service ou à un tiers") ?? alive(work)
    }

    static func mayReviseBudget(_ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        officer(edition.scopes(at: work.territory), actor, "revoit le budget d’un projet") ?? alive(work)
    }

    /// News may be taken back; a decision stays.
    static func mayWithdraw(_ news: WorkNews, _ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        mayReport(work, edition, actor) ?? (news.kind == .news ? nil : .notNow("Une décision publiée ne se retire pas : une autre la remplace."))
    }

    // MARK: Milestones

    static func mayMove(_ milestone: Milestone, _ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = mayReport(work, edition, actor) { return refusal }
        if milestone.cancelledAt != nil { return .notNow("Ce jalon est annulé.") }
        return milestone.actualAt == nil ? nil : .notNow("Ce jalon est atteint : sa date promise ne change plus.")
    }

    /// A day that was written wrongly may be corrected.
    static func mayReach(_ milestone: Milestone, _ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        mayReport(work, edition, actor) ?? (milestone.cancelledAt == nil ? nil : .notNow("Ce jalon est annulé."))
    }

    // MARK: Abandonment: four eyes

    static func mayProposeAbandonment(_ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = officer(edition.scopes(at: work.territory), actor, "propose un abandon") ?? unfinished(work) { return refusal }
        return work.isAbandonmentProposed ? .notNow("Un abandon est déjà proposé : une autre personne le confirme ou l’écarte.") : nil
    }

    /// Another officer than the one who proposed it, or a reviewer.
    static func mayConfirmAbandonment(_ waiting: Abandonment?, _ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = countersigner(edition.scopes(at: work.territory), actor) ?? unfinished(work) { return refusal }
        guard let waiting else { return .notNow("Aucun abandon n’est proposé.") }
        return waiting.proposedBy == actor.account ? .notAllowed("Vous avez proposé cet abandon : une autre personne le confirme.") : nil
    }

    /// Whoever might confirm it, and the one who proposed it.
    static func mayDeclineAbandonment(_ waiting: Abandonment?, _ work: Work, _ edition: Edition, _ actor: Actor) -> Refusal? {
        countersigner(edition.scopes(at: work.territory), actor) ?? (waiting == nil ? .notNow("Aucun abandon n’est proposé.") : nil)
    }

    // MARK: What they share

    private static func officer(_ scopes: [Scope], _ actor: Actor, _ does: Message) -> Refusal? {
        if actor.has(.projectOfficer, on: scopes) { return nil }
        return actor.isSignedIn ? .notAllowed("La personne qui conduit l’édition \(does).") : .signIn
    }

    static let countersigners: [Role] = [.projectOfficer, .reviewer]

    private static func countersigner(_ scopes: [Scope], _ actor: Actor) -> Refusal? {
        if countersigners.contains(where: { actor.has($0, on: scopes) }) { return nil }
        return actor.isSignedIn ? .notAllowed("Un abandon est confirmé par une personne qui conduit l’édition ou qui vérifie les décisions.") : .signIn
    }

    private static func alive(_ work: Work) -> Refusal? { work.stage == .abandoned ? .notNow("Ce projet est abandonné.") : nil }

    private static func unfinished(_ work: Work) -> Refusal? {
        alive(work) ?? (work.stage.isDelivered ? .notNow("Ce projet est livré : il ne s’abandonne plus.") : nil)
    }
}
