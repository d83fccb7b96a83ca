import Database
import Vocabulary

/// What the invented town writes of its votes on paper: who was checked off where, the sheets keyed by two people, the stubs.
extension DemonstrationStore {
    /// Shares the paper votes of an edition out among its urns, keys each sheet twice, accounts for the stubs, signs.
    static func addPaperCount(_ edition: EditionID, _ urns: [ID<Urn>], keepers: [AccountID], closes: Instant, _ db: Writing) throws {
        for (rank, urn) in urns.enumerated() {
            try db.run("""
                insert into paper_check_offs (edition_id, place_id, urn_id, check_off_id, noted_by, noted_at)
                select c.edition_id, u.place_id, u.id, c.id, \(keepers[rank]), c.at
                from check_offs c join urns u on u.id = \(urn)
                where c.edition_id = \(edition) and c.channel = 'paper' and c.id % \(urns.count) = \(rank)
                """)
        }
        try db.run("""
            update check_offs set place = (
                select p.name from paper_check_offs c join polling_places p on p.id = c.place_id where c.check_off_id = check_offs.id
            ) where edition_id = \(edition) and channel = 'paper'
            """)
        var first = 0
        for (rank, urn) in urns.enumerated() {
            let sheets = try db.count("select count(*) from paper_check_offs where urn_id = \(urn)")
            for pass in 1...2 { try key(edition, urn, from: first, sheets, pass: pass, by: keepers[pass - 1], at: closes + .hours(pass), db) }
            try account(edition, urn, number: rank + 1, used: sheets, by: keepers[rank], at: closes + .hours(2), db)
            try db.run("""
                update urns set closing_seal = \("VP-20\(rank)"), closed_by = \(keepers[rank]), closed_at = \(closes), sheets = \(sheets), sheets_by = \(keepers[rank]),
                    signed_by = \(keepers[0]), signed_at = \(closes + .hours(3)), countersigned_by = \(keepers[1]), countersigned_at = \(closes + .hours(4)),
                    joined_at = \(closes + .hours(4))
                where id = \(urn)
                """)
            first += sheets
        }
    }

    private static func key(
        _ edition: EditionID, _ urn: ID<Urn>, from first: Int, _ sheets: Int, pass: Int, by keeper: AccountID, at moment: Instant, _ db: Writing
    ) throws {
        try db.run("""
            insert into paper_sheets (urn_id, number, pass, verdict, choices, keyed_by, keyed_at)
            select u.id, r.place - \(first), \(pass), case when r.choices = '' then 'blank' else 'valid' end, r.choices, \(keeper), \(moment)
            from (select choices, row_number() over (order by id) as place from ballots where edition_id = \(edition) and channel = 'paper') r
            join urns u on u.id = \(urn)
            where r.place > \(first) and r.place <= \(first + sheets)
            """)
    }

    private static func account(_ edition: EditionID, _ urn: ID<Urn>, number: Int, used: Int, by keeper: AccountID, at moment: Instant, _ db: Writing) throws {
        let batch = try db.insert("""
            insert into ballot_batches (edition_id, urn_id, number, format, sheets, made, ordered_by, ordered_at)
            values (\(edition), \(urn), \(number), 'a4', \(used + 38), \(used + 38), \(keeper), \(moment - .days(40))) returning id
            """)
        try db.run("""
            insert into batch_accounts (batch_id, used, spoiled, unused, noted_by, noted_at) values (\(batch), \(used), 5, 33, \(keeper), \(moment))
            """)
    }
}
