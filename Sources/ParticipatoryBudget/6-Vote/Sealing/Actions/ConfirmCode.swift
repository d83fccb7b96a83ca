import Database
import Vocabulary
import Web

/// A member of the bureau confirms that she has noted her code. The last one to do so makes the key: it lives as long as this act.
struct ConfirmCode: Action {
    typealias FormPage = MemberPage
    static let path: Path = "/editions/:edition/bureau-de-vote/:box/code"
    static var limits: Limits { Limits(perTenMinutes: 60, changesPages: false) }

    /// Nil only when the form is in error.
    let code: ShareCode?

    init(_ form: inout FormReader, _ place: CeremonyInPath) {
        code = ShareCode(typed: form.raw("code"))
        guard let code else {
            form.error("", "Ce code ne peut plus être confirmé : ouvrez à nouveau la page, un autre vous est donné.")
            return
        }
        if ShareCode.plain(form.raw("ending")) != code.ending {
            form.error("ending", "Ce ne sont pas les deux derniers groupes de votre code. Relisez-les sur votre papier : huit lettres et chiffres.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CeremonyInPath { try .load(visit, db) }
    static func refusal(_ place: CeremonyInPath, _ visit: Visit) -> Refusal? { SealingRules.mayConfirm(place.ceremony, visit.actor) }

    func perform(_ place: CeremonyInPath, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (edition, ceremony) = (place.edition, place.ceremony)
        guard let member = ceremony.member(visit.actor.account), let code else { throw NotFound() }
        if try CeremonyStore.isKnown(code.pair.publicKey, in: edition.id, db) {
            throw FormErrors("", "Ce code a déjà servi : ouvrez à nouveau la page, un autre vous est donné.")
        }
        guard try CeremonyStore.confirm(code.pair.publicKey, of: member, in: ceremony.id, at: visit.now, db) else { throw NotFound() }
        let words = ceremony.kind == .rehearsal ? "Répétition" : ""
        var entries = [JournalEntry("sealing.confirm", "edition", edition.id.number, edition: edition.id, reason: words)]
        if try makeKey(edition, ceremony.kind, visit, db) {
            entries.append(JournalEntry("sealing.make-key", "edition", edition.id.number, edition: edition.id, reason: words, isPublic: ceremony.kind == .vote))
        }
        return Outcome(to: place.link, saying: "Votre code est confirmé. Gardez-le en lieu sûr : il ne s’affichera plus.", journal: entries)
    }

    /// Once every member has confirmed.
    private func makeKey(_ edition: Edition, _ kind: CeremonyKind, _ visit: Visit, _ db: Writing) throws -> Bool {
        guard let ceremony = try CeremonyStore.ceremony(edition.id, of: kind, db), ceremony.members.allSatisfy({ $0.confirmedAt != nil }) else { return false }
        let made = KeyMaking.make(ceremony, chance: visit.world.randomBytes)
        try CeremonyStore.keep(made, in: ceremony.id, at: visit.now, db)
        if kind == .rehearsal { try Rehearsal.seal(edition.id, ceremony.id, for: made.publicKey, db) }
        return true
    }
}
