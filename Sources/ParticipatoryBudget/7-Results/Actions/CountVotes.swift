import Database
import Vocabulary
import Web

/// After the close, an officer opens the box and counts. Counting again supersedes the former count, with a reason.
struct CountVotes: Action {
    typealias FormPage = ResultsDeskPage
    static let path: Path = "/bureau/editions/:edition/resultats/depouiller"

    /// The edition with what has been counted and announced so far.
    struct State: Sendable {
        var edition: Edition
        var count: Count?
        var proclamation: Proclamation?
        /// The bureau of a sealed vote.
        var ceremony: Ceremony?
        /// Urns of paper ballots that wait for their signatures, batches for their account.
        var onPaper = PaperWaiting()

        /// Why the box stays shut for this person now.
        func refusalToCount(_ visit: Visit) -> Refusal? {
            ResultsRules.mayCount(edition, proclamation, visit.actor, at: visit.now) ?? PaperCountRules.mayCountVote(edition, onPaper)
                ?? SealingRules.mayCount(ceremony)
        }

        static func load(_ visit: Visit, _ db: Reading) throws -> State {
            let edition = try Edition.inPath(visit, db)
            return State(
                edition: edition, count: try ResultsStore.count(edition.id, db), proclamation: try ResultsStore.proclamation(edition.id, db),
                ceremony: try CeremonyStore.ceremony(edition.id, db), onPaper: try PaperWaiting.load(edition.id, db))
        }
    }

    let reason: String

    init(_ form: inout FormReader, _ state: State) {
        reason = state.count == nil ? "" : form.text("reason", min: 10, max: 500)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> State { try State.load(visit, db) }
    static func refusal(_ state: State, _ visit: Visit) -> Refusal? { state.refusalToCount(visit) }

    func perform(_ state: State, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = try Counting.count(
            state.edition, reason: reason, by: visit.actor.account, at: visit.now, keys: BoxKeys(visit.world), clock: visit.world.now, db)
        return Outcome(
            to: ResultsLinks.desk(state.edition), saying: "Le vote est dépouillé. Le procès-verbal est ci-dessous.",
            journal: [JournalEntry(state.count == nil ? "vote.count" : "vote.recount", "count", id.number, edition: state.edition.id, reason: reason)])
    }
}
