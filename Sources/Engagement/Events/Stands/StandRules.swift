import Vocabulary
import Web

/// Who makes the programme of a forum, and which proposer has which turn. Pages and acts ask the same function; `nil` is yes.
enum StandRules {
    /// Proposers are not invited again before three days.
    static let pause = Span.days(3)

    /// Open stands of equal length: whoever prepares a forum of an edition, once its projects are known to all.
    static func mayOpen(_ file: StandFile, at now: Instant) -> Refusal? {
        if let refusal = EventRules.mayPrepare(file.event, file.actor, at: now) { return refusal }
        if file.event.plan.kind != .forum { return .notNow("Seul un forum des projets a des stands : changez la nature de l’événement.") }
        guard let edition = file.event.plan.edition else { return .notNow("Dites d’abord de quelle édition sont les projets, dans l’annonce.") }
        // Its programme is that of every project of the edition, whatever the neighbourhood where it is held.
        if !EventRules.announcing.contains(where: { file.actor.has($0, on: .edition(edition)) }) { return EventRules.notTheirs }
        return file.projects.isEmpty ? .notNow("Les projets soumis au vote ne sont pas encore publiés.") : nil
    }

    /// Invite those who carry a project to choose their stand.
    static func mayInvite(_ file: StandFile, at now: Instant) -> Refusal? {
        if let refusal = mayOpen(file, at: now) { return refusal }
        if file.event.publishedAt == nil { return .notNow("Publiez d’abord l’événement.") }
        if file.stands.isEmpty { return .notNow("Ouvrez d’abord les stands.") }
        if let invited = file.event.standsInvitedAt, now < invited + pause { return .notNow("Les porteurs de projet ont été invités le \(invited). Laissez-leur trois jours.") }
        return file.withoutStand.isEmpty ? .notNow("Chaque projet a déjà son stand.") : nil
    }

    /// Take a stand for one's project: one each, until the forum begins.
    static func mayTake(_ file: StandFile, at now: Instant) -> Refusal? {
        if !file.actor.isSignedIn { return .signIn }
        if file.own.isEmpty { return .notAllowed("Les stands sont pour celles et ceux qui portent un projet soumis au vote.") }
        if let refusal = isOpen(file, at: now) { return refusal }
        if file.own.allSatisfy({ file.stand(of: $0) != nil }) { return .notNow("Votre projet a déjà son stand : chaque projet en a un.") }
        return file.free.isEmpty ? .notNow("Tous les stands sont pris. Écrivez-nous : nous chercherons une solution.", wayOut: QuestionLinks.ask, named: "Nous écrire") : nil
    }

    /// Give one's stand back: whoever carries its project, until the forum begins.
    static func mayLeave(_ stand: EventStand, _ file: StandFile, at now: Instant) -> Refusal? {
        if !file.actor.isSignedIn { return .signIn }
        if !file.own.contains(where: { $0.id == stand.project }) { return .notAllowed("Ce stand n’est pas celui de votre projet.") }
        return isOpen(file, at: now)
    }

    private static func isOpen(_ file: StandFile, at now: Instant) -> Refusal? {
        if file.event.publishedAt == nil || file.event.cancelledAt != nil { return .notNow("Ce forum n’aura pas lieu.", wayOut: EventLinks.agenda, named: "Voir l’agenda") }
        return now < file.event.plan.startsAt ? nil : .notNow("Le forum a commencé : le programme ne change plus.")
    }
}
