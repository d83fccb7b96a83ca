import Vocabulary
import Web

/// What holds in every session of colleagues, whatever its agenda: two at least, somebody who is there, minutes under two signatures.
enum GroupSessionRules {
    static func isOpen(_ file: some GroupSessionFile) -> Refusal? { file.session.stage == .open ? nil : .notNow("Cette séance est close.") }

    /// Say what the group decided: somebody who is there, with another person at least.
    static func speaks(_ file: some GroupSessionFile, _ actor: Actor) -> Refusal? {
        guard file.present.count >= 2 else { return .notNow("Le groupe se prononce à deux au moins : notez d’abord les personnes présentes.") }
        return file.isPresent(actor.account) ? nil : .notAllowed("Seule une personne présente à la séance enregistre ce que le groupe décide.")
    }

    /// Another person who was there.
    static func maySign(_ file: some GroupSessionFile, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        switch file.session.stage {
        case .open: return .notNow("La séance n’est pas close : il n’y a pas encore de compte rendu.")
        case .signed: return .notNow("Le compte rendu est signé.")
        case .toSign: break
        }
        guard file.isPresent(actor.account) else { return .notAllowed("Le compte rendu est signé par une personne qui était présente.") }
        return file.session.closedBy == actor.account ? .notAllowed("Vous avez rédigé ce compte rendu : une autre personne présente le signe.") : nil
    }
}
