import Vocabulary
import Web

/// Who may do what on the eligibility of a proposal, and when. Pages and acts ask the same function; `nil` is yes.
enum EligibilityRules {
    // MARK: Reading

    /// Before the release only those who decide, check, follow or guarantee the process know anything.
    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? { actor.follows(edition.scope) ? nil : reader(actor) }

    static func mayRead(_ file: EligibilityFile, _ actor: Actor) -> Refusal? {
        if actor.follows(file.scopes) { return nil }
        return actor.follows(file.edition.scope) ? .notAllowed("Cette proposition n’est pas située sur votre territoire.") : reader(actor)
    }

    private static func reader(_ actor: Actor) -> Refusal? {
         actor.isSignedIn ? .notAllowed("L’examen des propositions est conduit par les agents de l’édition. Les décisions sont publiées ensuite, avec leurs motifs.") : .signIn
    }

    // MARK: The officer's acts

    /// Answer the grid and ask for what is missing: as soon as the proposal is deposited.
    static func mayPrepare(_ file: EligibilityFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = officer(file.scopes, actor, "examine les propositions") ?? moment(file.edition, .deposit, now) ?? alive(file.proposal) ?? stranger(file, actor) { return refusal }
        if file.criteria.isEmpty { return .notNow("Le règlement de cette édition ne comporte aucun critère. Ajoutez-les au règlement, puis publiez-le.") }
        switch file.stage(at: now) {
        case .toExamine, .waiting: return nil
        case .toCheck, .toAnnounce, .toRelease, .appealed, .released: return .notNow("Cette proposition a déjà une décision.")
        }
    }

    /// Say who examines what, and share out the rest.
    static func mayShareOut(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        officer([edition.scope], actor, "répartit l’examen") ?? moment(edition, .deposit, now)
    }

    /// Give one proposal to a colleague, as long as nothing is decided of it.
    static func mayEntrust(_ file: EligibilityFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = officer(file.scopes, actor, "confie l’examen d’une proposition") ?? moment(file.edition, .deposit, now) ?? alive(file.proposal) { return refusal }
        return file.review == nil ? nil : .notNow("Cette proposition a déjà une décision.")
    }

    /// Sign a decision: once the window of the examination has opened, and nothing is awaited from the proposer.
    static func maySign(_ file: EligibilityFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayPrepare(file, actor, at: now) ?? moment(file.edition, .eligibility, now) { return refusal }
        guard file.stage(at: now) == .waiting, let due = file.own.openCompletions.map(\.dueAt).max() else { return nil }
        return .notNow("Un complément est demandé au porteur : sa réponse est attendue jusqu’au \(due).")
    }

    static func mayAsk(_ file: EligibilityFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayPrepare(file, actor, at: now) { return refusal }
        return file.stage(at: now) == .waiting ? .notNow("Une demande de complément attend déjà la réponse du porteur.") : nil
    }

    /// Confirm or overturn: a reviewer or another officer, never whoever signed.
    static func mayCheck(_ file: EligibilityFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard checkers.contains(where: { actor.has($0, on: file.scopes) }) else { return checker(actor) }
        if let review = file.review, actor.account == review.decidedBy { return .notAllowed("Vous avez signé cette décision : une autre personne la vérifie.") }
        if let refusal = stranger(file, actor) ?? moment(file.edition, .eligibility, now) ?? alive(file.proposal) { return refusal }
        switch file.stage(at: now) {
        case .toCheck: return nil
        case .toExamine, .waiting: return .notNow("Aucune décision n’est à vérifier.")
        case .toAnnounce, .toRelease, .appealed, .released: return .notNow("Cette décision est déjà vérifiée.")
        }
    }

    /// Join a document to the decision in force, and take back one that is not public: whoever conducts the examination.
    static func mayJoinFile(_ file: EligibilityFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = officer(file.scopes, actor, "joint les documents") ?? stranger(file, actor) ?? moment(file.edition, .eligibility, now) { return refusal }
        return file.review == nil ? .notNow("Un document se joint une fois la décision signée.") : nil
    }

    static func mayWithdrawReason(_ edition: Edition, _ actor: Actor) -> Refusal? { officer([edition.scope], actor, "retire un motif gardé") }

    /// Confirm several decisions together: those of `EligibilityStore.toConfirm`.
    static func mayConfirm(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        actor.reach(edition.scope, checkers).isEmpty ? checker(actor) : moment(edition, .eligibility, now)
    }

    static let checkers: [Role] = [.reviewer, .projectOfficer]

    private static func checker(_ actor: Actor) -> Refusal {
        actor.isSignedIn ? .notAllowed("La vérification revient au groupe de relecture ou à une autre personne chargée de l’édition.") : .signIn
    }

    /// Tell the proposers, then make public.
    static func mayAnnounce(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        officer([edition.scope], actor, "annonce et publie les décisions") ?? moment(edition, .eligibility, now)
    }

    /// Take a decision back with a reason, until later steps have built on it.
    static func mayReopen(_ file: EligibilityFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = officer(file.scopes, actor, "reprend une décision") ?? stranger(file, actor) ?? moment(file.edition, .eligibility, now) { return refusal }
        guard file.review != nil else { return .notNow("Aucune décision n’est signée : il n’y a rien à reprendre.") }
        if file.appeal?.isOpen == true { return .notNow("Un recours est ouvert : répondez-y d’abord.") }
        switch file.proposal.status {
        case .deposited, .eligible, .ineligible: return nil
        case .draft, .withdrawn, .merged: return .notNow("Cette proposition n’est plus en examen.")
        case .shortlisted, .notShortlisted, .feasible, .unfeasible, .onBallot, .winner, .notWinner, .delivered, .abandoned:
            return .notNow("Cette proposition est passée aux étapes suivantes : la décision ne se reprend plus.")
        }
    }

    // MARK: The appeal

    /// The people of the proposal, once, within the delay that the rules give.
    static func mayAppeal(_ file: EligibilityFile, _ actor: Actor, at now: Instant) -> Refusal? {
        guard actor.isSignedIn else { return .signIn }
        guard file.own.standing(of: actor) != .stranger else { return .notAllowed("Seules les personnes qui portent cette idée peuvent former un recours.") }
        guard let review = file.review, let until = file.appealUntil else { return .notNow("Aucune décision n’est publiée sur cette idée.") }
        if review.outcome == .eligible { return .notNow("Votre idée est recevable : il n’y a pas lieu de former un recours.") }
        if file.appeal != nil { return .notNow("Un recours a déjà été formé contre cette décision.") }
        return now < until ? nil : .notNow("Le recours était possible jusqu’au \(until).")
    }

    static let deciders: [Role] = [.projectOfficer, .reviewer, .elected]

    /// A third person: neither who signed nor who checked.
    static func mayDecideAppeal(_ file: EligibilityFile, _ actor: Actor) -> Refusal? {
        guard let account = actor.account else { return .signIn }
        guard deciders.contains(where: { actor.has($0, on: file.scopes) }) else { return .notAllowed("Les recours sont tranchés par les agents et les élus chargés de l’édition.") }
        guard let appeal = file.appeal, let review = file.review else { return .notNow("Aucun recours n’est formé.") }
        if review.signers.contains(account) { return .notAllowed("Vous avez signé ou vérifié la décision contestée : une autre personne tranche le recours.") }
        if let refusal = stranger(file, actor) { return refusal }
        return appeal.isOpen ? nil : .notNow("Ce recours est déjà tranché.")
    }

    /// An appeal may be rejected late, but an idea that becomes eligible needs the steps that follow.
    static func mayUphold(_ file: EligibilityFile, at now: Instant) -> Refusal? { moment(file.edition, .eligibility, now) }

    // MARK: What they share

    private static func officer(_ scopes: [Scope], _ actor: Actor, _ does: Message) -> Refusal? {
        if actor.has(.projectOfficer, on: scopes) { return nil }
        return actor.isSignedIn ? .notAllowed("La personne qui conduit l’édition \(does).") : .signIn
    }

    /// Late work may be finished after the window has closed; nothing moves once the vote is open.
    private static func moment(_ edition: Edition, _ kind: PhaseKind, _ now: Instant) -> Refusal? {
        guard edition.calendar[.eligibility] != nil else { return .notNow("Cette édition ne comporte pas d’examen de la recevabilité.") }
        if let phase = edition.calendar[kind], now < phase.opensAt {
            return kind == .deposit ? .notNow("Le dépôt ouvrira le \(phase.opensAt).") : .notNow("Les décisions se signent à partir du \(phase.opensAt). Vous pouvez préparer la grille et demander des compléments.")
        }
        guard let vote = edition.calendar[.vote], vote.opensAt <= now else { return nil }
        return .notNow("Le vote est ouvert depuis le \(vote.opensAt) : les décisions de recevabilité ne changent plus.")
    }

    private static func alive(_ proposal: Proposal) -> Refusal? {
        if proposal.withdrawnAt != nil { return .notNow("Cette proposition a été retirée.") }
        return proposal.mergedInto == nil ? nil : .notNow("Cette proposition a été réunie à une autre, qui est examinée à sa place.")
    }

    /// Nobody decides on her own proposal.
    private static func stranger(_ file: EligibilityFile, _ actor: Actor) -> Refusal? {
        guard let account = actor.account, file.own.people.contains(account) else { return nil }
        return .notAllowed("Vous portez cette proposition : une autre personne l’examine.")
    }
}
