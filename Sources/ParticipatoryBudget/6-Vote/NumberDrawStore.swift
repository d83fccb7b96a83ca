import Database
import Vocabulary

/// The draws of numbers of an edition.
enum NumberDrawStore {
    private static let columns = "id, seed_source, seed_at, announced_at, seed, drawn_at, numbers"

    /// The one that waits for its seed.
    static func pending(_ edition: EditionID, _ db: Reading) throws -> NumberDraw? {
        try db.first("""
            select \(raw: columns) from number_draws where edition_id = \(edition) and drawn_at is null and superseded_at is null
            """) { try draw(&$0) }
    }

    /// The last that was done.
    static func done(_ edition: EditionID, _ db: Reading) throws -> NumberDraw? {
        try db.first("""
            select \(raw: columns) from number_draws where edition_id = \(edition) and drawn_at is not null order by id desc limit 1
            """) { try draw(&$0) }
    }

    private static func draw(_ row: inout RowReader) throws -> NumberDraw {
        NumberDraw(
            id: row.id(), seedSource: row.text(), seedAt: row.instant(), announcedAt: row.instant(), seed: row.text(), drawnAt: row.optionalInstant(),
            numbers: numbers(row.text()))
    }

    /// `12:1,5:2`: the proposal, then its number on the ballot.
    private static func numbers(_ text: String) -> [NumberDraw.Number] {
        text.split(separator: ",").compactMap { pair in
            let parts = pair.split(separator: ":").compactMap { Int($0) }
            return parts.count == 2 ? NumberDraw.Number(proposal: parts[0], onBallot: parts[1]) : nil
        }
    }

    /// What was announced before and not drawn is announced no more.
    static func announce(_ source: String, at seedAt: Instant, _ edition: EditionID, now: Instant, _ db: Writing) throws {
        try db.run("update number_draws set superseded_at = \(now) where edition_id = \(edition) and drawn_at is null and superseded_at is null")
        try db.run("""
            insert into number_draws (edition_id, seed_source, seed_at, announced_at) values (\(edition), \(source), \(seedAt), \(now))
            """)
    }

    static func end(_ id: ID<NumberDraw>, seed: String, _ numbers: [NumberDraw.Number], at now: Instant, _ db: Writing) throws {
        let text = numbers.map { "\($0.proposal):\($0.onBallot)" }.joined(separator: ",")
        try db.run("update number_draws set seed = \(seed), drawn_at = \(now), numbers = \(text) where id = \(id) and drawn_at is null")
    }
}
