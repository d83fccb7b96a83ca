import Database
import Vocabulary
import Web

/// After the close a member of the bureau enters her code, on her own page. Her share waits for those of the others, unreadable without the
/// server's secret, and is erased once the box is open.
struct EnterCode: Action {
    typealias FormPage = MemberPage
    static let path: Path = "/editions/:edition/bureau-de-vote/:box/ouverture"
    static var limits: Limits { Limits(perTenMinutes: 60, changesPages: false) }
    /// Named as passwords are: what is typed there is never shown again.
    static let field = "password-code"

    /// Nil only when the form is in error.
    let code: ShareCode?

    init(_ form: inout FormReader, _ place: CeremonyInPath) {
        let typed = form.raw(Self.field), count = ShareCode.plain(typed).count
        code = ShareCode(typed: typed)
        if code != nil { return }
        form.error(Self.field, count == ShareCode.length
            ? "Un caractère au moins est faux : comparez chaque groupe avec votre papier, puis entrez le code à nouveau."
            : "Un code compte huit groupes de quatre caractères, soit 32 : vous en avez entré \(count).")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CeremonyInPath { try .load(visit, db) }
    static func refusal(_ place: CeremonyInPath, _ visit: Visit) -> Refusal? { SealingRules.mayEnter(place.ceremony, place.edition, visit.actor) }

    func perform(_ place: CeremonyInPath, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let ceremony = place.ceremony
        guard let member = ceremony.member(visit.actor.account), let code else { throw NotFound() }
        if let problem = Self.problem(code, member, ceremony) { throw FormErrors(Self.field, problem) }
        guard let share = KeyMaking.share(of: member, with: code) else {
            throw Refusal.notNow("Votre code est le bon, mais la part qu’il ouvre a été changée dans la base de données. Prévenez la ville et le garant : les codes des autres membres peuvent suffire.")
        }
        let kept = SecretBox.seal([share.number] + share.bytes, key: BoxKeys(visit.world).entered, nonce: visit.world.randomBytes(24))
        guard try CeremonyStore.enter(kept, of: member, in: ceremony.id, at: visit.now, db) else { throw NotFound() }
        let isOpened = try ceremony.kind == .rehearsal && Rehearsal.open(place.edition.id, visit, db)
        return Outcome(
            to: place.link, saying: isOpened ? "Votre code est entré. L’urne d’essai s’ouvre." : "Votre code est entré.",
            journal: [JournalEntry(
                "sealing.enter", "edition", place.edition.id.number, edition: place.edition.id, reason: ceremony.kind == .rehearsal ? "Répétition" : "")])
    }

    /// Whose code it is, in words, when it is not hers.
    private static func problem(_ code: ShareCode, _ member: BureauMember, _ ceremony: Ceremony) -> Message? {
        let key = code.pair.publicKey
        if key == member.codeKey { return nil }
        if let other = ceremony.members.first(where: { $0.codeKey == key }) {
            return "Ce code est celui de \(other.name), pas le vôtre. Chaque membre du bureau entre le sien, sur sa propre page."
        }
        return ceremony.kind == .vote
            ? "Ce code n’est pas celui que vous avez confirmé pour ce vote. C’est peut-être celui d’une répétition : cherchez l’autre papier."
            : "Ce code n’est pas celui que vous avez confirmé pour cette répétition."
    }
}
