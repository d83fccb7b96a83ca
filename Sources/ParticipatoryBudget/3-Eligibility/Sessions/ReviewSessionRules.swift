import Vocabulary
import Web

/// Who may do what in a session of the cross-department group. Pages and acts ask the same function; `nil` is yes.
enum ReviewSessionRules {
    /// A session looks at the edition as a whole: who follows a territory has the queue.
    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if actor.reach(edition.scope).isWhole { return nil }
        return actor.isSignedIn ? .notAllowed("Les séances du groupe transversal sont pour les agents de toute l’édition.") : .signIn
    }

    /// Those who were invited read their session too.
    static func mayRead(_ file: ReviewSessionFile, _ actor: Actor) -> Refusal? {
        if let account = actor.account, file.members.contains(where: { $0.account == account }), actor.isStaff { return nil }
        return mayRead(file.edition, actor)
    }

    static func mayPlan(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if EligibilityRules.checkers.contains(where: { actor.has($0, on: edition.scope) }) { return EligibilityRules.mayConfirm(edition, actor, at: now) }
        return actor.isSignedIn ? .notAllowed("Les séances sont préparées par la personne qui conduit l’édition ou par le groupe de relecture.") : .signIn
    }

    /// Agenda and presences, as long as the session is not closed.
    static func mayPrepare(_ file: ReviewSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        mayPlan(file.edition, actor, at: now) ?? GroupSessionRules.isOpen(file)
    }

    /// Say what the group decided: a checker who is there, with another person at least.
    static func mayDecide(_ file: ReviewSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayPrepare(file, actor, at: now) { return refusal }
        return GroupSessionRules.speaks(file, actor)
    }

    /// Nobody checks what she wrote or signed.
    static func mayDecide(_ item: ReviewSessionItem, _ file: ReviewSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayDecide(file, actor, at: now) { return refusal }
        if item.decidedBy == actor.account { return .notAllowed("Vous avez signé cette décision : une autre personne présente enregistre l’avis du groupe.") }
        if item.people.contains(where: { $0 == actor.account }) { return .notAllowed("Vous portez cette proposition : une autre personne présente enregistre l’avis du groupe.") }
        if item.verdict != nil { return .notNow("Le groupe s’est prononcé sur cette décision.") }
        return item.isGone ? .notNow("Cette décision a été reprise ou vérifiée entre-temps : elle n’est plus à l’ordre du jour.") : nil
    }

    static func mayClose(_ file: ReviewSessionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayDecide(file, actor, at: now) { return refusal }
        return file.items.contains { $0.verdict != nil } ? nil : .notNow("Le groupe ne s’est encore prononcé sur rien.")
    }

    /// Another person who was there.
    static func maySign(_ file: ReviewSessionFile, _ actor: Actor) -> Refusal? { GroupSessionRules.maySign(file, actor) }
}
