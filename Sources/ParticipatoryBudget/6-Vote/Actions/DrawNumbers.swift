import Database
import Vocabulary
import Web

/// An officer has the numbers of the ballot drawn by lot, with the public seed that was announced.
struct DrawNumbers: Action {
    typealias FormPage = VoteDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/tirage"

    let seed: String

    init(_ form: inout FormReader, _ state: NumberDrawState) {
        seed = NumberDraw.seed(form.text("seed", max: 200))
        if seed.count < 4, !form.raw("seed").isEmpty { form.error("seed", "Écrivez les nombres rendus publics.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> NumberDrawState { try NumberDrawState(visit, db) }

    static func refusal(_ state: NumberDrawState, _ visit: Visit) -> Refusal? {
        NumberDrawRules.mayDraw(state.edition, state.pending, visit.actor, at: visit.now)
    }

    func perform(_ state: NumberDrawState, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let pending = state.pending else { throw NotFound() }
        let edition = state.edition
        try ProjectStore.refuseChange(edition, db)
        // Those taken off keep theirs: a number is never given twice.
        let every = try ProjectStore.everyProject(edition.id, db)
        let kept = Set(every.filter { $0.removedAt != nil }.map(\.number))
        let free = (1...(every.count + 1)).filter { !kept.contains($0) }
        let drawn = zip(NumberDraw.order(every.filter { $0.removedAt == nil }, seed: seed), free).map { (project: $0, number: $1) }
        if drawn.isEmpty { throw Refusal.notNow("Il n’y a encore aucun projet à numéroter.") }
        try ProjectStore.setNumbers(drawn.map { ($0.project.id, $0.number) }, in: edition.id, db)
        let numbers = drawn.map { NumberDraw.Number(proposal: $0.project.proposalNumber ?? 0, onBallot: $0.number) }
        try NumberDrawStore.end(pending.id, seed: seed, numbers, at: visit.now, db)
        return Outcome(
            to: VoteLinks.desk(edition), saying: "Les numéros sont tirés au sort.",
            journal: [JournalEntry(
                "vote.draw-numbers", "edition", edition.id.number, edition: edition.id, reason: "Projets : \(drawn.count), graine « \(seed) »", isPublic: true)])
    }
}

/// An edition and the draw of its numbers that waits for its seed.
struct NumberDrawState: Sendable {
    var edition: Edition
    var pending: NumberDraw?

    init(_ visit: Visit, _ db: Reading) throws {
        edition = try .inPath(visit, db)
        pending = try NumberDrawStore.pending(edition.id, db)
    }
}
