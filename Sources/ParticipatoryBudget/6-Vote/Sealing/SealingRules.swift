import Platform
import Vocabulary

/// Who names the bureau, holds a part of the key, enters it, and when.
enum SealingRules {
    static let sizes = 3...7

    static let waitsForKey = Refusal.notNow("Le vote ne peut pas commencer : le bureau du vote n’a pas encore fait la clé de l’urne. Revenez dans quelques heures.")
    static let hasBegun = Refusal.notNow("Quelqu’un a déjà voté : le bureau et sa clé ne changent plus.")
    static let cannotReplace = Refusal.notNow("Votre premier bulletin ne peut pas être remplacé : il reste dans l’urne et compte.")
    static let replacedMeanwhile = Refusal.notNow("Votre vote vient d’être remplacé depuis un autre onglet : le dernier bulletin déposé compte.")

    /// More than half, and never one alone.
    static func thresholds(of members: Int) -> ClosedRange<Int> { max(2, members / 2 + 1)...max(2, members) }

    /// The bureau may change until the vote opens, and after that as long as no key lets anybody vote.
    static func mayName(_ edition: Edition, _ ceremony: Ceremony?, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = VoteRules.mayPrepare(edition, actor) { return refusal }
        if edition.isImported { return .notNow("Cette édition a été importée : son vote a eu lieu ailleurs.") }
        guard let phase = edition.calendar[.vote] else { return .notNow("Le règlement de cette édition ne prévoit pas de vote.") }
        if let closesAt = phase.closesAt, closesAt <= now { return .notNow("Le vote est clos depuis le \(closesAt) : le bureau ne change plus.") }
        guard phase.opensAt <= now else { return nil }
        if let ceremony { return ceremony.isReady ? .notNow("Le vote est ouvert depuis le \(phase.opensAt) : le bureau et sa clé ne changent plus.") : nil }
        return .notNow("Le vote est ouvert depuis le \(phase.opensAt) : son urne ne peut plus être scellée.")
    }

    static func mayGiveUp(_ edition: Edition, _ ceremony: Ceremony?, _ actor: Actor, at now: Instant) -> Refusal? {
        if ceremony == nil { return .notNow("Ce vote n’a pas de bureau.") }
        return mayName(edition, ceremony, actor, at: now)
    }

    static func mayRehearse(_ edition: Edition, _ ceremony: Ceremony?, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = VoteRules.mayPrepare(edition, actor) { return refusal }
        if ceremony == nil { return .notNow("Nommez d’abord le bureau : ce sont ses membres qui répètent.") }
        if edition.calendar.hasOpened(.vote, at: now) { return .notNow("Le vote est ouvert : on ne répète plus, pour qu’aucun vrai code ne soit entré trop tôt.") }
        return nil
    }

    /// What stopped the opening is put right outside of the site; the site looks again.
    static func mayResume(_ edition: Edition, _ ceremony: Ceremony?, _ actor: Actor) -> Refusal? {
        if let refusal = VoteRules.mayPrepare(edition, actor) { return refusal }
        return ceremony?.fault.isEmpty ?? true ? .notNow("L’ouverture de l’urne n’est pas arrêtée.") : nil
    }

    static func isMember(_ ceremony: Ceremony, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return ceremony.member(actor.account) == nil ? .notAllowed("Cette page est celle des membres du bureau de ce vote.") : nil
    }

    static func mayConfirm(_ ceremony: Ceremony, _ actor: Actor) -> Refusal? {
        if let refusal = isMember(ceremony, actor) { return refusal }
        if ceremony.kind == .vote, let at = ceremony.frozenAt { return .notNow("Le vote est clos depuis le \(at) : la clé ne peut plus être faite.") }
        if let at = ceremony.member(actor.account)?.confirmedAt { return .notNow("Vous avez confirmé votre code le \(at) : il ne s’affiche plus.") }
        return nil
    }

    static func mayEnter(_ ceremony: Ceremony, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = isMember(ceremony, actor) { return refusal }
        if !ceremony.isReady { return .notNow("La clé n’est pas encore faite : il manque le code d’un membre du bureau.") }
        if ceremony.kind == .vote, ceremony.frozenAt == nil {
            guard let closesAt = edition.calendar[.vote]?.closesAt else { return .notNow("Le vote n’a pas de date de clôture : personne ne peut ouvrir l’urne.") }
            return .notNow("L’urne reste fermée jusqu’à la clôture du vote, le \(closesAt). Gardez votre code jusque-là.")
        }
        if ceremony.openedAt != nil { return .notNow("L’urne est ouverte : votre code n’est plus utile.") }
        if !ceremony.fault.isEmpty { return .notNow("L’ouverture de l’urne est arrêtée : gardez votre code, il sera demandé à nouveau.") }
        if let at = ceremony.member(actor.account)?.enteredAt { return .notNow("Vous avez entré votre code le \(at).") }
        return nil
    }

    /// Whether the ballots may be counted: those of a sealed box only once it is open, and only if they are still those that came out.
    static func mayCount(_ ceremony: Ceremony?) -> Refusal? {
        // Without a key nobody could vote: nothing is sealed.
        guard let ceremony, ceremony.isReady else { return nil }
        if let fault = OpeningFault(rawValue: ceremony.fault) { return .notNow("L’urne n’a pas été ouverte. \(fault.words)") }
        if ceremony.openedAt != nil { return nil }
        if ceremony.frozenAt == nil { return .notNow("L’urne scellée n’est pas encore arrêtée : attendez quelques secondes après la clôture.") }
        if ceremony.hasEnoughShares { return .notNow("L’urne s’ouvre : revenez dans quelques instants.") }
        return .notNow("L’urne est scellée : il faut les codes de \(ceremony.threshold) membres du bureau, \(ceremony.entered) sont entrés.")
    }
}

/// The addresses of the sealed box.
enum SealingLinks {
    static func bureau(_ edition: Edition) -> String { "\(VoteLinks.desk(edition))/bureau" }
    static func urn(_ edition: Edition) -> String { "\(edition.link)/urne" }
    static func member(_ edition: Edition, _ kind: CeremonyKind = .vote) -> String { "\(edition.link)/bureau-de-vote/\(kind.word)" }
    static func list(_ edition: Edition) -> String { "\(edition.link)/urne.txt" }
    static func roots(_ edition: Edition) -> String { "\(edition.link)/racines.txt" }
}
