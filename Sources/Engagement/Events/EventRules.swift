import Vocabulary

/// Who announces events, keeps them, comes to them, and until when. Pages and acts ask the same function; `nil` is yes.
enum EventRules {
    /// Those who announce, each on her scope.
    static let announcing: [Role] = [.projectOfficer, .receptionAgent]

    /// Open the list of the desk: whoever announces somewhere.
    static func mayOpenDesk(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return announcing.contains(where: actor.hasAnywhere) ? nil : .notAllowed("Les événements sont annoncés par l’équipe du budget participatif et par l’accueil.")
    }

    /// Announce it there: her neighbourhood, her edition, or the whole city.
    static func mayAnnounce(_ plan: EventPlan, _ actor: Actor) -> Refusal? {
        if let refusal = mayOpenDesk(actor) { return refusal }
        return announcing.contains { actor.has($0, on: plan.scopes) } ? nil : .notAllowed("Choisissez un quartier ou une édition dont vous vous occupez.")
    }

    /// Read what only the team reads: who comes, who helps. Whoever keeps it, and those who work there.
    static func mayFollow(_ file: EventFile) -> Refusal? {
        if !file.actor.isSignedIn { return .signIn }
        if file.staff.contains(where: { $0.account == file.actor.account }), file.actor.isOfficial { return nil }
        return keeps(file.event, file.actor) ? nil : notTheirs
    }

    /// Change what is announced: until it begins.
    static func mayRevise(_ event: Event, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayKeep(event, actor) { return refusal }
        if event.cancelledAt != nil { return .notNow("Cet événement est annulé.") }
        return now < event.plan.startsAt || event.publishedAt == nil ? nil : .notNow("Cet événement a commencé : ce qui est annoncé ne change plus.")
    }

    static func mayPublish(_ event: Event, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayKeep(event, actor) { return refusal }
        if event.publishedAt != nil { return .notNow("Cet événement est déjà publié.") }
        return now < event.plan.startsAt ? nil : .notNow("Sa date est passée : choisissez-en une autre avant de publier.")
    }

    /// Cancel it with a reason: what was published, until it ends.
    static func mayCancel(_ event: Event, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayKeep(event, actor) { return refusal }
        if event.cancelledAt != nil { return .notNow("Cet événement est déjà annulé.") }
        if event.publishedAt == nil { return .notNow("Cet événement n’est pas publié : personne ne l’attend.") }
        return now < event.plan.endsAt ? nil : .notNow("Cet événement a eu lieu.")
    }

    /// Prepare the day: who works there, who is written down on the telephone.
    static func mayPrepare(_ event: Event, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayKeep(event, actor) { return refusal }
        if event.cancelledAt != nil { return .notNow("Cet événement est annulé.") }
        return now < event.plan.endsAt ? nil : .notNow("Cet événement a eu lieu.")
    }

    /// Note who came and what was done there: once it has begun, whoever keeps it or works there.
    static func mayTell(_ file: EventFile, at now: Instant) -> Refusal? {
        if let refusal = mayFollow(file) { return refusal }
        if file.event.cancelledAt != nil { return .notNow("Cet événement est annulé.") }
        if file.event.publishedAt == nil { return .notNow("Cet événement n’a pas été publié.") }
        return file.event.plan.startsAt <= now ? nil : .notNow("Cet événement n’a pas encore commencé.")
    }

    // MARK: Those who come

    /// Read the page: everyone once it is published; before, those who keep it.
    static func mayRead(_ event: Event, _ actor: Actor) -> Refusal? {
        if event.publishedAt != nil || keeps(event, actor) { return nil }
        return .notAllowed("Cet événement n’est pas encore annoncé.", wayOut: EventLinks.agenda, named: "Voir l’agenda")
    }

    /// The same for its file: those who work there or are awaited read it before it is published.
    static func mayRead(_ file: EventFile, _ help: [HelpSlot]) -> Refusal? {
        guard let account = file.actor.account, file.actor.isOfficial else { return mayRead(file.event, file.actor) }
        let isExpected = file.staff.contains { $0.account == account } || help.contains { $0.elected == account }
        return isExpected ? nil : mayRead(file.event, file.actor)
    }

    static func maySignUp(_ event: Event, at now: Instant) -> Refusal? {
        switch event.stage(at: now) {
        case .draft: .notNow("Cet événement n’est pas encore annoncé.", wayOut: EventLinks.agenda, named: "Voir l’agenda")
        case .cancelled: .notNow("Cet événement est annulé.", wayOut: EventLinks.agenda, named: "Voir l’agenda")
        case .underWay, .held: .notNow("Les inscriptions sont closes : l’événement a commencé.", wayOut: EventLinks.agenda, named: "Voir l’agenda")
        case .announced: event.plan.takesSignUps ? nil : .notNow("L’entrée est libre : venez, sans vous inscrire.")
        }
    }

    /// Confirm one's address: who holds the secret of the letter, before it begins.
    static func mayConfirm(_ signUp: EventSignUp, _ event: Event, at now: Instant) -> Refusal? {
        if let refusal = maySignUp(event, at: now) { return refusal }
        return signUp.state == .asked ? nil : .notNow(signUp.state == .cancelled ? "Cette inscription est annulée." : "Votre adresse est déjà confirmée.")
    }

    /// Give one's place back: who holds the secret of the letter, before it begins.
    static func mayGiveUp(_ signUp: EventSignUp, _ event: Event, at now: Instant) -> Refusal? {
        if signUp.state == .cancelled { return .notNow("Cette inscription est déjà annulée.") }
        if event.cancelledAt != nil { return .notNow("Cet événement est annulé : il n’y a rien à faire.") }
        return now < event.plan.startsAt ? nil : .notNow("Cet événement a commencé.")
    }

    private static func mayKeep(_ event: Event, _ actor: Actor) -> Refusal? {
        if let refusal = mayOpenDesk(actor) { return refusal }
        return keeps(event, actor) ? nil : notTheirs
    }

    private static func keeps(_ event: Event, _ actor: Actor) -> Bool { announcing.contains { actor.has($0, on: event.scopes) } }

    static let notTheirs = Refusal.notAllowed("Cet événement est suivi par une autre équipe.")
}
