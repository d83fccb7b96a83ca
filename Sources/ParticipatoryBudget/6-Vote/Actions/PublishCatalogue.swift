import Database
import Vocabulary
import Web

/// An officer makes the catalogue public before the vote opens; each proposer is told her number, and whoever follows her idea.
struct PublishCatalogue: Action {
    typealias FormPage = VoteDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/catalogue"

    /// The catalogue of an edition with what it holds.
    struct Draft: Sendable {
        var edition: Edition
        var catalogue: Catalogue
        var projects: [Project]
    }

    init(_ form: inout FormReader, _ draft: Draft) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Draft {
        let edition = try Edition.inPath(visit, db)
        return Draft(
            edition: edition, catalogue: try ProjectStore.catalogue(edition.id, db), projects: try ProjectStore.projects(edition.id, db))
    }

    static func refusal(_ draft: Draft, _ visit: Visit) -> Refusal? {
        VoteRules.mayPublishCatalogue(draft.edition, draft.catalogue, count: draft.projects.count, visit.actor, at: visit.now)
    }

    func perform(_ draft: Draft, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = draft.edition
        try ProjectStore.publish(edition.id, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: VoteLinks.desk(edition), saying: "Le catalogue est public.",
            journal: [JournalEntry("vote.publish-catalogue", "edition", edition.id.number, edition: edition.id, reason: "\(draft.projects.count) projets", isPublic: true)],
            letters: try VoteLetters.onBallot(draft.projects, edition, db))
    }
}
