import Vocabulary

/// Who may attach somebody to a polling place, let her go, check her off from its list, and why not.
enum AttachmentRules {
    /// How many names may be tried in a day by one account when each of them is somebody’s already.
    static let mostNamesRefused = 3

    /// Lists are made until the vote closes.
    static func isTime(_ edition: Edition, at now: Instant) -> Refusal? {
        if edition.isImported { return .notNow("Cette édition a été importée : elle n’a pas de vote sur papier ici.") }
        guard let phase = edition.calendar[.vote] else { return .notNow("Cette édition ne comporte pas de vote.") }
        if let closesAt = phase.closesAt, closesAt <= now { return .notNow("Le vote est clos depuis le \(closesAt) : les listes des bureaux ne changent plus.") }
        return nil
    }

    /// Officers, reception agents, and who keeps this place, at whatever hour: lists are made beforehand.
    static func mayAttach(_ file: PollingPlaceFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayRead(file, actor) { return refusal }
        if let refusal = PaperRules.isGone(file.place) { return refusal }
        return isTime(file.edition, at: now)
    }

    /// Who keeps the list, and the auditor, who changes nothing.
    static func mayReadList(_ file: PollingPlaceFile, _ actor: Actor) -> Refusal? { actor.has(.auditor, on: file.edition.scope) ? nil : mayRead(file, actor) }

    static func mayRead(_ file: PollingPlaceFile, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if PaperRules.isStaff(file.edition, keepsOne: file.isStaff(actor.account), actor) { return nil }
        return .notAllowed("La liste d’un bureau de vote est réservée aux personnes qui le tiennent.")
    }

    /// A resident chooses paper for herself.
    static func mayChoose(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return isTime(edition, at: now)
    }

    /// A tablet that keeps the list may have checked her off without the network: it gives the list back first.
    static func mayRelease(_ attachment: Attachment, keptBy lease: ListLease?, isOfficer: Bool) -> Refusal? {
        if let lease { return kept(lease) }
        if attachment.isDoubted, !isOfficer {
            return .notNow("La tablette qui gardait cette liste est perdue : elle a pu noter cette personne. Un chargé de projet de l’édition décide.")
        }
        return nil
    }

    /// The officer, once the tablet may note nobody any more by itself.
    static func mayLose(_ lease: ListLease?, _ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = PaperRules.mayRun(edition, actor) { return refusal }
        guard let lease else { return .notNow("Aucune tablette ne garde la liste de ce bureau.") }
        return lease.isKept(at: now) ? .notNow("Cette tablette peut encore émarger sans réseau jusqu’au \(lease.expiresAt). Attendez cette heure, ou faites-la rendre la liste.") : nil
    }

    static func kept(_ lease: ListLease) -> Refusal {
        .notNow("La tablette de \(lease.holder) garde la liste de ce bureau et peut avoir des émargements à envoyer. Elle doit d’abord rendre la liste.")
    }

    /// Only who runs the edition looks at a person whom a lost tablet may have checked off.
    static let doubted = Refusal.notAllowed("La tablette qui gardait cette liste est perdue : elle a pu noter cette personne. Un chargé de projet de l’édition, qui voit la pièce d’identité et le cahier du bureau, l’émarge depuis cet écran.")

    /// Two accounts for one name and one birth date: somebody looks.
    static let otherAccount = Refusal.notNow("Cette personne est sur la liste du bureau avec un autre compte. Vérifiez sa pièce d’identité et l’adresse de son compte, puis retirez de la liste la ligne qui n’est pas la sienne.")

    /// What a person who tries another way is told.
    static func elsewhere(_ place: String, _ edition: Edition) -> Refusal {
        .notNow("Vous avez choisi de voter sur papier, au bureau « \(place) » : votre nom est sur sa liste, et aucun autre moyen de vote ne vous est ouvert. Allez-y avec une pièce d’identité, ou changez d’avis avant d’y voter.",
            wayOut: PaperChoicePage.link(edition), named: "Changer d’avis")
    }
}
