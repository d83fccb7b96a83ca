import Vocabulary
import Web

/// Who may do what on a selection, and when. Pages and acts ask the same function; `nil` is yes.
enum ShortlistRules {
    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? {
        let readers: [Role] = [.projectOfficer, .elected, .auditor]
        if readers.contains(where: { actor.has($0, on: edition.scope) }) { return nil }
        if !actor.isSignedIn { return .signIn }
        return actor.hasAnywhere(.panelMember)
            ? .notAllowed("Cette page est celle des agents qui conduisent la présélection. La vôtre est celle du panel.", wayOut: ShortlistLinks.jury, named: "Aller à mon panel")
            : .notAllowed("La présélection est conduite par les agents de l’édition. La liste est publiée ensuite, avec ses motifs.")
    }

    // MARK: The officer's acts

    static func mayOpen(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        officer(edition, actor, "ouvre la présélection") ?? moment(edition, now)
    }

    static func mayCompose(_ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        mayOpen(file.edition, actor, at: now) ?? expect(file.selection, .scoring)
    }

    /// What was opened with a wrong size or grid is corrected until the first mark.
    static func mayCorrect(_ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayCompose(file, actor, at: now) { return refusal }
        return file.members.contains { $0.marked > 0 } ? .notNow("Le panel a commencé à noter : la grille et le nombre ne changent plus.") : nil
    }

    static func mayClose(_ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayCompose(file, actor, at: now) { return refusal }
        return file.members.contains { $0.marked > 0 } ? nil : .notNow("Aucun membre du panel n’a encore noté.")
    }

    /// The picks come until the list is decided.
    static func mayPick(_ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayOpen(file.edition, actor, at: now) { return refusal }
        return file.selection.decidedAt == nil ? nil : .notNow("La liste est arrêtée.")
    }

    /// The bureau of a body that was invited, for its body, until the list is decided.
    static func mayDesignate(_ picks: BodyPicksFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        guard picks.speaks else { return .notAllowed("Les coups de cœur d’une instance sont donnés par son bureau, ou par la personne qui l’anime.") }
        guard picks.isInvited else { return .notNow("Cette instance n’est pas invitée à désigner des coups de cœur.") }
        if let refusal = moment(picks.file.edition, now) { return refusal }
        if picks.file.selection.decidedAt != nil { return .notNow("La liste est arrêtée : elle ne change plus.") }
        guard let quota = picks.file.selection.picksPerBody, picks.own.count >= quota else { return nil }
        return .notNow(quota == 1 ? "Votre instance a donné son coup de cœur. Retirez-le pour en donner un autre." : "Votre instance a donné ses \(quota) coups de cœur. Retirez-en un pour en donner un autre.")
    }

    /// Take one of them back: the same people, as long as nothing is decided.
    static func mayTakeBackPick(_ picks: BodyPicksFile, _ actor: Actor, at now: Instant) -> Refusal? {
        var without = picks
        without.file.selection.picksPerBody = nil
        return mayDesignate(without, actor, at: now)
    }

    static func mayDecide(_ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayOpen(file.edition, actor, at: now) ?? expect(file.selection, .toDecide) { return refusal }
        guard let account = actor.account, file.carriers.contains(account) else { return nil }
        return .notAllowed("Vous portez une des propositions soumises au panel : une autre personne arrête la liste.")
    }

    static func mayAnnounce(_ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        mayOpen(file.edition, actor, at: now) ?? expect(file.selection, .toAnnounce)
    }

    /// A signed list that nobody was told of may be taken back to be decided again.
    static func mayTakeBack(_ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? { mayAnnounce(file, actor, at: now) }

    static func mayRelease(_ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        mayOpen(file.edition, actor, at: now) ?? expect(file.selection, .toRelease)
    }

    // MARK: The panel

    static func maySit(_ actor: Actor) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        return actor.hasAnywhere(.panelMember) ? nil : .notAllowed("Cette page est réservée aux membres d’un panel citoyen.")
    }

    /// Declare ties and give marks: a member of this panel, while it marks.
    static func mayTakePart(_ file: SelectionFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = maySit(actor) { return refusal }
        guard file.isMember(actor.account) else { return .notAllowed("Vous n’êtes pas membre de ce panel.") }
        return moment(file.edition, now) ?? expect(file.selection, .scoring)
    }

    /// A member never marks what she is tied to, her own proposal least of all.
    static func mayMark(_ jury: JuryFile, _ proposal: Proposal, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayTakePart(jury.file, actor, at: now) { return refusal }
        guard jury.file.candidates.contains(where: { $0.id == proposal.id }) else { return .notNow("Cette proposition n’est pas soumise au panel.") }
        switch jury.standing(proposal.id) {
        case .own: return .notAllowed("Vous portez cette proposition : vous ne la notez pas.")
        case .tied: return .notAllowed("Vous avez déclaré un lien avec cette proposition : vous ne la notez pas.")
        case .marked, .toMark: return nil
        }
    }

    /// A tie declared by mistake goes, until the panel first meets: what a session heard of it stays.
    static func mayTakeBackTie(_ jury: JuryFile, _ proposal: Proposal, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayTakePart(jury.file, actor, at: now) { return refusal }
        guard jury.ties[proposal.id] != nil else { return .notNow("Vous n’avez déclaré aucun lien avec cette proposition.") }
        guard let meetsAt = jury.meetsAt, meetsAt <= now else { return nil }
        return .notNow("Le panel s’est réuni : votre lien reste noté. Parlez-en à la personne qui conduit l’édition.")
    }

    // MARK: What they share

    private static func officer(_ edition: Edition, _ actor: Actor, _ does: Message) -> Refusal? {
        if actor.has(.projectOfficer, on: edition.scope) { return nil }
        return actor.isSignedIn ? .notAllowed("La personne qui conduit l’édition \(does).") : .signIn
    }

    /// Late work may be finished after the window has closed; nothing moves once the vote is open.
    private static func moment(_ edition: Edition, _ now: Instant) -> Refusal? {
        guard let phase = edition.calendar[.shortlist] else { return .notNow("Cette édition ne comporte pas de présélection.") }
        if now < phase.opensAt { return .notNow("La présélection ouvrira le \(phase.opensAt).") }
        guard let vote = edition.calendar[.vote], vote.opensAt <= now else { return nil }
        return .notNow("Le vote est ouvert depuis le \(vote.opensAt) : la présélection ne change plus.")
    }

    private static func expect(_ selection: Selection, _ stage: Selection.Stage) -> Refusal? {
        if selection.stage == stage { return nil }
        return switch selection.stage {
        case .scoring: .notNow("Le panel note encore. Fermez d’abord les notes.")
        case .toDecide: .notNow("Les notes sont closes. La liste est à arrêter.")
        case .toAnnounce: .notNow("La liste est arrêtée. Les porteurs sont à prévenir d’abord.")
        case .toRelease: .notNow("Les porteurs sont prévenus. La liste est à publier.")
        case .released: .notNow("La liste est publiée.")
        }
    }
}
