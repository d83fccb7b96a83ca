import Database
import Vocabulary
import Web

/// The paper ballots of a sealed vote bear a mark as those of its box do: each urn with its two signatures is added under it, and a count takes
/// no others.
enum PaperSeal {
    static let changed = Refusal.notNow("Les bulletins de papier ne sont plus ceux des urnes signées : quelqu’un les a changés dans la base de données. Prévenez le garant et ne proclamez rien.")

    /// Around the moment when an urn's ballots join the others: those that lie there must be what the urns before it brought.
    static func keep(_ edition: EditionID, _ keys: BoxKeys, _ db: Writing, _ join: () throws -> Void) throws {
        guard let ceremony = try CeremonyStore.ceremony(edition, db), ceremony.isReady else { return try join() }
        try check(ceremony, keys, db)
        try join()
        try CeremonyStore.keep(paperMark: keys.paper(try SealedBoxStore.digest(edition, ofPaper: true, db), of: edition), of: ceremony.id, db)
    }

    static func check(_ ceremony: Ceremony, _ keys: BoxKeys, _ db: Reading) throws {
        let mark = try CeremonyStore.paperMark(ceremony.id, db)
        let isRight = mark.isEmpty
            ? try SealedBoxStore.paperBallots(ceremony.edition, db) == 0
            : try keys.paper(SealedBoxStore.digest(ceremony.edition, ofPaper: true, db), of: ceremony.edition) == mark
        if !isRight { throw changed }
    }
}
