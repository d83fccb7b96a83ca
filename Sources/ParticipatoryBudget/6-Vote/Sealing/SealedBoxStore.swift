import Database
import Vocabulary
import Web

/// The sealed box: the slot, the public list with its roots, what came out at the opening. Nothing here names anybody.
enum SealedBoxStore {
    // MARK: The slot

    static func drop(_ entry: ListEntry, mark: String, _ edition: EditionID, _ db: Writing) throws {
        try db.later("insert into sealed_at_slot (edition_id, leaf, sealed, mark) values (\(edition), \(entry.leaf), \(entry.sealed), \(mark))")
    }

    static func revoke(_ leaf: String, mark: String, _ edition: EditionID, _ db: Writing) throws {
        try db.run("insert into revoked_at_slot (edition_id, leaf, mark) values (\(edition), \(leaf), \(mark))")
    }

    /// In the order of their hashes, which is nobody's: not that of their arrival.
    static func slot(_ edition: EditionID, _ db: Reading) throws -> (ballots: [(entry: ListEntry, mark: String)], revoked: [(leaf: String, mark: String)]) {
        let ballots = try db.all("select leaf, sealed, mark from sealed_at_slot where edition_id = \(edition) order by leaf") {
            (entry: ListEntry(isRevocation: false, leaf: $0.text(), sealed: $0.blob()), mark: $0.text())
        }
        let revoked = try db.all("select leaf, mark from revoked_at_slot where edition_id = \(edition) order by leaf") { (leaf: $0.text(), mark: $0.text()) }
        return (ballots, revoked)
    }

    static func waiting(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("""
            select (select count(*) from sealed_at_slot where edition_id = \(edition)) + (select count(*) from revoked_at_slot where edition_id = \(edition))
            """)
    }

    /// Whether anything of this vote is sealed or signed: its key cannot change any more.
    static func hasBegun(_ edition: EditionID, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from sealed_at_slot where edition_id = \(edition)
            union all select 1 from public_list where edition_id = \(edition)
            union all select 1 from list_roots where edition_id = \(edition)
            limit 1
            """)
    }

    /// Ballots in the list or at the slot that their voters have not replaced: as many as the register has voters, at any moment.
    static func live(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("""
            select (select count(*) from public_list where edition_id = \(edition) and is_revocation = false)
                - (select count(*) from public_list where edition_id = \(edition) and is_revocation = true)
                + (select count(*) from sealed_at_slot where edition_id = \(edition))
                - (select count(*) from revoked_at_slot where edition_id = \(edition))
            """)
    }

    // MARK: Links of replaceable votes

    static func link(_ edition: EditionID, _ account: AccountID, _ db: Reading) throws -> String? {
        try db.first("""
            select l.link from ballot_links l join check_offs c on c.id = l.check_off_id
            where c.edition_id = \(edition) and c.account_id = \(account)
            """) { $0.text() }
    }

    static func keep(link: String, of account: AccountID, in edition: EditionID, _ db: Writing) throws {
        try db.run("""
            insert into ballot_links (check_off_id, edition_id, link)
            select id, edition_id, \(link) from check_offs where edition_id = \(edition) and account_id = \(account)
            """)
    }

    /// False when the vote was replaced meanwhile, from another tab.
    static func change(link former: String, to link: String, in edition: EditionID, _ db: Writing) throws -> Bool {
        try db.run("update ballot_links set link = \(link) where edition_id = \(edition) and link = \(former)") == 1
    }

    static func destroyLinks(_ edition: EditionID, _ db: Writing) throws { try db.run("delete from ballot_links where edition_id = \(edition)") }

    // MARK: The public list

    static func size(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select coalesce(max(position), 0) from public_list where edition_id = \(edition)")
    }

    /// Appends, and takes from the slot what was appended.
    static func append(_ entries: [ListEntry], after size: Int, _ edition: EditionID, _ db: Writing) throws {
        for start in stride(from: 0, to: entries.count, by: 100) {
            let part = Array(entries[start..<min(start + 100, entries.count)])
            let rows = part.enumerated().map { place, entry in
                "(\(edition), \(size + start + place + 1), \(entry.isRevocation), \(entry.leaf), \(entry.sealed))" as SQL
            }
            try db.run("insert into public_list (edition_id, position, is_revocation, leaf, sealed) values \(rows.joined(", "))")
            let (revoked, cast) = (part.filter(\.isRevocation).map(\.leaf), part.filter { !$0.isRevocation }.map(\.leaf))
            try db.run("delete from sealed_at_slot where edition_id = \(edition) and leaf in (\(list: cast))")
            try db.run("delete from revoked_at_slot where edition_id = \(edition) and leaf in (\(list: revoked))")
        }
    }

    /// Which of these lines the list has already.
    static func listed(_ leaves: [String], areRevocations: Bool, _ edition: EditionID, _ db: Reading) throws -> Set<String> {
        var listed: Set<String> = []
        for start in stride(from: 0, to: leaves.count, by: 500) {
            let part = leaves[start..<min(start + 500, leaves.count)]
            listed.formUnion(try db.all("""
                select leaf from public_list where edition_id = \(edition) and is_revocation = \(areRevocations) and leaf in (\(list: part))
                """, as: String.self))
        }
        return listed
    }

    /// Each line in its order, from after one place up to another.
    static func entries(_ edition: EditionID, after former: Int = 0, through last: Int = .max, _ db: Reading, _ take: (ListEntry) throws -> Void) throws {
        try db.each("""
            select is_revocation, leaf, sealed from public_list
            where edition_id = \(edition) and position > \(former) and position <= \(last) order by position
            """) { row in try take(ListEntry(isRevocation: try row.bool(), leaf: row.text(), sealed: row.blob())) }
    }

    /// The lines that a receipt names: the ballot, and the word that it was replaced if it was.
    static func found(_ digits: String, in edition: EditionID, _ db: Reading) throws -> [(position: Int, entry: ListEntry)] {
        try db.all("""
            select position, is_revocation, leaf, sealed from public_list
            where edition_id = \(edition) and leaf >= \(digits) and leaf <= \(digits + "g") order by position limit 3
            """) { (position: $0.int(), entry: ListEntry(isRevocation: try $0.bool(), leaf: $0.text(), sealed: $0.blob())) }
    }

    /// Whether its voter has replaced it since the last night.
    static func isRevokedAtSlot(_ leaf: String, of edition: EditionID, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from revoked_at_slot where edition_id = \(edition) and leaf = \(leaf)")
    }

    /// Whether it lies at the slot, for the next night.
    static func isAtSlot(_ digits: String, of edition: EditionID, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from sealed_at_slot where edition_id = \(edition) and leaf >= \(digits) and leaf <= \(digits + "g") limit 1")
    }

    // MARK: Roots

    static func roots(_ edition: EditionID, _ db: Reading) throws -> [ListRoot] {
        try db.all("select number, size, root, day, is_final, signature from list_roots where edition_id = \(edition) order by number") {
            ListRoot(number: $0.int(), size: $0.int(), root: $0.text(), day: $0.text(), isFinal: try $0.bool(), signature: $0.text())
        }
    }

    static func add(_ root: ListRoot, _ edition: EditionID, _ db: Writing) throws {
        try db.run("""
            insert into list_roots (edition_id, number, size, root, day, is_final, signature)
            values (\(edition), \(root.number), \(root.size), \(root.root), \(root.day), \(root.isFinal), \(root.signature))
            """)
    }

    // MARK: The opening

    /// The opened ballots fall in the box together, in the order of identities that were just drawn: one transaction, one order.
    static func pourOut(_ ballots: [(id: String, choices: String)], _ edition: EditionID, _ db: Writing) throws {
        for start in stride(from: 0, to: ballots.count, by: 200) {
            let rows = ballots[start..<min(start + 200, ballots.count)].map { "(\($0.id), \(edition), 'web', \($0.choices))" as SQL }
            try db.run("insert into ballots (id, edition_id, channel, choices) values \(rows.joined(", "))")
        }
    }

    /// Ballots in clear that come neither of sheets nor of urns of which only totals are known: none before the opening.
    static func clearBallots(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("""
            select (select count(*) from ballots where edition_id = \(edition) and channel not in ('paper', 'import'))
                + (select count(*) from ballots_at_slot where edition_id = \(edition) and channel not in ('paper', 'import'))
            """)
    }

    /// Lines of the register that a sealed ballot may stand for.
    static func checkOffs(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from check_offs where edition_id = \(edition) and channel <> 'paper'")
    }

    /// Ballots and totals of urns that stood on a table.
    static func paperBallots(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from ballots where edition_id = \(edition) and channel in ('paper', 'import')")
    }

    /// Of all that came out of the box, or of all that urns of paper brought, with all that the count takes of it: the same ones give the same digest.
    static func digest(_ edition: EditionID, ofPaper: Bool = false, _ db: Reading) throws -> String {
        var digest = Secrets.sha256(ofPaper ? "parvis paper" : "parvis opened")
        try db.each("""
            select id, channel, choices, times from ballots where edition_id = \(edition) and (channel in ('paper', 'import')) = \(ofPaper) order by id
            """) { row in
            digest = Secrets.sha256(digest + Array("\(row.text());\(row.text());\(row.text());\(row.int())".utf8))
        }
        return Secrets.hex(digest)
    }

    // MARK: The rehearsal

    static func addRehearsal(_ sealed: [[UInt8]], _ id: ID<Ceremony>, _ db: Writing) throws {
        for (place, ballot) in sealed.enumerated() {
            try db.run("insert into rehearsal_ballots (ceremony_id, position, sealed) values (\(id), \(place + 1), \(ballot))")
        }
    }

    static func rehearsal(_ id: ID<Ceremony>, _ db: Reading) throws -> [[UInt8]] {
        try db.all("select sealed from rehearsal_ballots where ceremony_id = \(id) order by position") { $0.blob() }
    }
}
