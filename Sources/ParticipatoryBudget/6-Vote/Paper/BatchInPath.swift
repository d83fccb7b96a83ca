import Database
import Vocabulary
import Web

/// The batch that an address names, with the urns of its edition.
struct BatchInPath: Sendable {
    var edition: Edition
    var batch: BallotBatch
    var urns: [Urn]

    static func load(_ visit: Visit, _ db: Reading) throws -> BatchInPath {
        let edition = try Edition.inPath(visit, db)
        return BatchInPath(
            edition: edition, batch: try BallotBatchStore.batch(try visit.id("batch"), in: edition.id, db),
            urns: try UrnStore.urns(edition.id, db).filter { !$0.isAggregated })
    }

    func refusalToChange(_ actor: Actor) -> Refusal? {
        if let refusal = PaperRules.mayRun(edition, actor) { return refusal }
        if let date = batch.cancelledAt { return .notNow("Ce lot est annulé depuis le \(date).") }
        // From the first signature on: what was signed answers for these figures.
        return urns.first { $0.id == batch.urn }?.signedBy != nil ? .notNow("L’urne de ce lot est signée : ses comptes ne changent plus.") : nil
    }
}
