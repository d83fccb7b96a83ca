import Vocabulary

/// Who runs the vote on paper, keeps a polling place, opens and closes urns, and why not.
enum PaperRules {
    /// The officer of the edition.
    static func mayRun(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if edition.isImported { return .notNow("Cette édition a été importée : elle n’a pas de vote sur papier ici.") }
        if actor.has(.projectOfficer, on: edition.scope) { return nil }
        return .notAllowed("Le vote sur papier est organisé par les chargés de projet de cette édition.")
    }

    /// Who works at the polling places of an edition: officers, reception agents, those who keep one.
    static func isStaff(_ edition: Edition, keepsOne: Bool, _ actor: Actor) -> Bool {
        keepsOne || actor.has(.projectOfficer, on: edition.scope) || actor.has(.receptionAgent, on: edition.scope)
    }

    static func mayRead(_ edition: Edition, keepsOne: Bool, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if isStaff(edition, keepsOne: keepsOne, actor) || actor.has(.auditor, on: edition.scope) || actor.has(.elected, on: edition.scope) { return nil }
        return .notAllowed("Ces pages sont réservées aux personnes qui tiennent un bureau de vote de cette édition.")
    }

    /// The batches of ballot papers and their accounts: who runs the vote, and the auditor, who changes nothing.
    static func mayReadBatches(_ edition: Edition, _ actor: Actor) -> Refusal? {
        actor.has(.auditor, on: edition.scope) ? nil : mayRun(edition, actor)
    }

    /// How many were checked off: those who keep the places, who need it to count; others once the vote is closed.
    static func maySeeCounts(_ edition: Edition, keepsOne: Bool, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayRead(edition, keepsOne: keepsOne, actor) { return refusal }
        if isStaff(edition, keepsOne: keepsOne, actor) || edition.calendar.hasClosed(.vote, at: now) { return nil }
        return .notNow("Combien de personnes sont venues ne se lit qu’après la clôture.")
    }

    // MARK: Preparing

    /// Places, shifts and urns may change until the vote closes.
    static func mayPrepare(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayRun(edition, actor) { return refusal }
        guard let phase = edition.calendar[.vote] else { return .notNow("Le règlement de cette édition ne prévoit pas de vote.") }
        if let closesAt = phase.closesAt, closesAt <= now { return .notNow("Le vote est clos depuis le \(closesAt) : les bureaux de vote ne changent plus.") }
        return nil
    }

    /// Shifts are given until the vote closes, then to those who come to count, as long as an urn of the place waits for its two signatures.
    static func mayGiveShift(_ file: PollingPlaceFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayRun(file.edition, actor) ?? isGone(file.place) { return refusal }
        if file.edition.calendar.hasClosed(.vote, at: now), file.urns.contains(where: { !$0.isSigned }) { return nil }
        return mayPrepare(file.edition, actor, at: now)
    }

    /// Ballot papers are made once everyone may read the catalogue: their projects and numbers are those of the web.
    static func mayOrder(_ composition: Composition, _ actor: Actor, at now: Instant) -> Refusal? {
        let edition = composition.edition
        if let refusal = mayPrepare(edition, actor, at: now) { return refusal }
        if !composition.catalogue.isPublic(edition, at: now) {
            return .notNow("Publiez d’abord le catalogue : les bulletins portent ses projets et leurs numéros.", wayOut: VoteLinks.desk(edition), named: "Aller au vote")
        }
        return composition.paper.flaw.map { Refusal.notNow($0) }
    }

    /// The list of projects, their numbers and their titles are those of the sheets that were ordered.
    static func mayChangeBallot(_ edition: Edition, batches: [Int]) -> Refusal? {
        if batches.isEmpty { return nil }
        return .notNow(
            "Des bulletins de papier sont commandés avec les projets et les numéros actuels (lots \(batches.map(String.init).joined(separator: ", "))). Annulez ces lots avant de changer le bulletin.",
            wayOut: PaperLinks.batches(edition), named: "Voir les lots")
    }

    /// Nobody prepares a place that was taken away.
    static func isGone(_ place: PollingPlace?) -> Refusal? { place?.removedAt == nil ? nil : .notNow("Ce bureau de vote a été retiré.") }

    static func mayRemove(_ file: PollingPlaceFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayPrepare(file.edition, actor, at: now) ?? isGone(file.place) { return refusal }
        return file.urns.isEmpty ? nil : .notNow("Une urne a été ouverte dans ce bureau : il reste, avec ses comptes.")
    }

    // MARK: At the polling place

    /// Check voters off: during the vote, at a place that one keeps now, once its urn is sealed.
    static func mayCheckOff(_ file: PollingPlaceFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayKeep(file, actor, at: now) { return refusal }
        if let refusal = VoteRules.mayVoteNow(file.edition, at: now) { return refusal }
        return file.currentUrn == nil ? .notNow("Aucune urne n’est ouverte dans ce bureau. Scellez-en une et notez son numéro.", wayOut: file.link, named: "Ouvrir une urne") : nil
    }

    static func mayKeep(_ file: PollingPlaceFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if let refusal = isGone(file.place) { return refusal }
        if isStaff(file.edition, keepsOne: file.keeps(actor.account, at: now), actor) { return nil }
        if file.isStaff(actor.account) { return .notNow("Vous ne tenez pas ce bureau à cette heure. Vos permanences sont sur la page du bureau.", wayOut: file.link, named: "Voir mes permanences") }
        return .notAllowed("Cet écran est réservé aux personnes qui tiennent ce bureau de vote.")
    }

    /// Take back a check-off: another person than the one who made it, the same day, before the close.
    static func mayUndo(_ line: PaperCheckOff, _ file: PollingPlaceFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayCheckOff(file, actor, at: now) { return refusal }
        if line.undoneAt != nil { return .notNow("Cet émargement est déjà annulé.") }
        if !line.isOnPaper { return .notNow("Cette personne a voté sur l’écran du bureau : son bulletin est dans l’urne électronique et ne se reprend pas.") }
        if line.notedBy == actor.account { return .notAllowed("Vous avez noté cet émargement : une autre personne du bureau l’annule.") }
        if line.notedAt + .hours(12) < now { return .notNow("Un émargement s’annule le jour même. Notez plutôt un incident : il figurera au procès-verbal.") }
        return nil
    }

    /// Check off somebody whose name and birth date have voted already: an officer, who saw her paper; the likeness is looked at afterwards.
    static func mayCheckOffNamesake(_ file: PollingPlaceFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayCheckOff(file, actor, at: now) { return refusal }
        if actor.has(.projectOfficer, on: file.edition.scope) { return nil }
        return .notAllowed("Une autre personne a voté sous ce nom et cette date de naissance. Un chargé de projet de l’édition, qui voit la pièce d’identité, émarge l’homonyme depuis cet écran.")
    }

    static func mayOpenUrn(_ file: PollingPlaceFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayKeep(file, actor, at: now) { return refusal }
        guard let phase = file.edition.calendar[.vote] else { return .notNow("Le règlement de cette édition ne prévoit pas de vote.") }
        if let closesAt = phase.closesAt, closesAt <= now { return .notNow("Le vote est clos depuis le \(closesAt).") }
        return nil
    }

    static func mayCloseUrn(_ urn: Urn, _ file: PollingPlaceFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let closedAt = urn.closedAt { return .notNow("Cette urne est scellée depuis le \(closedAt).") }
        return mayKeep(file, actor, at: now)
    }
}
