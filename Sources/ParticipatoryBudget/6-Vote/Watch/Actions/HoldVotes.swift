import Database
import Vocabulary
import Web

/// An officer has the next votes with a mark wait, with a reason that those people read. What was cast stays.
struct HoldVotes: Action {
    typealias FormPage = WatchPage
    static let path: Path = "/bureau/editions/:edition/vote/veille/retenir"

    let kind: WatchMarks.Kind
    let mark: String
    let reason: String

    init(_ form: inout FormReader, _ edition: Edition) {
        kind = form.choice("kind", .network)
        mark = form.text("mark", max: 128)
        reason = form.text("reason", min: 10, max: 300)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }

    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { WatchRules.mayHold(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try WatchStore.alerts(edition.id, db).contains(where: { $0.mark == mark && $0.kind.rawValue == kind.rawValue }) else { throw NotFound() }
        let isNew = try WatchStore.place(kind, mark, reason: reason, in: edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: WatchPage.link(edition), saying: isNew ? "Les prochains votes de cette sorte attendront un regard." : "Ils attendaient déjà.",
            journal: isNew ? [JournalEntry("watch.hold", "edition", edition.id.number, edition: edition.id, reason: reason)] : [])
    }
}
