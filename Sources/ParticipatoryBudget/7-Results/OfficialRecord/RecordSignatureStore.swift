import Database
import Vocabulary

/// Who signed the official record. A new count asks for new signatures.
enum RecordSignatureStore {
    /// Those given since the count in force was made.
    static func signatures(_ edition: EditionID, since count: Instant, _ db: Reading) throws -> [RecordSignature] {
        try db.all("""
            select account_id, name, capacity, signed_at from record_signatures where edition_id = \(edition) and signed_at >= \(count) order by signed_at, account_id
            """) { RecordSignature(account: $0.id(), name: $0.text(), capacity: $0.text(), at: $0.instant()) }
    }

    /// When the count in force was first signed, by those whose signature stands; who signs again has read what came in between.
    static func first(_ edition: EditionID, _ db: Reading) throws -> Instant? {
        try db.first("""
            select s.signed_at from record_signatures s join counts c on c.edition_id = s.edition_id and c.superseded_at is null
            where s.edition_id = \(edition) and s.signed_at >= c.counted_at order by s.signed_at limit 1
            """) { $0.instant() }
    }

    /// One a person: who signed a former count signs the new one.
    static func sign(_ signature: RecordSignature, _ edition: EditionID, _ db: Writing) throws {
        try db.run("""
            insert into record_signatures (edition_id, account_id, name, capacity, signed_at)
            values (\(edition), \(signature.account), \(signature.name), \(signature.capacity), \(signature.at))
            on conflict (edition_id, account_id) do update set name = excluded.name, capacity = excluded.capacity, signed_at = excluded.signed_at
            """)
    }
}
