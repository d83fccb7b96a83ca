import Database
import Vocabulary

/// What the tablets sent, each check-off once, whatever the number of times it was sent.
enum QueuedCheckOffStore {
    /// Keeps a mark; false when it was received before.
    static func receive(_ line: QueuedCheckOff, of lease: ListLease, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        let isNew = try db.run("""
            insert into queued_check_offs (place_id, lease_id, mark, noted_at, received_at, sent_by)
            values (\(lease.place), \(lease.id), \(line.mark), \(line.at), \(now), \(account))
            on conflict do nothing
            """) == 1
        // The tablet did not hear the answer, perhaps days ago: it is told again, or it would keep the mark, and the list, for ever.
        if !isNew { try db.run("update queued_check_offs set received_at = \(now) where lease_id = \(lease.id) and mark = \(line.mark)") }
        return isNew
    }

    static func settle(_ mark: String, of lease: ID<ListLease>, _ attachment: ID<Attachment>?, refused: String, _ db: Writing) throws {
        try db.run("update queued_check_offs set attachment_id = \(attachment), refused = \(refused) where lease_id = \(lease) and mark = \(mark)")
    }

    /// Whether a tablet has already had this line of the list checked off.
    static func isTaken(_ attachment: ID<Attachment>, by lease: ID<ListLease>, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from queued_check_offs where lease_id = \(lease) and attachment_id = \(attachment) and refused = ''")
    }

    /// What the tablets of an edition sent later, for the official record.
    static func account(_ edition: EditionID, _ db: Reading) throws -> SentLater {
        let counts = try db.first("""
            select count(case when q.refused = '' then 1 end), count(case when q.refused <> '' then 1 end)
            from queued_check_offs q join polling_places p on p.id = q.place_id where p.edition_id = \(edition)
            """) { (taken: $0.int(), refused: $0.int()) }
        let lost = try db.count("select count(*) from list_leases l join polling_places p on p.id = l.place_id where p.edition_id = \(edition) and l.ending = 'lost'")
        return SentLater(taken: counts?.taken ?? 0, refused: counts?.refused ?? 0, lostTablets: lost)
    }

    /// The latest of a place, for the tablet to know what was received.
    static func latest(at place: ID<PollingPlace>, since moment: Instant, _ db: Reading) throws -> [ReceivedCheckOff] {
        try db.all("""
            select mark, lease_id, noted_at, refused from queued_check_offs where place_id = \(place) and received_at >= \(moment)
            order by received_at desc, id desc limit 1000
            """) { ReceivedCheckOff(mark: $0.text(), lease: $0.id(), notedAt: $0.instant(), refused: $0.text()) }
    }
}
