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

    /// A person who proves something for a vote in which she has not voted.
    static func mayProve(_ booth: Booth, _ proof: VoterProof, at now: Instant) -> Refusal? {
        if let line = booth.checkOff { return RegisterRules.already(line) }
        if booth.proof != proof { return .notNow("Ce vote ne le demande pas.", wayOut: VoteLinks.ballot(booth.edition), named: "Ouvrir mon bulletin") }
        return VoteRules.mayVoteNow(booth.edition, booth.paper, at: now)
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
