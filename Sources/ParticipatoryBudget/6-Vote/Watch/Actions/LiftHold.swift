import Database
import Vocabulary
import Web

/// An officer lets the next votes with a mark through again; those that wait still wait for their own decision.
struct LiftHold: Action {
    typealias FormPage = WatchPage
    static let path: Path = "/bureau/editions/:edition/vote/veille/:hold/lever"

    init(_ form: inout FormReader, _ edition: Edition) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }

    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { RegisterRules.mayDecide(edition, visit.actor) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try WatchStore.lift(try visit.id("hold"), in: edition.id, by: try visit.account(), at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: WatchPage.link(edition), saying: "Les votes passent à nouveau.",
            journal: [JournalEntry("watch.lift", "edition", edition.id.number, edition: edition.id)])
    }
}
