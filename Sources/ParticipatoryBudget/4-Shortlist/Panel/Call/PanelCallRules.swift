import Vocabulary
import Web

/// Who calls for volunteers, who answers, until when. Pages and acts ask the same function; `nil` is yes.
enum PanelCallRules {
    /// From the publication of the edition to the end of the shortlist: the call comes before the panel is made.
    static func mayCall(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        guard actor.has(.projectOfficer, on: edition.scope) else { return .notAllowed("La personne qui conduit l’édition lance l’appel à volontaires.") }
        guard edition.isPublished else { return .notNow("Publiez d’abord l’édition : l’appel se lit sur sa page.") }
        guard let phase = edition.calendar[.shortlist] else { return .notNow("Cette édition ne comporte pas de présélection.") }
        guard let closesAt = phase.closesAt, closesAt <= now else { return nil }
        return .notNow("La présélection est close depuis le \(closesAt).")
    }

    static func mayEnd(_ file: PanelCallFile, _ actor: Actor, at now: Instant) -> Refusal? {
        mayCall(file.edition, actor, at: now) ?? (isOpen(file, now) ? nil : .notNow("Aucun appel n’est ouvert."))
    }

    static func mayOffer(_ file: PanelCallFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard let call = file.call else { return .notNow("La ville ne cherche pas de volontaires pour le panel de cette édition.") }
        guard call.isOpen(at: now) else { return .notNow("L’appel à volontaires est clos depuis le \(call.closesAt).") }
        guard actor.isSignedIn else { return .signIn }
        guard file.hasAddress else { return .notNow("Ajoutez une adresse électronique à votre compte : nous en avons besoin pour vous inviter.", wayOut: "/mon-compte", named: "Aller à mon compte") }
        return file.mine?.listedAt == nil ? nil : .notNow("Votre nom est déjà sur la liste du panel. Un courrier vous demande ou vous demandera si vous acceptez.")
    }

    /// As long as nobody put her on a list; afterwards she says no to the letter.
    static func mayWithdraw(_ file: PanelCallFile, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        guard let mine = file.mine else { return .notNow("Vous n’êtes pas volontaire pour ce panel.") }
        return mine.listedAt == nil ? nil : .notNow("Votre nom est déjà sur la liste du panel : répondez non au courrier que vous recevez.")
    }

    private static func isOpen(_ file: PanelCallFile, _ now: Instant) -> Bool { file.call?.isOpen(at: now) ?? false }
}
