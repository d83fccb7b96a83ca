import Vocabulary

/// Who may speak, report, hide and decide, and until when.
enum DiscussionRules {
    /// Open from the deposit until the vote opens; without a vote, until the last step before the results closes.
    static func isOpen(_ proposal: Proposal, _ calendar: Calendar, at now: Instant) -> Refusal? {
        guard proposal.depositedAt != nil, proposal.hiddenAt == nil else { return .notNow("Cette proposition n’est pas publiée.") }
        if proposal.withdrawnAt != nil { return .notNow("Cette proposition a été retirée : la discussion est close.") }
        if proposal.mergedInto != nil { return .notNow("Cette proposition a été réunie à une autre : la discussion continue là-bas.") }
        guard let closesAt = closing(calendar) else { return nil }
        return now < closesAt ? nil : .notNow("La discussion est close depuis le \(closesAt).")
    }

    /// When the discussion ends; nil: not yet known.
    static func closing(_ calendar: Calendar) -> Instant? {
        if let vote = calendar[.vote] { return vote.opensAt }
        return [PhaseKind.feasibility, .shortlist, .eligibility, .deposit].lazy.compactMap { calendar[$0]?.closesAt }.first
    }

    static func mayComment(_ proposal: Proposal, _ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if edition.isImported { return .notNow("Cette édition vient d’un autre site : on n’y écrit plus.") }
        return isOpen(proposal, edition.calendar, at: now) ?? (actor.isSignedIn ? nil : .signIn)
    }

    /// Its author, for a quarter of an hour, as long as nobody has answered or reported it.
    static func mayEdit(_ file: CommentFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayRemove(file, actor) ?? mayComment(file.proposal, file.edition, actor, at: now) { return refusal }
        if file.isReported { return .notNow("Ce commentaire a été signalé : il ne se modifie plus tant qu’une personne de la ville ne l’a pas lu. Vous pouvez le retirer.") }
        if file.isAnswered { return .notNow("Quelqu’un a répondu : ce commentaire ne se modifie plus. Vous pouvez le retirer, ou en écrire un autre.") }
        if now < file.comment.at + Comment.mending { return nil }
        return .notNow("Un commentaire se modifie pendant un quart d’heure. Vous pouvez le retirer, ou en écrire un autre.")
    }

    /// Its author, at any time; a hidden one is no longer read by anybody.
    static func mayRemove(_ file: CommentFile, _ actor: Actor) -> Refusal? {
        guard let account = actor.account else { return .signIn }
        if file.comment.author != account { return .notAllowed("Seule la personne qui a écrit ce commentaire peut le modifier ou le retirer.") }
        return file.comment.isHidden ? .notNow("Ce commentaire est masqué : personne ne le lit plus.") : nil
    }

    static func mayFollow(_ proposal: Proposal, _ actor: Actor) -> Refusal? {
        guard proposal.depositedAt != nil, proposal.hiddenAt == nil else { return .notNow("Cette proposition n’est pas publiée.") }
        return actor.isSignedIn ? nil : .signIn
    }

    static func mayReport(_ file: CommentFile, _ actor: Actor) -> Refusal? {
        guard let account = actor.account else { return .signIn }
        if file.comment.isHidden { return .notNow("Ce commentaire est déjà masqué.") }
        if file.comment.author == account { return .notAllowed("Ce commentaire est le vôtre.") }
        return file.isReportedByActor ? .notNow("Vous avez déjà signalé ce commentaire. Une personne de la ville va le lire.") : nil
    }

    // MARK: Moderation

    static func mayModerate(_ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        return actor.hasAnywhere(.moderator) ? nil : .notAllowed("La modération est réservée aux personnes qui en ont la charge.")
    }

    static func mayModerate(_ file: CommentFile, _ actor: Actor) -> Refusal? { mayModerate(file.scopes, actor) }

    static func mayModerate(_ scopes: [Scope], _ actor: Actor) -> Refusal? {
        if let refusal = mayModerate(actor) { return refusal }
        return actor.has(.moderator, on: scopes) ? nil
            : .notAllowed("Vous modérez d’autres éditions ou d’autres territoires que celui-ci.")
    }

    /// Besides the moderators, whoever runs an edition: a city may have one moderator, and appeals wait for somebody else.
    static func mayReadModeration(_ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        if actor.hasAnywhere(.moderator) || actor.hasAnywhere(.projectOfficer) { return nil }
        return .notAllowed("La modération est réservée aux personnes qui en ont la charge.")
    }

    static func mayReadModeration(_ scopes: [Scope], _ actor: Actor) -> Refusal? {
        if let refusal = mayReadModeration(actor) { return refusal }
        if actor.has(.moderator, on: scopes) || actor.has(.projectOfficer, on: scopes) { return nil }
        return .notAllowed("Vous modérez d’autres éditions ou d’autres territoires que celui-ci.")
    }

    static func mayHide(_ file: CommentFile, _ actor: Actor) -> Refusal? {
        if let refusal = mayModerate(file, actor) { return refusal }
        if file.comment.removedAt != nil { return .notNow("Personne ne lit plus ce commentaire : il suffit de classer les signalements.") }
        if file.comment.isHidden { return .notNow("Ce commentaire est déjà masqué.") }
        if file.comment.author == actor.account { return .notAllowed("Ce commentaire est le vôtre : une autre personne en décide.") }
        return file.comment.appeal == nil ? nil : .notNow("Un recours a rendu ce commentaire visible : il le reste.")
    }

    static func maySettle(_ file: CommentFile, _ actor: Actor) -> Refusal? {
        if let refusal = mayModerate(file, actor) { return refusal }
        return file.comment.author == actor.account ? .notAllowed("Ce commentaire est le vôtre : une autre personne en décide.") : nil
    }

    static func mayAppeal(_ file: CommentFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard let account = actor.account else { return .signIn }
        if file.comment.author != account { return .notAllowed("Seule la personne qui a écrit ce commentaire peut demander qu’on le relise.") }
        if file.comment.appeal != nil { return .notNow("Vous avez déjà demandé une relecture : elle n’est possible qu’une fois.") }
        guard file.comment.isHidden, let until = file.appealUntil else { return .notNow("Ce commentaire n’est pas masqué.") }
        return now < until ? nil : .notNow("Une relecture pouvait être demandée jusqu’au \(until).")
    }

    static func mayDecideHidingAppeal(_ file: CommentFile, _ actor: Actor) -> Refusal? {
        if let refusal = mayReadModeration(file.scopes, actor) { return refusal }
        guard file.comment.awaitsAppeal else { return .notNow("Aucune relecture n’est demandée pour ce commentaire.") }
        if file.comment.author == actor.account { return .notAllowed("Ce commentaire est le vôtre : une autre personne en décide.") }
        return file.comment.hiding?.by == actor.account
            ? .notAllowed("Vous avez masqué ce commentaire : une autre personne doit le relire.") : nil
    }
}
