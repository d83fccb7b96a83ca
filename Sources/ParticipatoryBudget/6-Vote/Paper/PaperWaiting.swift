import Database
import Vocabulary

/// What the count of the whole vote waits for on paper.
struct PaperWaiting: Sendable, Equatable {
    var unsignedUrns = 0
    /// Their numbers.
    var uncountedBatches: [Int] = []

    static func load(_ edition: EditionID, _ db: Reading) throws -> PaperWaiting {
        PaperWaiting(unsignedUrns: try UrnStore.unsigned(edition, db), uncountedBatches: try BallotBatchStore.uncounted(edition, db))
    }
}
