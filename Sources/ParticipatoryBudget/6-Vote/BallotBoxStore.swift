import Database
import Vocabulary

/// The box. A ballot first lies at the slot; when a handful lies there they fall in together, in the order of their random identities,
/// so that neither a row's place nor the transaction that wrote it tells beside which check-off it came. At the close the whole box is
/// turned over once more: every ballot then has the same transaction and the order of its identity. (CNIL, deliberation 2019-053.)
enum BallotBoxStore {
    /// How many ballots fall in together, at least, before the close.
    static let handful = 20

    /// Drops a ballot. Its identity is drawn from what nobody can guess.
    static func drop(_ ballot: MarkedBallot, id: String, _ edition: EditionID, channel: String, _ db: Writing) throws {
        try db.later("insert into ballots_at_slot (id, edition_id, channel, choices) values (\(id), \(edition), \(channel), \(ballot.text))")
    }

    /// Ballots of an import, many at once: how many identical ones each line stands for.
    static func drop(_ lines: some Sequence<(id: String, choices: String, times: Int)>, _ edition: EditionID, _ db: Writing) throws {
        let rows = lines.map { "(\($0.id), \(edition), 'import', \($0.choices), \($0.times))" as SQL }
        guard !rows.isEmpty else { return }
        try db.run("insert into ballots (id, edition_id, channel, choices, times) values \(rows.joined(", "))")
    }

    /// Editions at whose slot a handful lies.
    static func waiting(_ db: Reading) throws -> [EditionID] {
        try db.all("select edition_id from ballots_at_slot group by edition_id having count(*) >= \(handful)") { $0.id() }
    }

    /// Lets what lies at the slot fall in.
    static func gather(_ edition: EditionID, _ db: Writing) throws {
        try db.run("""
            insert into ballots (id, edition_id, channel, choices, times)
            select id, edition_id, channel, choices, times from ballots_at_slot where edition_id = \(edition) order by id
            """)
        try db.run("delete from ballots_at_slot where edition_id = \(edition)")
    }

    /// Empties the slot and turns the whole box over; for the close.
    static func turnOver(_ edition: EditionID, _ db: Writing) throws {
        try db.run("""
            insert into ballots_at_slot (id, edition_id, channel, choices, times)
            select id, edition_id, channel, choices, times from ballots where edition_id = \(edition)
            """)
        try db.run("delete from ballots where edition_id = \(edition)")
        try gather(edition, db)
    }
}
