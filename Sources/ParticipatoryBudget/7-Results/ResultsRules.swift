import Vocabulary

/// Who may count, prepare the announcement, tell the proposers and see the results, and why not.
enum ResultsRules {
    static func maySeeDesk(_ edition: Edition, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if mayPreview(edition, actor) { return nil }
        return .notAllowed("Le dépouillement est réservé aux chargés de projet de cette édition, aux élus et au garant.")
    }

    /// The record before its publication.
    static func mayPreview(_ edition: Edition, _ actor: Actor) -> Bool {
        actor.has(.projectOfficer, on: edition.scope) || actor.has(.elected, on: edition.scope) || actor.has(.auditor, on: edition.scope)
    }

    static func mayCount(_ edition: Edition, _ proclamation: Proclamation?, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if !actor.has(.projectOfficer, on: edition.scope) { return .notAllowed("Seuls les chargés de projet de cette édition dépouillent le vote.") }
        if edition.isImported { return .notNow("Cette édition a été importée : elle est comptée par la commande d’import.") }
        guard let phase = edition.calendar[.vote] else { return .notNow("Cette édition ne comporte pas de vote.") }
        guard let closesAt = phase.closesAt else { return .notNow("Le vote n’a pas de date de clôture : personne ne peut ouvrir l’urne.") }
        if now < closesAt { return .notNow("L’urne reste fermée jusqu’à la clôture du vote, le \(closesAt).") }
        if let refusal = lastBallots(closesAt + VotePassages.untilNoted - now) { return refusal }
        if let sentAt = proclamation?.lettersSentAt {
            return .notNow("Les porteurs de projet ont été prévenus le \(sentAt) : le dépouillement ne change plus.")
        }
        return nil
    }

    /// A count that is early would shut the box before ballots that arrived in time.
    private static func lastBallots(_ wait: Span) -> Refusal? {
        if wait <= .seconds(0) { return nil }
        return .notNow("Le vote vient de se clore : les bulletins arrivés à temps entrent encore dans l’urne. Vous pourrez dépouiller dans \((wait.milliseconds + 999) / 1000) s.")
    }

    static func mayProclaim(_ edition: Edition, _ count: Count?, _ proclamation: Proclamation?, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        guard actor.has(.elected, on: edition.scope) || actor.has(.projectOfficer, on: edition.scope) else {
            return .notAllowed("La proclamation revient aux élus ; les chargés de projet peuvent en saisir la date.")
        }
        if count == nil { return .notNow("Dépouillez d’abord le vote.") }
        if let sentAt = proclamation?.lettersSentAt {
            return .notNow("Les porteurs de projet ont été prévenus le \(sentAt) : l’annonce ne change plus.")
        }
        return nil
    }

    static func maySendLetters(_ edition: Edition, _ proclamation: Proclamation?, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if !actor.has(.projectOfficer, on: edition.scope) { return .notAllowed("Seuls les chargés de projet de cette édition préviennent les porteurs.") }
        guard let proclamation else { return .notNow("Fixez d’abord la date de la proclamation.") }
        if let sentAt = proclamation.lettersSentAt { return .notNow("Les porteurs de projet ont été prévenus le \(sentAt).") }
        if proclamation.embargoUntil <= now {
            return .notNow("La date de la proclamation est passée, le \(proclamation.embargoUntil) : choisissez-en une à venir, pour que les porteurs l’apprennent avant tout le monde.")
        }
        return nil
    }

    /// Those who read the record before everyone, and those who kept a polling place; until the proposers are told.
    static func maySignRecord(_ record: OfficialRecord, _ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        let mayHold = actor.has(.projectOfficer, on: record.edition.scope) || actor.has(.elected, on: record.edition.scope) || record.keepsOne
        guard mayHold else { return .notAllowed("Le procès-verbal est signé par les personnes qui ont tenu le vote et par les élus.") }
        if record.edition.isImported { return .notNow("Cette édition a été importée : son procès-verbal est ailleurs.") }
        if record.isSigned(by: actor.account) { return .notNow("Vous avez déjà signé ce procès-verbal.") }
        if let sentAt = record.proclamation?.lettersSentAt { return .notNow("Les porteurs de projet ont été prévenus le \(sentAt) : le procès-verbal ne change plus.") }
        return nil
    }

    /// Those who keep the polling places, from the opening of the vote until the proposers are told: then the record changes no more. What
    /// comes between a signature and that is told as such, and asks for a new signature.
    static func mayNoteIncident(_ edition: Edition, _ proclamation: Proclamation?, keepsOne: Bool, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        guard PaperRules.isStaff(edition, keepsOne: keepsOne, actor) else { return .notAllowed("Les incidents sont notés par les personnes qui tiennent les bureaux de vote.") }
        if edition.isImported { return .notNow("Cette édition a été importée : son procès-verbal est ailleurs.") }
        if !edition.calendar.hasOpened(.vote, at: now) { return .notNow("Le vote n’est pas encore ouvert.") }
        guard let toldAt = proclamation?.lettersSentAt else { return nil }
        return .notNow(
            "Les porteurs de projet ont été prévenus du résultat le \(toldAt) : le procès-verbal ne change plus. Écrivez ce qui s’est passé aux élus et au garant du vote, qui décident de la suite.")
    }

    /// What somebody reads in the place of results that are not public.
    static func notYet(_ edition: Edition, at now: Instant) -> Refusal {
        guard let phase = edition.calendar[.vote] else { return .notNow("Cette édition ne comporte pas de vote.") }
        if now < phase.opensAt { return .notNow("Le vote ouvrira le \(phase.opensAt).") }
        if let closesAt = phase.closesAt, closesAt <= now {
            return .notNow("Le vote est clos. Les résultats seront publiés ici dès leur proclamation.", wayOut: edition.link, named: "Voir l’édition")
        }
        if let opens = edition.calendar[.results]?.opensAt, opens > now {
            return .notNow(
                "Le vote est en cours. Aucun résultat, même partiel, n’existe avant la clôture. Les résultats paraîtront à partir du \(opens).",
                wayOut: VoteLinks.catalogue(edition), named: "Voir les projets au vote")
        }
        return .notNow("Le vote est en cours. Aucun résultat, même partiel, n’existe avant la clôture.", wayOut: VoteLinks.catalogue(edition), named: "Voir les projets au vote")
    }
}

/// The addresses of the results.
enum ResultsLinks {
    static func page(_ edition: Edition) -> String { "\(edition.link)/resultats" }
    static func desk(_ edition: Edition) -> String { "\(edition.deskLink)/resultats" }
    static func csv(_ edition: Edition) -> String { "\(edition.link)/resultats.csv" }
    static func ballots(_ edition: Edition) -> String { "\(edition.link)/bulletins.pb" }
    static func officialRecord(_ edition: Edition) -> String { "\(edition.link)/proces-verbal" }
    static func record(_ edition: Edition) -> String { "\(edition.link)/proces-verbal.json" }
    static func archive(_ edition: Edition) -> String { "\(edition.link)/resultats.zip" }
    /// Where all the public files are described.
    static let openData = "/donnees-ouvertes"
    static func fileName(_ edition: Edition) -> String { "\(edition.slug).pb" }
}
