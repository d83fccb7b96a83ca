import Database
import Vocabulary

/// The incidents of a vote, in the order in which they happened.
enum VoteIncidentStore {
    static func incidents(_ edition: EditionID, _ db: Reading) throws -> [VoteIncident] {
        try db.all("""
            select i.id, p.name, i.happened_at, i.words, coalesce(a.display_name, ''), i.noted_at
            from vote_incidents i
            left join polling_places p on p.id = i.place_id
            left join accounts a on a.id = i.noted_by
            where i.edition_id = \(edition)
            order by i.happened_at, i.id
            """) { VoteIncident(id: $0.id(), place: $0.optionalText(), at: $0.instant(), words: $0.text(), notedBy: $0.text(), notedAt: $0.instant()) }
    }

    static func note(_ words: String, at place: ID<PollingPlace>?, happened: Instant, in edition: EditionID, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into vote_incidents (edition_id, place_id, happened_at, words, noted_by, noted_at)
            values (\(edition), \(place), \(happened), \(words), \(account), \(now))
            """)
    }
}
