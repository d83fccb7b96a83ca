import Database
import Vocabulary
import Web

/// A ballot that is being composed: what was put on it, what still waits, what the rules ask of it.
struct Composition: Sendable {
    var edition: Edition
    var catalogue: Catalogue
    /// Those that were taken off, too, by number.
    var every: [Project]
    var paper: BallotPaper

    static func inPath(_ visit: Visit, _ db: Reading) throws -> Composition {
        let edition = try Edition.inPath(visit, db)
        return Composition(
            edition: edition, catalogue: try ProjectStore.catalogue(edition.id, db), every: try ProjectStore.everyProject(edition.id, db),
            paper: try BallotPaper(edition, try Booth.rules(edition, db), db))
    }

    var kept: [Project] { every.filter { $0.removedAt == nil } }
    var takenOff: [Project] { every.filter { $0.removedAt != nil } }
    var onBallot: [Project] { kept.filter(\.isStudied) }
    /// Their study is under way again, or came to another end.
    var waiting: [Project] { kept.filter { !$0.isStudied } }
}
