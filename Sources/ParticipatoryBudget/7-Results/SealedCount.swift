import Database
import Vocabulary

/// A count of a sealed vote takes the ballots that came out of its box, and no other.
enum SealedCount {
    private static let changed = Refusal.notNow("Les bulletins ne sont plus ceux qui sont sortis de l’urne : quelqu’un les a changés dans la base de données. Prévenez le garant et ne proclamez rien.")

    /// - Parameter keys: those of the server, without which nobody can tell what came out of a sealed box.
    static func check(_ edition: EditionID, _ keys: BoxKeys?, _ db: Reading) throws {
        guard let ceremony = try CeremonyStore.ceremony(edition, db), ceremony.isReady else {
            // A bureau that was taken away takes the seal off nothing.
            if try SealedBoxStore.hasBegun(edition, db) { throw changed }
            return
        }
        if let refusal = SealingRules.mayCount(ceremony) { throw refusal }
        guard let keys, keys.outcome(try SealedBoxStore.digest(edition, db), count: ceremony.openedCount, of: edition) == ceremony.openedMark else { throw changed }
    }
}
