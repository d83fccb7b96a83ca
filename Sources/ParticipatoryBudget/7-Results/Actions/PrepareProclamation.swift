import Database
import Vocabulary
import Web

/// An elected member, or an officer for her, sets when the results become public, with the words of the Mayor.
struct PrepareProclamation: Action {
    typealias FormPage = ResultsDeskPage
    static let path: Path = "/bureau/editions/:edition/resultats/proclamation"

    let embargoUntil: Instant
    let resolutionNumber: String
    let statement: String

    init(_ form: inout FormReader, _ state: CountVotes.State) {
        embargoUntil = form.moment("embargo")
        resolutionNumber = form.optionalText("resolution", max: 60) ?? ""
        statement = form.optionalText("statement", max: 3000) ?? ""
        if form.errors.isEmpty, embargoUntil <= form.now { form.error("embargo", "Choisissez une date à venir : les porteurs de projet l’apprennent d’abord.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CountVotes.State { try CountVotes.State.load(visit, db) }
    static func refusal(_ state: CountVotes.State, _ visit: Visit) -> Refusal? {
        ResultsRules.mayProclaim(state.edition, state.count, state.proclamation, visit.actor)
    }

    func perform(_ state: CountVotes.State, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let count = state.count else { throw NotFound() }
        let proclamation = Proclamation(count: count.id, embargoUntil: embargoUntil, resolutionNumber: resolutionNumber, statement: statement)
        try ResultsStore.prepare(proclamation, state.edition.id, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: ResultsLinks.desk(state.edition), saying: "La proclamation est fixée au \(embargoUntil).",
            journal: [JournalEntry("results.prepare", "count", count.id.number, edition: state.edition.id)])
    }
}
