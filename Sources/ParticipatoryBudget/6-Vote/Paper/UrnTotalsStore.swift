import Database
import Vocabulary
import Web

/// The totals of urns that somebody else counted, as they were keyed.
enum UrnTotalsStore {
    static func entries(_ urn: ID<Urn>, _ db: Reading) throws -> [UrnTotals] {
        try db.all("""
            select id, pass, ballots, blank, invalid, choices, keyed_by from paper_sheets
            where urn_id = \(urn) and verdict = 'totals' and superseded_at is null order by pass
            """) {
            UrnTotals(id: $0.id(), pass: $0.int(), ballots: $0.int(), blank: $0.int(), invalid: $0.int(), votes: UrnTotals.votes($0.text()), keyedBy: $0.optionalID())
        }
    }

    static func key(_ totals: UrnTotals, in urn: ID<Urn>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into paper_sheets (urn_id, number, pass, verdict, choices, ballots, blank, invalid, keyed_by, keyed_at)
            values (\(urn), 0, \(totals.pass), 'totals', \(totals.text), \(totals.ballots), \(totals.blank), \(totals.invalid), \(account), \(now))
            """)
    }

    /// What was keyed is superseded and stays.
    static func takeBack(_ urn: ID<Urn>, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update paper_sheets set superseded_by = \(account), superseded_at = \(now), superseded_reason = \(reason)
            where urn_id = \(urn) and verdict = 'totals' and superseded_at is null
            """)
    }

    /// The votes enter the box project by project, for a rule that adds them up; they are no ballots, and the count says so.
    static func join(_ totals: UrnTotals, _ edition: EditionID, _ world: World, _ db: Writing) throws {
        let lines = totals.votes.filter { $0.value > 0 }.map { (id: Secrets.base64url(world.randomBytes(16)), choices: "\($0.key)", times: $0.value) }
        try BallotBoxStore.drop(lines.sorted { $0.id < $1.id }, edition, db)
    }

    /// Votes of an edition that came from totals.
    static func votes(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.all("select id from urns where edition_id = \(edition) and is_aggregated and countersigned_at is not null") { $0.id() as ID<Urn> }
            .reduce(0) { sum, urn in sum + (UrnTotals.agreed(try entries(urn, db))?.votes.values.reduce(0, +) ?? 0) }
    }
}
