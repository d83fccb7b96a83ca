import Vocabulary

/// Who may do what to the rules, and when. Pages and acts ask the same questions.
enum RulebookRules {
    static func mayCreateEdition(_ actor: Actor) -> Refusal? {
        actor.has(.projectOfficer) ? nil : .notAllowed("Seule une personne chargée du budget participatif pour toute la ville ouvre une édition.")
    }

    static func maySee(_ edition: Edition, _ actor: Actor) -> Refusal? {
        actor.isOfficial ? nil : .notAllowed("Les versions de travail du règlement sont réservées aux agents et aux élus.")
    }

    static func mayDraft(_ edition: Edition, _ actor: Actor, versions: [RulebookVersion]) -> Refusal? {
        if let refusal = officer(edition, actor) { return refusal }
        if versions.contains(where: { $0.state != .published }) { return .notNow("Une version est déjà en préparation : terminez-la d’abord.") }
        return nil
    }

    static func mayEdit(_ version: RulebookVersion, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = officer(edition, actor) { return refusal }
        return switch version.state {
        case .draft: nil
        case .submitted: .notNow("Cette version est soumise à validation : elle ne se modifie plus.")
        case .validated, .voted: .notNow("Cette version est validée : elle ne se modifie plus.")
        case .published: .notNow("Un règlement publié ne change que par une nouvelle version.")
        }
    }

    static func mayComment(_ version: RulebookVersion, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if !actor.isOfficial { return .notAllowed("Les avis sur le règlement sont réservés aux agents et aux élus.") }
        return version.state == .published ? .notNow("Ce règlement est publié : les avis sont clos.") : nil
    }

    static func maySubmit(_ version: RulebookVersion, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = officer(edition, actor) { return refusal }
        return version.state == .draft ? nil : .notNow("Cette version est déjà soumise.")
    }

    /// Four eyes: who drafted does not validate.
    static func mayValidate(_ version: RulebookVersion, _ edition: Edition, _ actor: Actor) -> Refusal? {
        guard actor.has(.elected) || actor.has(.projectOfficer, on: edition.scope) else {
            return .notAllowed("La validation revient à l’élu ou à un autre chargé de projet.")
        }
        if version.draftedBy == actor.account { return .notAllowed("Vous avez rédigé cette version : une autre personne la valide.") }
        return version.state == .submitted ? nil : .notNow("Cette version n’attend pas de validation.")
    }

    static func mayRecordResolution(_ version: RulebookVersion, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = officer(edition, actor) { return refusal }
        return version.state == .validated ? nil : .notNow("La délibération s’inscrit quand la version est validée.")
    }

    static func mayPublish(_ version: RulebookVersion, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = officer(edition, actor) { return refusal }
        return version.state == .voted ? nil : .notNow("Le règlement se publie après la délibération du conseil municipal.")
    }

    /// Once the vote has opened, what decides it no longer moves.
    static func frozen(_ old: Rulebook, _ new: Rulebook, _ edition: Edition, at now: Instant) -> Refusal? {
        guard edition.calendar.hasOpened(.vote, at: now) else { return nil }
        let isSame = old.ballot == new.ballot && old.allocation == new.allocation && old.voters == new.voters && old.envelopes == new.envelopes
        return isSame ? nil : .notNow("Le vote a commencé : le bulletin, la répartition, les enveloppes et les conditions de vote sont figés.")
    }

    private static func officer(_ edition: Edition, _ actor: Actor) -> Refusal? {
        actor.has(.projectOfficer, on: edition.scope) ? nil : .notAllowed("Le règlement est rédigé par la personne chargée de cette édition.")
    }
}
