import Database
import FoundationEssentials
import Vocabulary

/// A count that was made: by whom, when, of which ballots, with its record.
struct Count: Sendable {
    var id: ID<Count>
    var edition: EditionID
    var record: CountRecord
    /// Digest of the ballots that were counted.
    var ballotsHash: String
    var reason: String
    var countedBy: AccountID?
    var countedAt: Instant

    static let columns = "id, edition_id, record, ballots_hash, reason, counted_by, counted_at"
}

extension Count {
    init(_ row: inout RowReader) throws {
        id = row.id(); edition = row.id()
        record = try JSONDecoder().decode(CountRecord.self, from: Data(row.text().utf8))
        ballotsHash = row.text(); reason = row.text(); countedBy = row.optionalID(); countedAt = row.instant()
    }
}

/// The announcement of the results: until when they are kept back, and since when the proposers have been told.
struct Proclamation: Sendable, Equatable {
    var count: ID<Count>
    var embargoUntil: Instant
    var resolutionNumber = ""
    /// What the Mayor says.
    var statement = ""
    var lettersSentAt: Instant?
    /// Of the published archive, once the publication is done.
    var archiveDigest = ""

    static let columns = "count_id, embargo_until, resolution_number, statement, letters_sent_at, archive_digest"
    init(_ row: inout RowReader) {
        count = row.id(); embargoUntil = row.instant(); resolutionNumber = row.text(); statement = row.text(); lettersSentAt = row.optionalInstant()
        archiveDigest = row.text()
    }

    init(count: ID<Count>, embargoUntil: Instant, resolutionNumber: String = "", statement: String = "", lettersSentAt: Instant? = nil) {
        self.count = count
        self.embargoUntil = embargoUntil
        self.resolutionNumber = resolutionNumber
        self.statement = statement
        self.lettersSentAt = lettersSentAt
    }

    /// Every proposer was told first, and the hour has come.
    func isPublic(at now: Instant) -> Bool { lettersSentAt != nil && embargoUntil <= now }
}
