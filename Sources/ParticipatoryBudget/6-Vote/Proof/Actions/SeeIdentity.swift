import Database
import Platform
import Vocabulary
import Web

/// An agent at a counter notes that a voter showed her paper: her account may then vote on the web. A digest stays, until the close; the vote
/// that she casts stands under the same identity as on paper.
struct SeeIdentity: Action {
    typealias FormPage = SeenIdentityPage
    static let path: Path = "/bureau/editions/:edition/vote/pieces"
    static var limits: Limits { Limits(changesPages: false) }

    let email: EmailAddress
    let declared: DeclaredIdentity

    init(_ form: inout FormReader, _ counter: VoteCounter) {
        email = form.email("email")
        declared = DeclaredIdentity(&form)
        if !form.isChecked("seen") { form.error("seen", "Regardez la pièce d’identité, puis cochez cette case.") }
        if form.errors.isEmpty, let refusal = counter.refusal(bornIn: declared.birthYear, at: form.now) { form.error("born", refusal.reason) }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> VoteCounter { try .inPath(visit, db) }

    static func refusal(_ counter: VoteCounter, _ visit: Visit) -> Refusal? { ProofRules.maySee(counter.edition, counter.proof, visit.actor, at: visit.now) }

    func perform(_ counter: VoteCounter, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = counter.edition
        guard let voter = try AccountStore.account(email, db), !voter.isDeleted, voter.isClaimed else {
            throw FormErrors("email", "Aucun compte confirmé n’a cette adresse. La personne crée d’abord le sien, ou vote sur papier.")
        }
        if voter.id == visit.actor.account { throw FormErrors("email", "Il s’agit de votre propre compte : une autre personne regarde votre pièce d’identité.") }
        let identity = try RegisterStore.key(edition.id, visit.world, db).identity(declared)
        if let line = try RegisterStore.line(of: Voter(account: voter.id, identity: identity), in: edition.id, db) { throw FormErrors("", PollingDesk.already(line)) }
        if try VoterProofStore.isOfAnother(.counter, identity, than: voter.id, in: edition.id, db) {
            throw FormErrors("", "Cette identité est déjà notée pour un autre compte. Si ce sont deux personnes de même nom, nées le même jour, la seconde vote sur papier avec un chargé de projet.")
        }
        let kept = try VoterProofStore.key(.counter, of: voter.id, in: edition.id, db)
        // Whoever looked at a vote looked at this very person; a slip of the pen is mended before that.
        if let kept, kept != identity, try QuarantineStore.knows(voter.id, in: edition.id, db) {
            throw FormErrors("email", "Le vote de ce compte a été regardé sous une autre identité : elle ne change plus. La personne vote sur papier.")
        }
        try VoterProofStore.keep(.counter, identity, of: voter.id, in: edition.id, at: visit.now, db)
        let isMended = try declared.birthYear.map { try AccountStore.mendBirthYear($0, of: voter.id, db) } ?? false
        // Of nobody: the journal outlives the register.
        return Outcome(
            to: SeenIdentityPage.link(edition), saying: "C’est noté : la personne peut voter sur internet.",
            journal: [JournalEntry("vote.see-identity", "edition", edition.id.number, edition: edition.id, reason: isMended ? "année de naissance corrigée" : "")],
            letters: kept == identity && !isMended ? [] : [Self.letter(edition, isMended: isMended, to: voter)])
    }

    private static func letter(_ edition: Edition, isMended: Bool, to voter: Account) -> Letter {
        let mended: [Message] = isMended ? ["L’année de naissance de votre profil est désormais celle de cette pièce."] : []
        return Letter(
            to: voter.reader, kind: .necessary, subject: "Votre pièce d’identité a été vue : vous pouvez voter",
            paragraphs: [
                "Un agent de la ville a vu votre pièce d’identité pour « \(edition.title) ». Ni votre nom ni votre date de naissance ne sont gardés pour ce vote : seulement une empreinte, jusqu’à l’effacement du registre.",
            ] + mended + [
                "Si ce n’était pas vous, répondez vite à la ville : ses coordonnées sont au bas de chaque page.",
            ],
            button: .init("Ouvrir mon bulletin", VoteLinks.ballot(edition)))
    }
}

/// The counter of a vote: what its rules ask of who votes on the web.
struct VoteCounter: Sendable {
    var edition: Edition
    var proof: VoterProof
    var conditions: Conditions

    static func inPath(_ visit: Visit, _ db: Reading) throws -> VoteCounter {
        let edition = try Edition.inPath(visit, db), book = try Booth.rules(edition, db)
        return VoteCounter(edition: edition, proof: book.proof ?? .mail, conditions: book.voters)
    }

    /// Old enough by her paper; what else the rules ask is declared as she votes.
    func refusal(bornIn year: Int?, at now: Instant) -> Refusal? {
        var conditions = conditions
        conditions.links = []
        return ParticipationRules.refusal(conditions, Participant(birthYear: year), to: .voting, at: now)
    }
}
