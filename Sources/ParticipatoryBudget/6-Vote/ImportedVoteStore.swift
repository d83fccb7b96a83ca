import Database
import Vocabulary

/// What is kept of the file that a vote was imported from.
enum ImportedVoteStore {
    static func currency(_ edition: Edition, _ db: Reading) throws -> Currency {
        guard edition.isImported else { return Currency() }
        return try db.first("select currency from imported_votes where edition_id = \(edition.id)") { Currency(code: $0.text()) } ?? Currency()
    }

    static func vote(_ edition: EditionID, _ db: Reading) throws -> ImportedVote? {
        try db.first("""
            select file, digest, meta, vote_type, currency, rule, turnout from imported_votes where edition_id = \(edition)
            """) {
            ImportedVote(
                file: $0.text(), digest: $0.text(), meta: $0.text(), voteType: $0.text(), currency: Currency(code: $0.text()), rule: $0.text(),
                turnout: $0.text())
        }
    }

    /// The edition that this very file already made, if any.
    static func edition(ofDigest digest: String, _ db: Reading) throws -> String? {
        try db.first("select e.slug from imported_votes v join editions e on e.id = v.edition_id where v.digest = \(digest) order by e.id limit 1")
    }

    static func add(_ vote: ImportedVote, _ edition: EditionID, _ db: Writing) throws {
        try db.run("""
            insert into imported_votes (edition_id, file, digest, meta, vote_type, currency, rule, turnout)
            values (
                \(edition), \(vote.file), \(vote.digest), \(vote.meta), \(vote.voteType), \(vote.currency.code), \(vote.rule), \(vote.turnout)
            )
            """)
    }
}

/// A vote that took place elsewhere: its file, how people voted there, by which rule it is counted here.
struct ImportedVote: Sendable, Equatable {
    var file: String
    /// SHA-256 of the file and of the options it was imported with.
    var digest: String
    /// The META section, as JSON.
    var meta: String
    /// Approval, choose-1, cumulative, scoring, ordinal.
    var voteType: String
    var currency: Currency
    /// The rule of the count, as JSON.
    var rule: String
    /// Voters by channel and by district, as JSON.
    var turnout: String
}
