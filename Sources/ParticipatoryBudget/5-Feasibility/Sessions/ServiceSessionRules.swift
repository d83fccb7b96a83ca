import Vocabulary
import Web

/// Who may do what in a session of the services. Pages and acts ask the same function; `nil` is yes.
enum ServiceSessionRules {
    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if actor.reach(edition.scope).isWhole { return nil }
        return actor.isSignedIn ? .notAllowed("Les séances des services sont lues par les agents de toute l’édition et par les personnes invitées.") : .signIn
    }

    /// Those who were invited or came read their session too.
    static func mayRead(_ file: ServiceSessionFile, _ actor: Actor) -> Refusal? {
        if let account = actor.account, file.members.contains(where: { $0.account == account }), actor.isStaff { return nil }
        return mayRead(file.edition, actor)
    }

    /// The officer of the edition, as long as studies move.
    static func mayPlan(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        FeasibilityRules.officer([edition.scope], actor, "prépare les séances des services") ?? FeasibilityRules.moment(edition, now)
    }

    /// Agenda and presences, as long as the session is not closed.
    static func mayPrepare(_ file: ServiceSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        mayPlan(file.edition, actor, at: now) ?? GroupSessionRules.isOpen(file)
    }

    /// Conduct the session on screen and write what the room says: any colleague who is there, with another at least.
    static func mayConduct(_ file: ServiceSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return GroupSessionRules.isOpen(file) ?? FeasibilityRules.moment(file.edition, now) ?? speaks(file, actor)
    }

    private static func speaks(_ file: ServiceSessionFile, _ actor: Actor) -> Refusal? {
        actor.isStaff ? GroupSessionRules.speaks(file, actor) : .notAllowed("Les décisions de la séance sont enregistrées par un agent présent.")
    }

    /// What concerns one proposal: nobody speaks for her own, and what was concluded elsewhere is no more to decide.
    static func mayAsk(_ item: ServiceSessionItem, _ file: ServiceSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayConduct(file, actor, at: now) { return refusal }
        if item.people.contains(where: { $0 == actor.account }) { return .notAllowed("Vous portez cette proposition : une autre personne présente enregistre ce que la séance en dit.") }
        return item.isGone ? .notNow("Cette étude a été conclue ou retirée entre-temps : elle n’est plus à l’ordre du jour.") : nil
    }

    static func mayDecide(_ item: ServiceSessionItem, _ file: ServiceSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayAsk(item, file, actor, at: now) { return refusal }
        return item.decision == nil ? nil : .notNow("La séance s’est prononcée sur cette proposition.")
    }

    /// Who is there, even once the vote has opened: then nothing more is decided, and what was said waits for its signature.
    static func mayClose(_ file: ServiceSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if let refusal = GroupSessionRules.isOpen(file) ?? speaks(file, actor) { return refusal }
        if file.edition.calendar.hasOpened(.vote, at: now) { return nil }
        return file.items.contains { $0.decision != nil } ? nil : .notNow("La séance ne s’est encore prononcée sur rien.")
    }
}
