import Database
import Vocabulary

/// The close of a sealed box: its last ballots enter the list, the last root is signed, the links of replaceable votes are destroyed, and the
/// bureau is called.
enum BoxClosing {
    static func close(_ ceremony: Ceremony, _ keys: BoxKeys, at now: Instant, _ db: Writing) throws -> [Letter] {
        let edition = try EditionStore.edition(ceremony.edition, db)
        do {
            if ceremony.isReady { try ListKeeping.publish(edition, keys, isFinal: true, at: now, db) }
        } catch is ListFault {
            // The close waits for nothing: the box is shut, and stays so.
            try CeremonyStore.note(fault: OpeningFault.changed.rawValue, in: ceremony.id, db)
        }
        try SealedBoxStore.destroyLinks(edition.id, db)
        try CeremonyStore.freeze(ceremony.id, at: now, db)
        return ceremony.isReady ? SealingLetters.closed(edition, ceremony) : []
    }
}
