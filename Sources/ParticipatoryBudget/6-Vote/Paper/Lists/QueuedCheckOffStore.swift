import Database
import Vocabulary

/// What the tablets sent, each check-off once, whatever the number of times it was sent.
enum QueuedCheckOffStore {
    /// Keeps a mark; false when it was received before.
    static func receive(_ line: QueuedCheckOff, of lease: ListLease, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into queued_check_offs (place_id, lease_id, mark, noted_at, received_at, sent_by)
            values (\(lease.place), \(lease.id), \(line.mark), \(line.at), \(now), \(account))
            on conflict do nothing
            """) == 1
    }

    static func settle(_ mark: String, of lease: ID<ListLease>, _ attachment: ID<Attachment>?, refused: String, _ db: Writing) throws {
        try db.run("update queued_check_offs set attachment_id = \(attachment), refused = \(refused) where lease_id = \(lease) and mark = \(mark)")
    }

    /// Whether a tablet has already had this line of the list checked off.
    static func isTaken(_ attachment: ID<Attachment>, by lease: ID<ListLease>, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from queued_check_offs where lease_id = \(lease) and attachment_id = \(attachment) and refused = ''")
    }

    /// The latest of a place, for the tablet to know what was received.
    static func latest(at place: ID<PollingPlace>, since moment: Instant, _ db: Reading) throws -> [ReceivedCheckOff] {
        try db.all("""
            select mark, lease_id, noted_at, refused from queued_check_offs where place_id = \(place) and received_at >= \(moment)
            order by id desc limit 1000
            """) { ReceivedCheckOff(mark: $0.text(), lease: $0.id(), notedAt: $0.instant(), refused: $0.text()) }
    }
}
