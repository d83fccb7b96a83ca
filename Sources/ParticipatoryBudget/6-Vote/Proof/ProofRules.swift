import Database
import Platform
import Vocabulary
import Web

/// Who may have codes made and printed, and what proves who a voter is.
enum ProofRules {
    static func mayOrder(_ edition: Edition, _ proof: VoterProof, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = RegisterRules.mayDecide(edition, actor) { return refusal }
        if edition.isImported || edition.calendar[.vote] == nil { return .notNow("Cette édition ne comporte pas de vote ici.") }
        if proof != .code { return .notNow("Le règlement de cette édition ne demande pas de code par courrier.") }
        if edition.calendar.hasClosed(.vote, at: now) { return .notNow("Le vote est clos : plus aucun code ne sert.") }
        return nil
    }

    static func mayPrint(_ file: LetterBatchFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = RegisterRules.mayDecide(file.edition, actor) { return refusal }
        if file.batch.revokedAt != nil { return .notNow("Ce lot est annulé.") }
        if !file.batch.isReady { return .notNow("Les codes de ce lot ne sont pas encore tous prêts.") }
        if let at = file.batch.printedAt { return .notNow("Ce lot a déjà été imprimé, le \(at) : un code s’imprime une seule fois. S’il est perdu, annulez le lot et commandez-en un autre.") }
        return nil
    }

    /// The file itself, for whoever asked to print and for half an hour.
    static func mayTake(_ file: LetterBatchFile, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = RegisterRules.mayDecide(file.edition, actor) { return refusal }
        if file.batch.printedBy != actor.account { return .notAllowed("Ce fichier est réservé à la personne qui a demandé l’impression.") }
        if !file.batch.isOpenToPrint(at: now) || file.batch.revokedAt != nil { return .notNow("Ce fichier n’existe plus : un code s’imprime une seule fois.") }
        return nil
    }

    static func mayRevoke(_ file: LetterBatchFile, _ actor: Actor) -> Refusal? {
        if let refusal = RegisterRules.mayDecide(file.edition, actor) { return refusal }
        return file.batch.revokedAt.map { .notNow("Ce lot est annulé depuis le \($0).") }
    }

    /// Note that a voter showed her paper: reception agents and officers, until the close.
    static func maySee(_ edition: Edition, _ proof: VoterProof, _ actor: Actor, at now: Instant) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        if !actor.has(.projectOfficer, on: edition.scope), !actor.has(.receptionAgent, on: edition.scope) {
            return .notAllowed("Les pièces d’identité sont vues par les agents d’accueil et les chargés de projet de cette édition.")
        }
        if edition.isImported || edition.calendar[.vote] == nil { return .notNow("Cette édition ne comporte pas de vote ici.") }
        if proof != .counter { return .notNow("Le règlement de cette édition ne demande pas de pièce d’identité pour voter sur internet.") }
        return edition.calendar.hasClosed(.vote, at: now) ? .notNow("Le vote est clos : plus aucune pièce d’identité ne sert.") : nil
    }

    /// A person who proves something for a vote in which she has not voted.
    static func mayProve(_ booth: Booth, _ proof: VoterProof, at now: Instant) -> Refusal? {
        if let line = booth.checkOff { return RegisterRules.already(line) }
        if booth.proof != proof { return .notNow("Ce vote ne le demande pas.", wayOut: VoteLinks.ballot(booth.edition), named: "Ouvrir mon bulletin") }
        return VoteRules.mayVoteNow(booth.edition, booth.paper, at: now)
    }
}

extension ProofRules {
    /// The rules ask for a provider that nobody has linked this server to.
    static let unlinked = Refusal.notNow("Ce vote demande une identité vérifiée par FranceConnect, mais le site de la ville n’y est pas encore relié. Prévenez la ville, ou votez au guichet.")

    static func mayIdentify(_ booth: Booth, at now: Instant) -> Refusal? {
        mayProve(booth, .identity, at: now) ?? (booth.identityProvider == nil ? unlinked : nil)
    }

    /// Old enough by the birth date that the provider gives; what else the rules ask is declared as she votes.
    static func isOldEnough(_ booth: Booth, bornIn year: Int?, at now: Instant) -> Refusal? {
        guard let year else { return nil }
        var conditions = booth.conditions
        conditions.links = []
        return ParticipationRules.refusal(conditions, Participant(birthYear: year), to: .voting, at: now)
    }

    /// A secret that is not this session’s, was used, or is too old.
    static let lostPassage = Refusal.notNow("Ce retour ne correspond à aucune demande en cours : elle a déjà servi, ou dix minutes ont passé. Revenez à votre bulletin pour recommencer.")

    static let otherPerson = Refusal.notAllowed("Le vote de ce compte a été vérifié pour une autre identité. Votez avec votre propre compte, ou au guichet.")

    static func interrupted(_ passage: IdentityPassage) -> Refusal {
        .notNow("Vous n’avez pas terminé. Rien n’est enregistré : vous pouvez recommencer, ou voter au guichet.", wayOut: passage.link, named: "Recommencer")
    }

    /// What a provider said and is not believed.
    static func refusal(_ fault: any Error, _ provider: IdentityProvider, wayOut: String) -> Refusal {
        switch fault as? ProviderFault {
        case .silence: .notNow("\(provider.name) ne répond pas. Réessayez dans quelques minutes, ou votez au guichet.", wayOut: wayOut, named: "Réessayer")
        case .level: .notNow("Votre identité n’a pas été vérifiée assez sûrement. Choisissez un autre compte chez \(provider.name), ou votez au guichet.", wayOut: wayOut, named: "Recommencer")
        default: .notNow("La réponse de \(provider.name) n’a pas pu être vérifiée : rien n’est enregistré. Recommencez, ou votez au guichet.", wayOut: wayOut, named: "Recommencer")
        }
    }
}

/// A batch of codes with its edition, as its acts read it.
struct LetterBatchFile: Sendable {
    var edition: Edition
    var batch: LetterBatch

    static func inPath(_ visit: Visit, _ db: Reading) throws -> LetterBatchFile {
        let edition = try Edition.inPath(visit, db)
        return LetterBatchFile(edition: edition, batch: try LetterCodeStore.batch(try visit.id("batch"), of: edition.id, db))
    }
}
