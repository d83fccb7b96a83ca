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
        try PaperSeal.check(ceremony, keys, db)
    }

    /// What the record says of the list; nil where nothing was sealed.
    static func list(_ edition: EditionID, _ db: Reading) throws -> CountRecord.SealedList? {
        guard let ceremony = try CeremonyStore.ceremony(edition, db), ceremony.isReady, let last = try SealedBoxStore.roots(edition, db).last else { return nil }
        let others = try ResultsStore.channels(edition, db).filter { $0.key != "web" }.values.reduce(0, +)
        return CountRecord.SealedList(lines: last.size, revoked: (last.size - ceremony.openedCount) / 2, root: last.root, others: others)
    }
}
