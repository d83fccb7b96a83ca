import Database
import Vocabulary
import Web

/// An officer makes the catalogue public before the vote opens; each proposer is told her number, and whoever follows her idea.
struct PublishCatalogue: Action {
    typealias FormPage = VoteDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/catalogue"

    init(_ form: inout FormReader, _ composition: Composition) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Composition { try .inPath(visit, db) }

    static func refusal(_ composition: Composition, _ visit: Visit) -> Refusal? {
        VoteRules.mayPublishCatalogue(composition, visit.actor, at: visit.now)
    }

    func perform(_ composition: Composition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = composition.edition
        try VotePassages.renew(at: visit.now, db)
        try ProjectStore.publish(edition.id, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: VoteLinks.desk(edition), saying: "Le catalogue est public.",
            journal: [JournalEntry("vote.publish-catalogue", "edition", edition.id.number, edition: edition.id, reason: "Projets : \(composition.onBallot.count)", isPublic: true)],
            letters: try VoteLetters.onBallot(edition, at: visit.now, db))
    }
}
