import Database
import Vocabulary

/// The close of a sealed box: its last ballots enter the list, the last root is signed, the links of replaceable votes are destroyed, and the
/// bureau is called. The whole list is read once more before any code is asked for.
enum BoxClosing {
    static func close(_ ceremony: Ceremony, _ keys: BoxKeys, at now: Instant, _ db: Writing) throws -> [Letter] {
        let edition = try EditionStore.edition(ceremony.edition, db)
        if ceremony.isReady, let fault = try seal(edition, ceremony, keys, at: now, db) {
            // The close waits for nothing: the box is shut, and stays so.
            try BoxOpening.note(fault, edition, ceremony.id, at: now, db)
        }
        try SealedBoxStore.destroyLinks(edition.id, db)
        try CeremonyStore.freeze(ceremony.id, at: now, db)
        return ceremony.isReady ? SealingLetters.closed(edition, ceremony) : []
    }

    private static func seal(_ edition: Edition, _ ceremony: Ceremony, _ keys: BoxKeys, at now: Instant, _ db: Writing) throws -> OpeningFault? {
        do {
            try ListKeeping.publish(edition, ceremony, keys, isFinal: true, at: now, db)
            _ = try VerifiedList(edition, ceremony, keys, db)
            return nil
        } catch is ListFault {
            return .changed
        } catch let fault as OpeningFault {
            return fault
        }
    }
}
