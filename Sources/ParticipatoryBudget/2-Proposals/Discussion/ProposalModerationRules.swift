import Vocabulary

/// Who may report, hide, show again a whole proposal, and who judges an appeal.
enum ProposalModerationRules {
    static func mayReport(_ file: ModeratedProposal, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        if file.edition.isImported { return .notNow("Cette édition vient d’un autre site : écrivez à la ville.", wayOut: "/contact") }
        if file.isHidden { return .notNow("Cette proposition est déjà masquée.") }
        if file.own.people.contains(where: { $0 == actor.account }) { return .notAllowed("Cette proposition est la vôtre.") }
        return file.isReportedByActor ? .notNow("Vous avez déjà signalé cette proposition. Une personne de la ville va la lire.") : nil
    }

    /// Moderators hide; the project officer too reads, for the appeals.
    static func mayRead(_ file: ModeratedProposal, _ actor: Actor) -> Refusal? { DiscussionRules.mayReadModeration(file.own.scopes, actor) }

    static func mayHide(_ file: ModeratedProposal, _ actor: Actor) -> Refusal? {
        if let refusal = DiscussionRules.mayModerate(file.own.scopes, actor) { return refusal }
        if file.isHidden { return .notNow("Cette proposition est déjà masquée.") }
        if let refusal = isTheirs(file, actor) { return refusal }
        guard let hiding = file.hiding, hiding.appeal != nil, let ended = hiding.endedAt, file.changedAt <= ended else { return nil }
        return .notNow("Une relecture a rendu cette proposition visible, et elle n’a pas changé depuis : elle le reste.")
    }

    static func maySettle(_ file: ModeratedProposal, _ actor: Actor) -> Refusal? {
        DiscussionRules.mayModerate(file.own.scopes, actor) ?? isTheirs(file, actor)
    }

    /// Whoever moderates may lift the hiding, once what was wrong has been taken out; not while an appeal waits.
    static func mayRestore(_ file: ModeratedProposal, _ actor: Actor) -> Refusal? {
        if let refusal = DiscussionRules.mayModerate(file.own.scopes, actor) ?? isTheirs(file, actor) { return refusal }
        guard let hiding = file.hiding, hiding.isInForce else { return .notNow("Cette proposition n’est pas masquée.") }
        return hiding.awaitsAppeal ? .notNow("Une relecture est demandée : elle décidera.") : nil
    }

    static func mayAppeal(_ file: ModeratedProposal, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = ProposalRules.maySee(file.own, actor) { return refusal }
        guard let hiding = file.hiding, hiding.isInForce, let until = file.appealUntil else { return .notNow("Votre idée n’est pas masquée.") }
        if hiding.appeal != nil { return .notNow("Vous avez déjà demandé une relecture : elle n’est possible qu’une fois.") }
        return now < until ? nil : .notNow("Une relecture pouvait être demandée jusqu’au \(until).")
    }

    static func mayDecideAppeal(_ file: ModeratedProposal, _ actor: Actor) -> Refusal? {
        if let refusal = mayRead(file, actor) { return refusal }
        guard let hiding = file.hiding, hiding.awaitsAppeal else { return .notNow("Aucune relecture n’est demandée pour cette proposition.") }
        if let refusal = isTheirs(file, actor) { return refusal }
        return hiding.by == actor.account ? .notAllowed("Vous avez masqué cette proposition : une autre personne doit la relire.") : nil
    }

    private static func isTheirs(_ file: ModeratedProposal, _ actor: Actor) -> Refusal? {
        file.own.people.contains { $0 == actor.account } ? .notAllowed("Cette proposition est la vôtre : une autre personne en décide.") : nil
    }
}
