import Vocabulary
import Web

/// Who asks for help, who gives it, who tells of it. Pages and acts ask the same function; `nil` is yes.
enum HelpRules {
    /// How long after its hour a helper may still tell how it went.
    static let telling = Span.days(30)

    /// Look for helpers, pair them with an elected member: whoever prepares the event.
    static func mayAsk(_ event: Event, _ actor: Actor, at now: Instant) -> Refusal? { EventRules.mayPrepare(event, actor, at: now) }

    /// Help at this hour: a resident with an account, so that the team knows whom to expect.
    static func mayHelp(_ slot: HelpSlot, _ event: Event, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if event.publishedAt == nil || event.cancelledAt != nil { return .notNow("Cet événement ne cherche personne.", wayOut: EventLinks.agenda, named: "Voir l’agenda") }
        if slot.startsAt <= now { return .notNow("Cette heure est passée : choisissez-en une autre.") }
        if slot.helper(actor.account) != nil { return .notNow("Vous aidez déjà à cette heure.") }
        return slot.missing > 0 ? nil : .notNow("Il y a déjà assez de monde à cette heure. Merci !")
    }

    /// Give one's hour back: before it begins.
    static func mayLeave(_ slot: HelpSlot, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = isHelper(slot, actor) { return refusal }
        return now < slot.startsAt ? nil : .notNow("Cette heure a commencé.")
    }

    /// Tell how it went: once it has begun, for a month.
    static func mayDebrief(_ slot: HelpSlot, _ event: Event, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = isHelper(slot, actor) { return refusal }
        if event.cancelledAt != nil { return .notNow("Cet événement a été annulé.") }
        if now < slot.startsAt { return .notNow("Cette heure n’a pas encore commencé.") }
        return now < slot.endsAt + telling ? nil : .notNow("Un mois est passé : merci, nous ne notons plus rien sur cette heure.")
    }

    private static func isHelper(_ slot: HelpSlot, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return slot.helper(actor.account) == nil ? .notAllowed("Vous n’aidez pas à cette heure.") : nil
    }
}
