import Database
import Platform
import Vocabulary
import Web

/// Whether a vote waits for somebody to look, asked just before it is cast: nothing is written of the choices, the person comes back.
struct HeldVote: Sendable {
    var cause: Quarantine.Cause
    /// What officers read.
    var reason: String
    /// What the person reads: never how somebody else voted, nor whether.
    var told: String

    /// Nil when nothing holds it, or somebody has already looked at what would.
    /// - Parameter looked: what somebody looked at before she let this person vote.
    static func why(
        _ booth: Booth, _ voter: Voter, _ marks: WatchMarks, _ looked: Quarantine?, _ typed: DeclaredIdentity?, born year: Int?,
        _ slot: BallotSlot, _ db: Writing
    ) throws -> HeldVote? {
        if looked == nil, slot.isWatched, let reason = try WatchStore.hold(marks, in: booth.edition.id, db) {
            return HeldVote(cause: .pattern, reason: reason, told: reason)
        }
        // The provider says that she is the person who voted: she is told so, nobody has to look.
        if voter.subject != nil, try RegisterStore.line(of: Voter(subject: voter.subject), in: booth.edition.id, db) != nil { return nil }
        if looked?.covers(typed, provenAs: booth.vouched(voter)) == true { return nil }
        guard voter.identity != nil else { return slot.hasPlaces ? try namesake(booth, born: year, looked, db) : nil }
        guard let line = try RegisterStore.line(of: Voter(identity: voter.identity), in: booth.edition.id, db) else {
            return try AttachmentStore.standing(Voter(identity: voter.identity), in: booth.edition.id, db).isEmpty ? nil : listed("née le même jour")
        }
        // Somebody of the same name, born the same day: a homonym, or somebody who wrote another's name. Neither may cost a person her vote.
        let how = switch line.channel {
        case .web: "sur internet"
        case .paper: "sur papier"
        case .counter: "à un guichet"
        }
        return HeldVote(cause: .likeness, reason: "Une personne de même nom, née le même jour, a déjà voté \(how).", told: "une vérification est nécessaire.")
    }

    /// Where nothing is asked but an address, the name of the account and the year of birth are all that joins her to somebody who showed
    /// her paper at a polling place, or stands on its list.
    private static func namesake(_ booth: Booth, born year: Int?, _ looked: Quarantine?, _ db: Writing) throws -> HeldVote? {
        guard looked?.cause != .likeness, let year, !booth.account.familyName.isEmpty else { return nil }
        if try AttachmentStore.isListed(booth.account, born: year, in: booth.edition.id, db) { return listed("née la même année") }
        guard try LikenessStore.isSeen(booth.account, born: year, in: booth.edition.id, db) else { return nil }
        return HeldVote(cause: .likeness, reason: "Une personne de même nom, née la même année, a déjà voté dans un bureau de vote.", told: "une vérification est nécessaire.")
    }

    private static func listed(_ born: String) -> HeldVote {
        HeldVote(cause: .likeness, reason: "Une personne de même nom, \(born), est sur la liste d’un bureau de vote.", told: "une vérification est nécessaire.")
    }

    func outcome(_ booth: Booth, _ declared: DeclaredIdentity?, at now: Instant, _ db: Writing) throws -> Outcome {
        let edition = booth.edition
        try QuarantineStore.hold(booth.account.id, in: edition.id, cause, reason: reason, declared, at: now, db)
        // Of the cause alone, and of nobody: the journal outlives the register.
        let entry = JournalEntry("vote.hold", "edition", edition.id.number, edition: edition.id, reason: cause.rawValue, channel: .automatic)
        try Journal.record(entry, by: nil, at: now, db)
        return Outcome(
            to: VoteLinks.ballot(edition), saying: "Votre vote attend une vérification : rien n’est enregistré pour l’instant.",
            letters: [WatchLetters.held(edition, told, to: booth.account)])
    }
}
