import Database
import Vocabulary
import Web

/// A vote with its bureau and its rehearsal, as the officer and the members meet them.
struct BureauFile: Sendable {
    var edition: Edition
    var ceremony: Ceremony?
    var rehearsal: Ceremony?

    static func inPath(_ visit: Visit, _ db: Reading) throws -> BureauFile {
        let edition = try Edition.inPath(visit, db)
        return BureauFile(
            edition: edition, ceremony: try CeremonyStore.ceremony(edition.id, db), rehearsal: try CeremonyStore.ceremony(edition.id, of: .rehearsal, db))
    }
}

/// One of the two ceremonies of a vote, the one that the address names.
struct CeremonyInPath: Sendable {
    var edition: Edition
    var ceremony: Ceremony

    static func load(_ visit: Visit, _ db: Reading) throws -> CeremonyInPath {
        let edition = try Edition.inPath(visit, db)
        guard let kind = CeremonyKind(word: try visit.parameter("box")), let ceremony = try CeremonyStore.ceremony(edition.id, of: kind, db) else { throw NotFound() }
        return CeremonyInPath(edition: edition, ceremony: ceremony)
    }

    var link: String { SealingLinks.member(edition, ceremony.kind) }
}
