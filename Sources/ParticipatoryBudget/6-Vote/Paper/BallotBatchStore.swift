import Database
import Vocabulary

/// Batches of ballot papers: ordered, made part by part, accounted for.
enum BallotBatchStore {
    private static let columns = "id, edition_id, urn_id, number, format, sheets, made, fault, ordered_at, cancelled_at, is_scannable"

    private static func read(_ row: inout RowReader) throws -> BallotBatch {
        BallotBatch(
            id: row.id(), edition: row.id(), urn: row.optionalID(), number: row.int(), format: try row.choice(), sheets: row.int(), made: row.int(),
            fault: row.text(), orderedAt: row.instant(), cancelledAt: row.optionalInstant(), isScannable: row.bool())
    }

    /// All of an edition, with their files and their accounts.
    static func batches(_ edition: EditionID, _ db: Reading) throws -> [BallotBatch] {
        var batches = try db.all("select \(raw: columns) from ballot_batches where edition_id = \(edition) order by number") { try read(&$0) }
        let files = try db.all("""
            select f.batch_id, f.first_sheet, f.last_sheet, f.digest, f.size from batch_files f join ballot_batches b on b.id = f.batch_id
            where b.edition_id = \(edition) order by f.first_sheet
            """) { (batch: $0.id() as ID<BallotBatch>, file: BallotBatch.File(first: $0.int(), last: $0.int(), digest: $0.text(), size: $0.int())) }
        let accounts = try db.all("""
            select c.batch_id, c.used, c.spoiled, c.unused, coalesce(a.display_name, ''), c.noted_at
            from batch_accounts c join ballot_batches b on b.id = c.batch_id left join accounts a on a.id = c.noted_by
            where b.edition_id = \(edition) and c.superseded_at is null
            """) {
            (batch: $0.id() as ID<BallotBatch>, account: BallotBatch.Account(used: $0.int(), spoiled: $0.int(), unused: $0.int(), notedBy: $0.text(), notedAt: $0.instant()))
        }
        for index in batches.indices {
            batches[index].files = files.filter { $0.batch == batches[index].id }.map(\.file)
            batches[index].account = accounts.first { $0.batch == batches[index].id }?.account
        }
        return batches
    }

    static func batch(_ id: ID<BallotBatch>, in edition: EditionID, _ db: Reading) throws -> BallotBatch {
        guard let batch = try batches(edition, db).first(where: { $0.id == id }) else { throw NotFound() }
        return batch
    }

    /// The numbers of those that are not cancelled.
    static func standing(_ edition: EditionID, _ db: Reading) throws -> [Int] {
        try db.all("select number from ballot_batches where edition_id = \(edition) and cancelled_at is null order by number") { $0.int() }
    }

    /// The first that has sheets to make.
    static func waiting(_ db: Reading) throws -> BallotBatch? {
        try db.first("""
            select \(raw: columns) from ballot_batches where made < sheets and cancelled_at is null and fault = '' order by id limit 1
            """) { try read(&$0) }
    }

    /// The numbers of those that nobody has counted: some of their sheets may be anywhere.
    static func uncounted(_ edition: EditionID, _ db: Reading) throws -> [Int] {
        try db.all("""
            select number from ballot_batches b where b.edition_id = \(edition) and b.cancelled_at is null and (b.fault = '' or b.made > 0)
                and not exists (select 1 from batch_accounts c where c.batch_id = b.id and c.superseded_at is null)
            order by number
            """) { $0.int() }
    }

    static func order(
        _ format: BallotBatch.Format, sheets: Int, isScannable: Bool = false, urn: ID<Urn>?, in edition: EditionID, by account: AccountID?, at now: Instant, _ db: Writing
    ) throws -> Int {
        let number = try db.count("select coalesce(max(number), 0) + 1 from ballot_batches where edition_id = \(edition)")
        try db.run("""
            insert into ballot_batches (edition_id, urn_id, number, format, sheets, is_scannable, ordered_by, ordered_at)
            values (\(edition), \(urn), \(number), \(format), \(sheets), \(isScannable), \(account), \(now))
            """)
        return number
    }

    /// Keeps a part that was made; false when another process made it first.
    static func keep(_ digest: String, size: Int, _ sheets: ClosedRange<Int>, of batch: ID<BallotBatch>, at now: Instant, _ db: Writing) throws -> Bool {
        let isNext = try db.run("""
            update ballot_batches set made = \(sheets.upperBound) where id = \(batch) and made = \(sheets.lowerBound - 1) and cancelled_at is null
            """) == 1
        guard isNext else { return false }
        try db.run("""
            insert into batch_files (batch_id, first_sheet, last_sheet, digest, size, made_at)
            values (\(batch), \(sheets.lowerBound), \(sheets.upperBound), \(digest), \(size), \(now))
            """)
        return true
    }

    /// No scanner will read its sheets.
    static func leaveToPeople(_ batch: ID<BallotBatch>, _ db: Writing) throws {
        try db.run("update ballot_batches set is_scannable = \(false) where id = \(batch)")
    }

    static func fail(_ batch: ID<BallotBatch>, _ fault: String, _ db: Writing) throws {
        try db.run("update ballot_batches set fault = \(fault) where id = \(batch)")
    }

    static func resume(_ batch: ID<BallotBatch>, _ db: Writing) throws {
        try db.run("update ballot_batches set fault = '' where id = \(batch)")
    }

    static func cancel(_ batch: ID<BallotBatch>, at now: Instant, _ db: Writing) throws {
        try db.run("update ballot_batches set cancelled_at = \(now) where id = \(batch) and cancelled_at is null")
    }

    /// What was counted of it for another urn no longer holds.
    static func give(_ batch: ID<BallotBatch>, to urn: ID<Urn>?, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update batch_accounts set superseded_at = \(now) where batch_id = \(batch) and superseded_at is null
                and not exists (select 1 from ballot_batches b where b.id = \(batch) and b.urn_id = \(urn))
            """)
        try db.run("update ballot_batches set urn_id = \(urn) where id = \(batch)")
    }

    /// Accounts for its sheets; what was noted before is superseded and stays.
    static func note(used: Int, spoiled: Int, unused: Int, of batch: ID<BallotBatch>, by account: AccountID?, at now: Instant, _ db: Writing) throws {
        try db.run("update batch_accounts set superseded_at = \(now) where batch_id = \(batch) and superseded_at is null")
        try db.run("""
            insert into batch_accounts (batch_id, used, spoiled, unused, noted_by, noted_at)
            values (\(batch), \(used), \(spoiled), \(unused), \(account), \(now))
            """)
    }

    /// The digests of every file made.
    static func digests(_ db: Reading) throws -> Set<String> { Set(try db.all("select digest from batch_files") { $0.text() }) }
}
