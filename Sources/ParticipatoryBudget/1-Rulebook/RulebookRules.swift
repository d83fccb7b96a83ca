import Vocabulary

/// Who may do what to the rules, and when. Pages and acts ask the same questions.
enum RulebookRules {
    static func mayCreateEdition(_ actor: Actor) -> Refusal? {
        actor.has(.projectOfficer) ? nil : .notAllowed("Seule une personne chargée du budget participatif pour toute la ville ouvre une édition.")
    }

    /// How it is called and presented; what it is decided by is in the rules.
    static func mayPresent(_ edition: Edition, _ actor: Actor) -> Refusal? { officer(edition, actor) }

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

    /// A draft of changes may be given up; the first version is the edition itself.
    static func mayDiscard(_ version: RulebookVersion, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = officer(edition, actor) { return refusal }
        if version.state != .draft { return .notNow("Cette version n’est plus un brouillon : elle ne s’abandonne plus.") }
        return version.number == 1 ? .notNow("La première version ne s’abandonne pas : modifiez-la.") : nil
    }

    /// Four eyes: who wrote in the version does not validate it.
    static func mayValidate(_ version: RulebookVersion, authors: Set<AccountID>, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = validator(version, authors, edition, actor) { return refusal }
        return version.state == .submitted ? nil : .notNow("Cette version n’attend pas de validation.")
    }

    /// Back to be written further, until the council has voted it.
    static func maySendBack(_ version: RulebookVersion, authors: Set<AccountID>, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = validator(version, authors, edition, actor) { return refusal }
        return switch version.state {
        case .submitted, .validated: nil
        case .draft: .notNow("Cette version est déjà en rédaction.")
        case .voted, .published: .notNow("Le conseil municipal a voté cette version : elle ne change plus.")
        }
    }

    private static func validator(_ version: RulebookVersion, _ authors: Set<AccountID>, _ edition: Edition, _ actor: Actor) -> Refusal? {
        guard actor.has(.elected, on: edition.scope) || actor.has(.projectOfficer, on: edition.scope) else {
            return .notAllowed("La validation revient à l’élu ou à un autre chargé de projet.")
        }
        guard let account = actor.account, account == version.draftedBy || authors.contains(account) else { return nil }
        return .notAllowed("Vous avez écrit dans cette version : une autre personne la valide.")
    }

    /// Once it is validated; a number or a day that was written wrongly may be corrected at any time.
    static func mayRecordResolution(_ version: RulebookVersion, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = officer(edition, actor) { return refusal }
        return switch version.state {
        case .draft, .submitted: .notNow("La délibération s’inscrit quand la version est validée.")
        case .validated, .voted, .published: nil
        }
    }

    /// Join the resolution as the council signed it, from the vote on; take back what is not public.
    static func mayJoinFile(_ version: RulebookVersion, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = officer(edition, actor) { return refusal }
        return switch version.state {
        case .draft, .submitted, .validated: .notNow("Un document se joint une fois la délibération inscrite.")
        case .voted, .published: nil
        }
    }

    static func mayPublish(_ version: RulebookVersion, _ edition: Edition, _ actor: Actor) -> Refusal? {
        if let refusal = officer(edition, actor) { return refusal }
        return version.state == .voted ? nil : .notNow("Le règlement se publie après la délibération du conseil municipal.")
    }

    /// Once the vote has opened, what decides it no longer moves; it may only last longer. And a version published too late
    /// cannot open the vote in the past: nobody would have read its rule before.
    static func frozen(_ old: Rulebook?, _ new: Rulebook, at now: Instant) -> Refusal? {
        guard let old, let former = old.calendar[.vote], former.opensAt <= now else {
            guard let vote = new.calendar[.vote], vote.opensAt <= now else { return nil }
            return .notNow("L’ouverture du vote, le \(vote.opensAt), est déjà passée : choisissez une date à venir.")
        }
        let isSame = old.ballot == new.ballot && old.allocation == new.allocation && old.voters == new.voters && old.envelopes == new.envelopes
        if !isSame { return .notNow("Le vote a commencé : le bulletin, la répartition, les enveloppes et les conditions de vote sont figés.") }
        guard let vote = new.calendar[.vote], vote.opensAt == former.opensAt else { return .notNow("Le vote a commencé : son ouverture ne change plus.") }
        guard let closesAt = former.closesAt, vote.closesAt != closesAt else { return nil }
        if closesAt <= now { return .notNow("Le vote est clos depuis le \(closesAt) : ses dates ne changent plus.") }
        return vote.closesAt.map { $0 > closesAt } ?? true ? nil : .notNow("Le vote a commencé : il peut être prolongé, pas raccourci.")
    }

    private static func officer(_ edition: Edition, _ actor: Actor) -> Refusal? {
        actor.has(.projectOfficer, on: edition.scope) ? nil : .notAllowed("Le règlement est rédigé par la personne chargée de cette édition.")
    }
}
