import Database
import Vocabulary

/// Scans of the sheets of an urn and what the machine read, kept until the urn is signed.
enum ScanStore {
    private static let columns = """
        s.id, s.urn_id, s.digest, s.name, s.first_sheet, s.last_sheet, s.pages_read, s.fault, s.sent_by,
        (select a.display_name from accounts a where a.id = s.sent_by), s.sent_at
        """

    private static func read(_ row: inout RowReader) -> Scan {
        Scan(
            id: row.id(), urn: row.id(), digest: row.text(), name: row.text(), first: row.int(), last: row.int(), read: row.int(), fault: row.text(),
            sentBy: row.optionalID(), senderName: row.optionalText(), sentAt: row.instant())
    }

    /// Those of an urn that nobody took back.
    static func scans(_ urn: ID<Urn>, _ db: Reading) throws -> [Scan] {
        try db.all("select \(raw: columns) from paper_scans s where s.urn_id = \(urn) and s.taken_back_at is null order by s.id") { read(&$0) }
    }

    /// That with pages to read of which the fewest are read, with its edition: a long file does not keep the others waiting.
    static func waiting(_ db: Reading) throws -> (scan: Scan, edition: EditionID)? {
        try db.first("""
            select \(raw: columns), u.edition_id from paper_scans s join urns u on u.id = s.urn_id
            where s.taken_back_at is null and s.fault = '' and s.pages_read < s.last_sheet - s.first_sheet + 1 order by s.pages_read, s.id limit 1
            """) { (scan: read(&$0), edition: $0.id()) }
    }

    static func add(_ scan: Scan, _ db: Writing) throws {
        try db.run("""
            insert into paper_scans (urn_id, digest, name, first_sheet, last_sheet, sent_by, sent_at)
            values (\(scan.urn), \(scan.digest), \(scan.name), \(scan.first), \(scan.last), \(scan.sentBy), \(scan.sentAt))
            """)
    }

    static func fail(_ scan: ID<Scan>, _ fault: String, _ db: Writing) throws { try db.run("update paper_scans set fault = \(fault) where id = \(scan)") }
    static func resume(_ scan: ID<Scan>, _ db: Writing) throws { try db.run("update paper_scans set fault = '' where id = \(scan)") }

    /// Moves on to the next page; false when another process read this one, or when the scan was taken back meanwhile.
    static func advance(_ scan: Scan, _ db: Writing) throws -> Bool {
        try db.run("""
            update paper_scans set pages_read = \(scan.read + 1) where id = \(scan.id) and pages_read = \(scan.read) and taken_back_at is null
            """) == 1
    }

    // MARK: Sheets

    /// Those of an urn, in the order of the pile.
    static func sheets(_ urn: ID<Urn>, _ db: Reading) throws -> [ScannedSheet] {
        try db.all("select id, scan_id, number, outcome, picture from scanned_sheets where urn_id = \(urn) order by number, id") { row in
            ScannedSheet(id: row.id(), scan: row.id(), number: row.int(), outcome: try row.choice(), picture: row.text())
        }
    }

    /// How many sheets of an edition the machine left to people, and two of them have not keyed yet.
    static func leftToPeople(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("""
            select count(*) from scanned_sheets s
            where s.edition_id = \(edition) and s.outcome not in ('read', 'keyed')
                and (select count(*) from paper_sheets e where e.urn_id = s.urn_id and e.number = s.number and e.superseded_at is null) < 2
            """)
    }

    static func add(_ sheet: ScannedSheet, of scan: Scan, in edition: EditionID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into scanned_sheets (scan_id, urn_id, edition_id, number, outcome, picture, read_at)
            values (\(sheet.scan), \(scan.urn), \(edition), \(sheet.number), \(sheet.outcome), \(sheet.picture), \(now))
            """)
    }

    /// False when somebody took it back first. Its pages are forgotten, and may be sent again; what people keyed stays.
    static func takeBack(_ scan: Scan, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        guard try db.run("update paper_scans set taken_back_by = \(account), taken_back_at = \(now) where id = \(scan.id) and taken_back_at is null") == 1 else { return false }
        try db.run("delete from scanned_sheets where scan_id = \(scan.id)")
        try db.run("""
            update paper_sheets set superseded_by = \(account), superseded_at = \(now), superseded_reason = \(reason)
            where urn_id = \(scan.urn) and number between \(scan.first) and \(scan.last) and is_read and superseded_at is null
            """)
        return true
    }

    /// The urn is signed: pictures and files are let go of.
    static func forget(_ urn: ID<Urn>, _ db: Writing) throws {
        try db.run("delete from scanned_sheets where urn_id = \(urn)")
        try db.run("delete from paper_scans where urn_id = \(urn)")
    }

    /// The digests of what is kept.
    static func digests(_ db: Reading) throws -> Set<String> {
        let files = try db.all("select digest from paper_scans where taken_back_at is null") { $0.text() }
        return Set(files + (try db.all("select picture from scanned_sheets") { $0.text() }))
    }
}
