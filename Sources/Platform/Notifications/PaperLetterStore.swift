package import Database
package import Vocabulary

/// The questions asked of the letters that leave on paper.
package enum PaperLetterStore {
    static let perPage = 50
    /// The most that are printed at once.
    static let batch = 100

    private static let columns = """
        \(StoredLetter.columns), (select a.postal_address from accounts a where a.id = letters.account_id), sent_at, \
        (select a.display_name from accounts a where a.id = letters.delivered_by)
        """
    /// Its reader is here, and still has no electronic address.
    private static let onPaper: SQL = """
        state = 'no-address' and exists (select 1 from accounts a where a.id = letters.account_id and a.email is null and a.deleted_at is null)
        """

    private static func waits(_ reach: PaperReach) -> SQL { "\(onPaper) and \(within(reach))" }

    private static func within(_ reach: PaperReach) -> SQL {
        reach.isWhole ? "1 = 1" : """
            (edition_id in (\(list: reach.editions))
            or exists (select 1 from accounts a where a.id = letters.account_id and a.territory_id in (\(list: reach.territories))))
            """
    }

    private static func read(_ row: inout RowReader) throws -> PaperLetter {
        let letter = try StoredLetter(&row), address = row.optionalText() ?? "", at = row.optionalInstant(), by = row.optionalText()
        // Of what left by mail, the hour is not a delivery on paper.
        let isDelivered = letter.state == .handed || letter.state == .posted
        return PaperLetter(letter: letter, postalAddress: address, deliveredAt: isDelivered ? at : nil, deliveredBy: by)
    }

    /// Those to print, the oldest first.
    static func waiting(_ reach: PaperReach, limit: Int, from first: Int = 0, _ db: Reading) throws -> [PaperLetter] {
        try db.all("""
            select \(raw: columns) from letters where \(waits(reach)) and is_secret = false order by id limit \(limit) offset \(first)
            """, read)
    }

    package static func waitingCount(_ reach: PaperReach, _ db: Reading) throws -> Int {
        try db.count("select count(*) from letters where \(waits(reach)) and is_secret = false")
    }

    /// Of an edition's letters that lead to these pages, those that have reached nobody: still to print or to send, or not taken by the mail server.
    package static func undelivered(of edition: EditionID, leadingTo paths: [String], _ db: Reading) throws -> [(path: String, writtenAt: Instant)] {
        try db.all("""
            select button_path, created_at from letters
            where edition_id = \(edition) and button_path in (\(list: paths))
                and (\(onPaper) or state in ('waiting', 'sending', 'refused', 'uncertain'))
            """) { (path: $0.text(), writtenAt: $0.instant()) }
    }

    /// How many carry a secret and are not printed.
    static func secretCount(_ reach: PaperReach, _ db: Reading) throws -> Int { try db.count("select count(*) from letters where \(waits(reach)) and is_secret = true") }

    /// The last that were handed over or posted.
    static func delivered(_ reach: PaperReach, limit: Int, _ db: Reading) throws -> [PaperLetter] {
        try db.all("select \(raw: columns) from letters where state in ('handed', 'posted') and \(within(reach)) order by sent_at desc, id desc limit \(limit)", read)
    }

    /// One of them, waiting or delivered; any other letter is nobody's business here.
    static func letter(_ id: Int, _ reach: PaperReach, _ db: Reading) throws -> PaperLetter {
        guard let letter = try db.first(
            "select \(raw: columns) from letters where id = \(id) and (\(waits(reach)) or state in ('handed', 'posted') and \(within(reach)))", read)
        else { throw NotFound() }
        return letter
    }

    /// - Returns: those that were still waiting.
    static func deliver(_ ids: [Int], _ way: PaperLetter.Way, on day: Instant, by agent: AccountID, _ db: Writing) throws -> [Int] {
        guard !ids.isEmpty else { return [] }
        return try db.all("""
            update letters set state = \(way), sent_at = \(day), delivered_by = \(agent)
            where id in (\(list: ids)) and state = 'no-address'
            returning id
            """) { $0.int() }
    }
}
