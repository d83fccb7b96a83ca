import Database
import Vocabulary
import Web

/// The sheets of the urns as they were keyed; what is taken back or settled stays, superseded.
enum SheetStore {
    private static func read(_ row: inout RowReader) throws -> SheetEntry {
        SheetEntry(
            id: row.id(), sheet: row.int(), pass: row.int(), verdict: try row.choice(), reason: SheetEntry.InvalidReason(rawValue: row.text()),
            choices: row.text(), keyedBy: row.optionalID(), keyedAt: row.instant(), isRead: row.bool())
    }

    /// Those in force, of an urn whose sheets are known.
    static func entries(_ urn: ID<Urn>, _ db: Reading) throws -> [SheetEntry] {
        try db.all("""
            select id, number, pass, verdict, reason, choices, keyed_by, keyed_at, is_read from paper_sheets
            where urn_id = \(urn) and superseded_at is null and verdict <> 'totals' order by number, pass
            """) { try read(&$0) }
    }

    /// The database sees to it that nobody keys a sheet twice and that no pass has two entries.
    static func key(_ entry: SheetEntry, in urn: ID<Urn>, _ db: Writing) throws {
        try db.run("""
            insert into paper_sheets (urn_id, number, pass, verdict, reason, choices, keyed_by, keyed_at, is_read)
            values (
                \(urn), \(entry.sheet), \(entry.pass), \(entry.verdict), \(entry.reason?.rawValue ?? ""), \(entry.choices), \(entry.keyedBy), \(entry.keyedAt),
                \(entry.isRead)
            )
            """)
    }

    static func takeBack(_ entry: ID<SheetEntry>, in urn: ID<Urn>, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update paper_sheets set superseded_by = \(account), superseded_at = \(now), superseded_reason = \(reason)
            where id = \(entry) and urn_id = \(urn) and superseded_at is null
            """) == 1
    }

    /// How many entries were taken back in an edition, for the official record.
    static func takenBack(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("""
            select count(*) from paper_sheets s join urns u on u.id = s.urn_id where u.edition_id = \(edition) and s.superseded_at is not null
            """)
    }

    /// How many sheets in force the machine read first, for the official record.
    static func read(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("""
            select count(*) from paper_sheets s join urns u on u.id = s.urn_id where u.edition_id = \(edition) and s.superseded_at is null and s.is_read
            """)
    }

    /// What two people agreed on falls in the box, under identities that nobody can guess: neither the order of the sheets nor their urn.
    static func join(_ tally: UrnTally, _ edition: EditionID, _ world: World, _ db: Writing) throws {
        let counted = tally.agreed.filter { $0.verdict != .invalid }.map { (id: Secrets.base64url(world.randomBytes(16)), choices: $0.choices) }.sorted { $0.id < $1.id }
        for start in stride(from: 0, to: counted.count, by: 200) {
            let rows = counted[start..<min(start + 200, counted.count)].map { "(\($0.id), \(edition), 'paper', \($0.choices))" as SQL }
            try db.run("insert into ballots (id, edition_id, channel, choices) values \(rows.joined(", "))")
        }
    }
}
