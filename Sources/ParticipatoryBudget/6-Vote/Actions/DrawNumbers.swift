import Database
import Vocabulary
import Web

/// An officer has the numbers of the ballot drawn by lot.
struct DrawNumbers: Action {
    typealias FormPage = VoteDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/tirage"

    init(_ form: inout FormReader, _ edition: Edition) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }

    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { VoteRules.mayCompose(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        // Those taken off keep theirs: a number is never given twice.
        let every = try ProjectStore.everyProject(edition.id, db)
        let drawn = every.filter { $0.removedAt == nil }
            .map { (project: $0, key: Secrets.hex(visit.world.randomBytes(16))) }
            .sorted { $0.key < $1.key }
            .map(\.project)
        let kept = Set(every.filter { $0.removedAt != nil }.map(\.number))
        let numbers = (1...(every.count + 1)).filter { !kept.contains($0) }
        try ProjectStore.setNumbers(zip(drawn, numbers).map { ($0.id, $1) }, in: edition.id, db)
        return Outcome(
            to: VoteLinks.desk(edition), saying: "Les numéros sont tirés au sort.",
            journal: [JournalEntry("vote.draw-numbers", "edition", edition.id.number, edition: edition.id, reason: "\(drawn.count) projets")])
    }
}
