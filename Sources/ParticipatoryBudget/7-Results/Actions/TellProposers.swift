import Database
import Vocabulary
import Web

/// An officer has every proposer told of the result, before the public: without these letters nothing is published.
struct TellProposers: Action {
    typealias FormPage = ResultsDeskPage
    static let path: Path = "/bureau/editions/:edition/resultats/prevenir"

    init(_ form: inout FormReader, _ state: CountVotes.State) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> CountVotes.State { try CountVotes.State.load(visit, db) }
    static func refusal(_ state: CountVotes.State, _ visit: Visit) -> Refusal? {
        ResultsRules.maySendLetters(state.edition, state.proclamation, visit.actor, at: visit.now)
    }

    func perform(_ state: CountVotes.State, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let proclamation = state.proclamation, try ResultsStore.noteLetters(state.edition.id, at: visit.now, db) else { throw NotFound() }
        let record = try ResultsStore.count(proclamation.count, db).record
        let lines = Dictionary(uniqueKeysWithValues: record.lines.map { ($0.number, $0) })
        let proposers = try ProjectStore.proposers(state.edition.id, db)
        let letters = try ProjectStore.projects(state.edition.id, db).flatMap { project in
            (proposers[project.id] ?? []).compactMap { account in
                lines[project.number].map { ResultsLetters.result($0, project, record, state.edition, proclamation, to: account) }
            }
        }
        return Outcome(
            to: ResultsLinks.desk(state.edition), saying: letters.count == 1 ? "Une lettre part. Les résultats seront publics le \(proclamation.embargoUntil)." : "\(letters.count) lettres partent. Les résultats seront publics le \(proclamation.embargoUntil).",
            journal: [JournalEntry("results.tell-proposers", "count", proclamation.count.number, edition: state.edition.id, reason: "Lettres : \(letters.count)")],
            letters: letters)
    }
}
