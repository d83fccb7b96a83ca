import Database
import Vocabulary

/// A count of a sealed vote takes the ballots that came out of its box, and no other.
enum SealedCount {
    static func check(_ edition: EditionID, _ db: Reading) throws {
        guard let ceremony = try CeremonyStore.ceremony(edition, db), ceremony.isReady else { return }
        if let refusal = SealingRules.mayCount(ceremony) { throw refusal }
        guard try SealedBoxStore.digest(edition, db) == ceremony.openedDigest else {
            throw Refusal.notNow("Les bulletins ne sont plus ceux qui sont sortis de l’urne : quelqu’un les a changés dans la base de données. Prévenez le garant et ne proclamez rien.")
        }
    }
}
