import Platform
import Vocabulary
import Web

/// Who may read the register and act on it, and what is said to whoever stands there already.
enum RegisterRules {
    /// Officers of the edition and the auditor: who has voted, never what.
    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if actor.has(.projectOfficer, on: edition.scope) || actor.has(.auditor, on: edition.scope) { return nil }
        return .notAllowed("Le registre des votants est réservé aux chargés de projet de cette édition et au garant.")
    }

    /// Deciding is the officer's: the auditor changes nothing.
    static func mayDecide(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if actor.has(.projectOfficer, on: edition.scope) { return nil }
        return .notAllowed("Seuls les chargés de projet de cette édition prennent ces décisions.")
    }

    /// Nobody compares her own line.
    static func mayCompare(_ likeness: Likeness, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = mayDecide(edition, actor) { return refusal }
        if [likeness.one.account, likeness.other.account].contains(actor.account) { return .notAllowed("Il s’agit de votre propre vote : une autre personne compare ces noms.") }
        return nil
    }

    /// When, by which way and whom to see: a vote that fell in the box can be taken back by nobody, whatever she knows of the person.
    static func already(_ checkOff: CheckOff) -> Refusal {
        .notNow("Un vote est déjà enregistré pour vous, le \(checkOff.at), par \(checkOff.channel.name). Chaque personne vote une seule fois. Si ce n’est pas vous, dites-le vite à la ville : ses coordonnées sont au bas de la page.")
    }

    static func revokedCode(_ edition: Edition) -> Refusal {
        .notNow("Votre code a été annulé depuis que vous l’avez tapé. Demandez-en un autre à la mairie, ou votez au guichet.", wayOut: CodeProofPage.link(edition), named: "Taper un autre code")
    }
}

/// How many have voted, as officers read it while the vote runs: to the ten below, so that nobody follows one person.
enum RoundedTurnout {
    static func rounded(_ voters: Int) -> Int { voters - voters % 10 }

    /// Exact once the vote is closed.
    static func shown(_ voters: Int, _ edition: Edition, at now: Instant) -> Int {
        edition.isImported || edition.calendar.hasClosed(.vote, at: now) ? voters : rounded(voters)
    }
}
