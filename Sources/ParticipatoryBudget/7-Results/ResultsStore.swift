import Database
import FoundationEssentials
import Tally
import Vocabulary
import Web

/// The box opened after the close, the counts with their records, the proclamation.
enum ResultsStore {
    // MARK: The box

    /// Every ballot, in the order of its random identity. Only for who counts, after the close.
    static func ballots(_ edition: EditionID, _ db: Reading, _ take: (String, Int) throws -> Void) throws {
        try db.each("select choices, times from ballots where edition_id = \(edition) order by id") { try take($0.text(), $0.int()) }
    }

    /// The same, each with the way it came as Pabulib files name it, for rules that break ties by it.
    static func ballotsByWay(_ edition: EditionID, _ db: Reading, _ take: (String, Int, String) throws -> Void) throws {
        try db.each("select choices, times, channel from ballots where edition_id = \(edition) order by id") {
            try take($0.text(), $0.int(), way($0.text()))
        }
    }

    /// Ballots by way; totals of urns are paper.
    static func ways(_ edition: EditionID, _ db: Reading) throws -> [String: Int] {
        try channels(edition, db).reduce(into: [:]) { $0[way($1.key), default: 0] += $1.value }
    }

    private static func way(_ channel: String) -> String { ["paper", "import"].contains(channel) ? "paper" : "internet" }

    static func channels(_ edition: EditionID, _ db: Reading) throws -> [String: Int] {
        Dictionary(uniqueKeysWithValues: try db.all("""
            select channel, cast(sum(times) as bigint) from ballots where edition_id = \(edition) group by channel
            """) { ($0.text(), $0.int()) })
    }

    /// The same ballots give the same digest, whoever counts.
    static func digest(_ edition: EditionID, _ db: Reading) throws -> String {
        var digest = Secrets.sha256("parvis")
        try db.each("select id, choices, times from ballots where edition_id = \(edition) order by id") { row in
            digest = Secrets.sha256(digest + Array("\(row.text());\(row.text());\(row.int())".utf8))
        }
        return Secrets.hex(digest)
    }

    static func turnout(_ edition: EditionID, _ db: Reading) throws -> Turnout {
        let channels = try db.all("select channel, count(*) from check_offs where edition_id = \(edition) group by channel") { ($0.text(), $0.int()) }
        let places = try db.all("""
            select coalesce(t.name, ''), count(*) from check_offs c left join territories t on t.id = c.territory_id
            where c.edition_id = \(edition) group by t.name
            """) { ($0.text(), $0.int()) }
        return Turnout(
            voters: try BallotStore.turnout(edition, db), byChannel: Dictionary(channels) { $0 + $1 }, byTerritory: Dictionary(places) { $0 + $1 })
    }

    // MARK: Counts

    static func count(_ edition: EditionID, _ db: Reading) throws -> Count? {
        try db.first("select \(raw: Count.columns) from counts where edition_id = \(edition) and superseded_at is null") { try Count(&$0) }
    }

    static func count(_ id: ID<Count>, _ db: Reading) throws -> Count {
        guard let count = try db.first("select \(raw: Count.columns) from counts where id = \(id)", { try Count(&$0) }) else { throw NotFound() }
        return count
    }

    /// The earlier ones, without their records.
    static func superseded(_ edition: EditionID, _ db: Reading) throws -> [(at: Instant, reason: String)] {
        try db.all("select counted_at, reason from counts where edition_id = \(edition) and superseded_at is not null order by id desc") {
            (at: $0.instant(), reason: $0.text())
        }
    }

    /// Keeps a count; the one before, if any, is superseded and stays.
    static func keep(
        _ record: CountRecord, _ projects: [Project], _ edition: EditionID, rulebook: ID<RulebookVersion>?, digest: String, reason: String,
        by account: AccountID?, at now: Instant, _ db: Writing
    ) throws -> ID<Count> {
        try db.run("update counts set superseded_at = \(now) where edition_id = \(edition) and superseded_at is null")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(record), as: UTF8.self)
        let id = ID<Count>(try db.insert("""
            insert into counts (edition_id, rulebook_version_id, record, ballots_count, ballots_hash, reason, counted_by, counted_at)
            values (\(edition), \(rulebook), \(text), \(record.ballots), \(digest), \(reason), \(account), \(now))
            returning id
            """))
        let ids = Dictionary(uniqueKeysWithValues: projects.map { ($0.number, $0.id) })
        for start in stride(from: 0, to: record.lines.count, by: 200) {
            let rows = record.lines[start..<min(start + 200, record.lines.count)].compactMap { line -> SQL? in
                guard let project = ids[line.number] else { return nil }
                let envelope = line.isWinner ? line.fate.map { record.envelopes[$0.envelope].name } ?? "" : ""
                return "(\(id), \(project), \(line.rank), \(line.score), \(line.supporters), \(line.isWinner), \(envelope))"
            }
            try db.run("""
                insert into count_lines (count_id, project_id, rank, score, supporters, is_winner, envelope) values \(rows.joined(", "))
                """)
        }
        try db.run("update proclamations set count_id = \(id) where edition_id = \(edition) and letters_sent_at is null")
        return id
    }

    // MARK: Proclamation

    static func proclamation(_ edition: EditionID, _ db: Reading) throws -> Proclamation? {
        try db.first("select \(raw: Proclamation.columns) from proclamations where edition_id = \(edition)") { Proclamation(&$0) }
    }

    /// The count that everyone may see now, if its hour has come and its proposers were told.
    static func published(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> (count: Count, proclamation: Proclamation)? {
        guard let proclamation = try proclamation(edition, db), proclamation.isPublic(at: now) else { return nil }
        return (try count(proclamation.count, db), proclamation)
    }

    static func prepare(_ proclamation: Proclamation, _ edition: EditionID, by account: AccountID?, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into proclamations (edition_id, count_id, prepared_by, prepared_at, embargo_until, resolution_number, statement, letters_sent_at)
            values (
                \(edition), \(proclamation.count), \(account), \(now), \(proclamation.embargoUntil), \(proclamation.resolutionNumber),
                \(proclamation.statement), \(proclamation.lettersSentAt)
            )
            on conflict (edition_id) do update set
                count_id = excluded.count_id, prepared_by = excluded.prepared_by, prepared_at = excluded.prepared_at,
                embargo_until = excluded.embargo_until, resolution_number = excluded.resolution_number, statement = excluded.statement
            """)
    }

    /// False when they had already been sent.
    static func noteLetters(_ edition: EditionID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update proclamations set letters_sent_at = \(now) where edition_id = \(edition) and letters_sent_at is null") == 1
    }

    // MARK: Release

    /// Editions whose results are public and not yet told on the proposals.
    static func due(at now: Instant, _ db: Reading) throws -> [(edition: EditionID, count: ID<Count>)] {
        try db.all("""
            select edition_id, count_id from proclamations
            where letters_sent_at is not null and embargo_until <= \(now) and released_at is null
            """) { (edition: $0.id(), count: $0.id()) }
    }

    /// Editions proclaimed before this moment whose register still names who voted.
    static func contestedNoMore(since moment: Instant, _ db: Reading) throws -> [EditionID] {
        try db.all("""
            select p.edition_id from proclamations p
            where p.released_at is not null and p.embargo_until <= \(moment) and exists (select 1 from check_offs c where c.edition_id = p.edition_id)
            """) { $0.id() }
    }

    /// Editions whose results have become public since, and were told on the proposals; a vote imported from elsewhere is no news.
    static func released(after moment: Instant, _ db: Reading) throws -> [EditionID] {
        try db.all("""
            select p.edition_id
            from proclamations p
            join editions e on e.id = p.edition_id
            where p.released_at is not null and p.embargo_until > \(moment) and e.imported_from = ''
            """) { $0.id() }
    }

    /// The digest of the archive as it was at the publication.
    static func note(archive digest: String, of edition: EditionID, _ db: Writing) throws {
        _ = try db.run("update proclamations set archive_digest = \(digest) where edition_id = \(edition)")
    }

    static func release(_ edition: EditionID, _ count: ID<Count>, at now: Instant, _ db: Writing) throws {
        try db.run("update proclamations set released_at = \(now) where edition_id = \(edition)")
        for (status, isWinner) in [(ProposalStatus.winner, true), (.notWinner, false)] {
            try db.run("""
                update proposals set status = \(status) where status in ('on-ballot', 'feasible') and id in (
                    select pj.proposal_id from count_lines l join projects pj on pj.id = l.project_id
                    where l.count_id = \(count) and l.is_winner = \(isWinner) and pj.proposal_id is not null
                )
                """)
        }
    }
}
