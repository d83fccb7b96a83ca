import Vocabulary
import Web

/// Who may do what with a proposal, and when; pages and acts ask the same functions.
enum ProposalRules {
    /// How long after the close a sheet that the city received before it may still be typed in.
    static let paperDelay = Span.days(15)

    static func maySee(_ own: OwnProposal, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        guard own.standing(of: actor) == .stranger else { return nil }
        return .notAllowed("Cette page est réservée aux personnes qui portent cette idée.")
    }

    static func mayStart(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if edition.isImported { return .notNow("Cette édition s’est tenue ailleurs\u{A0}: on n’y dépose pas d’idées.", wayOut: edition.link, named: "Voir l’édition") }
        if !edition.isPublished { return .notNow("Cette édition n’est pas encore publiée.") }
        if let refusal = mayDepositNow(edition, at: now) { return refusal }
        return actor.isSignedIn ? nil : .signIn
    }

    /// The window of deposit; who comes late reads the hour of the close and the hour at which the city received the form.
    static func mayDepositNow(_ edition: Edition, at now: Instant) -> Refusal? {
        guard let phase = edition.calendar[.deposit] else { return .notNow("Cette édition ne recueille pas d’idées.", wayOut: edition.link, named: "Voir l’édition") }
        if now < phase.opensAt { return .notNow("Le dépôt des idées ouvrira le \(phase.opensAt).", wayOut: edition.link, named: "Voir l’édition") }
        if let closesAt = phase.closesAt, closesAt <= now {
            return .notNow(
                "Le dépôt des idées a fermé le \(closesAt). Nous sommes le \(now)\u{A0}: il est trop tard. \(afterTheDeposit(edition, at: now))",
                wayOut: edition.link, named: "Voir l’édition")
        }
        return nil
    }

    /// What comes next for whoever arrives too late to propose.
    private static func afterTheDeposit(_ edition: Edition, at now: Instant) -> Message {
        guard let vote = edition.calendar[.vote] else { return "La page de l’édition dit ce que deviennent les idées déposées." }
        if now < vote.opensAt { return "Les idées déposées sont étudiées\u{A0}; vous choisirez entre elles au vote, à partir du \(day: vote.opensAt)." }
        if vote.isOpen(at: now) { return "Le vote est ouvert\u{A0}: vous pouvez choisir parmi les projets." }
        return "La page de l’édition dit ce que deviennent les idées déposées."
    }

    /// A draft is its author's alone.
    static func mayWrite(_ own: OwnProposal, _ actor: Actor, at now: Instant) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        if own.proposal.author != actor.account { return .notAllowed("Ce brouillon n’est pas le vôtre.") }
        if own.proposal.depositedAt != nil { return .notNow("Cette idée est déjà déposée.", wayOut: ProposalLinks.own(own.proposal.id), named: "Voir mon idée") }
        return mayDepositNow(own.edition, at: now)
    }

    /// A draft can be thrown away at any time.
    static func mayDiscard(_ own: OwnProposal, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        if own.proposal.author != actor.account { return .notAllowed("Ce brouillon n’est pas le vôtre.") }
        return own.proposal.depositedAt == nil ? nil : .notNow("Cette idée est déposée\u{A0}: vous pouvez la retirer, pas l’effacer.", wayOut: ProposalLinks.own(own.proposal.id), named: "Voir mon idée")
    }

    /// Until the close or the first decision, and afterwards while the city waits for a completion.
    static func mayEdit(_ own: OwnProposal, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = maySee(own, actor) ?? isUnderWay(own) { return refusal }
        if own.openCompletions.contains(where: { now < $0.dueAt }) { return nil }
        if own.isExamined { return .notNow("Votre idée est examinée\u{A0}: son texte ne change plus, sauf si les services vous le demandent.") }
        if own.edition.calendar.isOpen(.deposit, at: now) { return nil }
        guard let closesAt = own.edition.calendar[.deposit]?.closesAt, closesAt <= now else { return mayDepositNow(own.edition, at: now) }
        return .notNow("Le texte ne change plus depuis la fin du dépôt, le \(closesAt). S’il manque quelque chose, les services vous le demanderont.")
    }

    /// Photos and documents: with the draft, then as long as the text may change.
    static func mayChangeDocuments(_ own: OwnProposal, _ actor: Actor, at now: Instant) -> Refusal? {
        own.proposal.depositedAt == nil ? mayWrite(own, actor, at: now) : mayEdit(own, actor, at: now)
    }

    /// What a moderator has not seen is not added behind a hidden idea.
    static func mayAddDocument(_ own: OwnProposal, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayChangeDocuments(own, actor, at: now) { return refusal }
        guard own.proposal.hiddenAt != nil else { return nil }
        return .notNow("Votre idée est masquée\u{A0}: retirez une photo ou un document s’il le faut, les nouveaux attendront qu’elle soit de nouveau visible.")
    }

    static func mayWithdraw(_ own: OwnProposal, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = maySee(own, actor) { return refusal }
        if own.standing(of: actor) == .coauthor { return .notAllowed("Seule la personne qui a déposé l’idée peut la retirer. Vous pouvez cesser de la signer.") }
        if let refusal = isUnderWay(own) { return refusal }
        guard own.edition.calendar.hasOpened(.vote, at: now) else { return nil }
        return .notNow("Le vote a commencé\u{A0}: une idée ne se retire plus.")
    }

    static func mayInvite(_ own: OwnProposal, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = maySee(own, actor) { return refusal }
        if own.standing(of: actor) == .coauthor { return .notAllowed("Seule la personne qui a déposé l’idée invite d’autres signataires.") }
        if let refusal = isUnderWay(own) { return refusal }
        if own.coauthors.count >= mostCoauthors { return .notNow("Vous avez déjà invité \(mostCoauthors) personnes.") }
        return mayDepositNow(own.edition, at: now) == nil ? nil : .notNow("On ne rejoint plus une idée après la fin du dépôt.")
    }

    static let mostCoauthors = 10
    /// Letters of invitation that one person sends in a day, all her ideas together, taken back or not.
    static let mostInvitationsADay = 20

    static func mayCancelInvitation(_ own: OwnProposal, _ actor: Actor) -> Refusal? {
        if let refusal = maySee(own, actor) { return refusal }
        return own.standing(of: actor) == .coauthor ? .notAllowed("Seule la personne qui a déposé l’idée annule une invitation.") : nil
    }

    /// - Parameter isAddressee: whether the person holds the secret of the letter or owns the address it was sent to.
    static func mayAnswer(_ invitation: Coauthor, _ own: OwnProposal, isAddressee: Bool, _ actor: Actor, at now: Instant) -> Refusal? {
        guard let account = actor.account else { return .signIn }
        if !isAddressee { return .notAllowed("Cette invitation s’adresse à quelqu’un d’autre. Ouvrez le lien que vous avez reçu.") }
        if account == own.proposal.author { return .notAllowed("Vous portez déjà cette idée.") }
        if own.coauthors.contains(where: { $0.account == account && $0.hasAccepted && $0.id != invitation.id }) { return .notNow("Vous signez déjà cette idée.") }
        if !invitation.isWaiting { return .notNow("Vous avez déjà répondu à cette invitation.", wayOut: ProposalLinks.mine, named: "Aller à mes idées") }
        if let refusal = isUnderWay(own) { return refusal }
        return mayDepositNow(own.edition, at: now) == nil ? nil : .notNow("On ne rejoint plus une idée après la fin du dépôt.")
    }

    static func mayLeave(_ own: OwnProposal, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        return own.standing(of: actor) == .coauthor ? nil : .notAllowed("Vous ne signez pas cette idée avec d’autres.")
    }

    static func mayComplete(_ completion: Completion, _ own: OwnProposal, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = maySee(own, actor) ?? isUnderWay(own) { return refusal }
        if completion.answeredAt != nil { return .notNow("Vous avez déjà répondu à cette question.") }
        return now < completion.dueAt ? nil : .notNow("Il fallait répondre avant le \(completion.dueAt). Votre réponse nous est parvenue le \(now).")
    }

    static func mayProposeMerge(_ own: OwnProposal, _ actor: Actor, at now: Instant) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        guard actor.has(.projectOfficer, on: own.scopes) else {
            return .notAllowed("Seule la personne chargée de l’édition propose de réunir deux idées.")
        }
        if own.people.contains(where: { $0 == actor.account }) { return .notAllowed("Vous portez cette idée\u{A0}: demandez à une ou un collègue.") }
        if let refusal = isUnderWay(own) { return refusal }
        if own.openMerges.contains(where: { $0.proposal == own.proposal.id }) { return .notNow("Une réunion est déjà proposée pour cette idée. Attendez la réponse.") }
        guard own.edition.calendar.hasOpened(.vote, at: now) else { return nil }
        return .notNow("Le vote a commencé\u{A0}: les idées ne se réunissent plus.")
    }

    static func mayAnswerMerge(_ merge: Merge, _ own: OwnProposal, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = maySee(own, actor) { return refusal }
        if own.standing(of: actor) == .coauthor { return .notAllowed("C’est à la personne qui a déposé l’idée de répondre.") }
        if !merge.isWaiting { return .notNow("Cette proposition de réunion est close.") }
        if merge.hasConsented(own.proposal.id) { return .notNow("Vous avez déjà donné votre accord.") }
        if let refusal = isUnderWay(own) { return refusal }
        return own.edition.calendar.hasOpened(.vote, at: now) ? .notNow("Le vote a commencé\u{A0}: les idées ne se réunissent plus.") : nil
    }

    /// The receipt is for the people of the proposal and for those who welcome them.
    static func maySeeReceipt(_ own: OwnProposal, _ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        if own.standing(of: actor) != .stranger || own.proposal.enteredBy == actor.account { return nil }
        let isOfficer = actor.has(.receptionAgent, on: own.scopes) || actor.has(.projectOfficer, on: own.scopes)
        return isOfficer ? nil : .notAllowed("Ce reçu est réservé aux personnes qui portent cette idée.")
    }

    static func mayReceive(_ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        if actor.hasAnywhere(.receptionAgent) || actor.hasAnywhere(.projectOfficer) { return nil }
        return .notAllowed("Le dépôt au guichet est réservé aux agents d’accueil et aux personnes chargées d’une édition.")
    }

    /// Where an agent receives residents for an edition: everywhere, or for ideas situated on her territory.
    static func reception(_ edition: Edition, _ actor: Actor) -> Reach { actor.reach(edition.scope, [.receptionAgent, .projectOfficer]) }

    /// The idea that an agent of a territory types in is situated there; she may then act for its author.
    static func mayDepositAtCounter(_ edition: Edition, at territory: TerritoryID?, _ actor: Actor) -> Refusal? {
        reception(edition, actor).covers(territory) ? nil
            : .notAllowed("Vous recevez les idées de votre territoire. Pour une idée située ailleurs, ou pour toute la ville, adressez la personne à l’accueil de la mairie.")
    }

    /// - Parameter receivedAt: when the person stood there or the sheet was handed in; for what is typed now, `now`.
    static func mayDepositAtCounter(_ edition: Edition, receivedAt: Instant, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayReceive(actor) { return refusal }
        guard !reception(edition, actor).isEmpty else {
            return .notAllowed("Vous n’accueillez pas les habitants pour cette édition.")
        }
        if edition.isImported || !edition.isPublished { return .notNow("Cette édition ne recueille pas d’idées.") }
        if receivedAt > now { return .notNow("Une fiche ne peut pas avoir été reçue dans l’avenir.") }
        if let refusal = mayDepositNow(edition, at: receivedAt) { return refusal }
        guard let closesAt = edition.calendar[.deposit]?.closesAt, closesAt + paperDelay <= now else { return nil }
        return .notNow("Les fiches reçues avant la fin du dépôt pouvaient être saisies jusqu’au \(closesAt + paperDelay).")
    }

    /// Why nothing more is done with a proposal that has reached an end, or nil.
    static func isUnderWay(_ own: OwnProposal) -> Refusal? {
        switch own.proposal.status {
        case .draft: .notNow("Cette idée n’est pas encore déposée.")
        case .withdrawn: .notNow("Cette idée a été retirée.")
        case .merged: .notNow("Cette idée a été réunie à une autre.")
        case .ineligible: .notNow("Cette idée a été jugée non recevable.")
        case .notShortlisted: .notNow("Cette idée n’a pas été présélectionnée.")
        case .unfeasible: .notNow("Cette idée a été jugée non réalisable.")
        case .onBallot, .winner, .notWinner: .notNow("Cette idée est passée au vote.")
        case .delivered, .abandoned: .notNow("Ce projet est terminé.")
        case .deposited, .eligible, .shortlisted, .feasible: nil
        }
    }
}
