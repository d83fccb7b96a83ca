import Platform
import Vocabulary
import Web

/// Who reads the watch and looks, who may hold votes and decide on those that wait, and when.
enum WatchRules {
    /// Patterns name nobody: the members of the bureau read them too.
    static func mayRead(_ edition: Edition, isMember: Bool, _ actor: Actor) -> Refusal? {
        if isMember, actor.isSignedIn { return nil }
        return RegisterRules.mayRead(edition, actor)
    }

    /// Say what came of a look: officers and members of the bureau, from the opening of the vote on. What was told waits for them.
    static func mayLook(_ edition: Edition, isMember: Bool, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if !isMember, !actor.has(.projectOfficer, on: edition.scope) {
            return .notAllowed("Ce regard revient aux chargés de projet de cette édition et aux membres du bureau du vote.")
        }
        return edition.calendar.hasOpened(.vote, at: now) ? nil : .notNow("Le vote n’est pas encore ouvert : il n’y a rien à regarder.")
    }

    /// Marks live until the close: afterwards there is nothing to hold.
    static func mayHold(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = RegisterRules.mayDecide(edition, actor) { return refusal }
        if !edition.calendar.isOpen(.vote, at: now) { return .notNow("Le vote n’est pas ouvert : il n’y a rien à retenir.") }
        return nil
    }

    /// Nobody decides on her own vote.
    static func mayDecide(_ file: QuarantineFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = RegisterRules.mayDecide(file.edition, actor) { return refusal }
        if file.quarantine.account == actor.account { return .notAllowed("Il s’agit de votre propre vote : une autre personne en décide.") }
        if file.quarantine.verdict == .released { return .notNow("Une décision est déjà prise sur ce vote.") }
        if file.edition.calendar.hasClosed(.vote, at: now) { return .notNow("Le vote est clos : plus aucun bulletin ne peut être déposé, il n’y a plus rien à décider.") }
        return nil
    }
}

/// A vote that waits, with its edition, as the decision reads it.
struct QuarantineFile: Sendable {
    var edition: Edition
    var quarantine: Quarantine
}
