import Database
import Vocabulary
import Web

/// Three ballots for trial, sealed with the key of a rehearsal and opened with its codes, at once: the vote knows nothing of them.
enum Rehearsal {
    private static let choices = ["1", "2,3", ""]

    static func seal(_ edition: EditionID, _ ceremony: ID<Ceremony>, for publicKey: [UInt8], _ db: Writing) throws {
        try SealedBoxStore.addRehearsal(choices.map { SealedBox.seal(SealedText.bytes($0, in: edition, length: 256), for: publicKey) }, ceremony, db)
    }

    /// Whether the box of the rehearsal is open now.
    static func open(_ edition: EditionID, _ visit: Visit, _ db: Writing) throws -> Bool {
        guard let ceremony = try CeremonyStore.ceremony(edition, of: .rehearsal, db), ceremony.hasEnoughShares else { return false }
        guard let pair = KeyMaking.pair(ceremony, BoxKeys(visit.world)) else { throw Refusal.notNow(OpeningFault.wrongShares.words) }
        let opened = try SealedBoxStore.rehearsal(ceremony.id, db).compactMap { SealedBox.open($0, with: pair).flatMap { SealedText.choices($0, in: edition) } }
        guard opened == choices else { throw Refusal.notNow(OpeningFault.unreadable.words) }
        try CeremonyStore.finish(ceremony.id, count: opened.count, mark: "", at: visit.now, db)
        return true
    }
}
