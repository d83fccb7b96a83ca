import Database
import Vocabulary

/// The urns of an edition, from the first seal to the two signatures.
enum UrnStore {
    private static let columns = """
        u.id, u.edition_id, u.place_id, p.name, u.label, u.seal, u.is_aggregated, u.opened_at, u.closing_seal, u.closed_at, u.sheets, u.gap_reason,
        u.signed_by, (select a.display_name from accounts a where a.id = u.signed_by), u.signed_at,
        (select a.display_name from accounts a where a.id = u.countersigned_by), u.countersigned_at, u.joined_at,
        (select count(*) from paper_check_offs c where c.urn_id = u.id and c.undone_at is null)
        """

    private static func read(_ row: inout RowReader) -> Urn {
        Urn(
            id: row.id(), edition: row.id(), place: row.id(), placeName: row.text(), label: row.text(), seal: row.text(), isAggregated: row.bool(),
            openedAt: row.instant(), closingSeal: row.text(), closedAt: row.optionalInstant(), sheets: row.optionalInt(), gapReason: row.text(),
            signedBy: row.optionalID(), signerName: row.optionalText(), signedAt: row.optionalInstant(), countersignerName: row.optionalText(),
            countersignedAt: row.optionalInstant(), joinedAt: row.optionalInstant(), checkOffs: row.int())
    }

    static func urns(_ edition: EditionID, _ db: Reading) throws -> [Urn] {
        try db.all("""
            select \(raw: columns) from urns u join polling_places p on p.id = u.place_id where u.edition_id = \(edition) order by u.id
            """) { read(&$0) }
    }

    static func isAny(_ edition: EditionID, _ db: Reading) throws -> Bool { try db.exists("select 1 from urns where edition_id = \(edition)") }

    static func urn(_ id: ID<Urn>, in edition: EditionID, _ db: Reading) throws -> Urn {
        let found = try db.first("""
            select \(raw: columns) from urns u join polling_places p on p.id = u.place_id where u.id = \(id) and u.edition_id = \(edition)
            """) { read(&$0) }
        guard let found else { throw NotFound() }
        return found
    }

    /// How many have not got their two signatures: the count waits for them.
    static func unsigned(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from urns where edition_id = \(edition) and countersigned_at is null")
    }

    static func isTaken(_ label: String, in edition: EditionID, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from urns where edition_id = \(edition) and label = \(label)")
    }

    static func open(_ label: String, seal: String, isAggregated: Bool, at place: PollingPlace, by account: AccountID?, at now: Instant, _ db: Writing) throws -> ID<Urn> {
        ID(try db.insert("""
            insert into urns (edition_id, place_id, label, seal, is_aggregated, opened_by, opened_at)
            values (\(place.edition), \(place.id), \(label), \(seal), \(isAggregated), \(account), \(now))
            returning id
            """))
    }

    /// False when another hand closed it first.
    static func close(_ urn: ID<Urn>, seal: String, by account: AccountID?, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update urns set closing_seal = \(seal), closed_by = \(account), closed_at = \(now) where id = \(urn) and closed_at is null") == 1
    }

    static func note(sheets: Int, in urn: ID<Urn>, by account: AccountID?, _ db: Writing) throws -> Bool {
        try db.run("update urns set sheets = \(sheets), sheets_by = \(account) where id = \(urn) and closed_at is not null and signed_at is null") == 1
    }

    static func sign(_ urn: ID<Urn>, gapReason: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update urns set gap_reason = \(gapReason), signed_by = \(account), signed_at = \(now) where id = \(urn) and signed_at is null
            """) == 1
    }

    static func countersign(_ urn: ID<Urn>, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update urns set countersigned_by = \(account), countersigned_at = \(now), joined_at = \(now)
            where id = \(urn) and signed_at is not null and signed_by <> \(account) and countersigned_at is null
            """) == 1
    }

    /// The first signature is taken back: the sheets may be mended again.
    static func unsign(_ urn: ID<Urn>, _ db: Writing) throws -> Bool {
        try db.run("update urns set signed_by = null, signed_at = null where id = \(urn) and signed_at is not null and countersigned_at is null") == 1
    }
}
