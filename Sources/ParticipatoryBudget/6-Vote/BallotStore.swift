import Database
import Vocabulary

/// The register of who has voted, and the box of what was voted. No question here joins the two.
enum BallotStore {
    static func checkOff(_ edition: EditionID, _ account: AccountID, _ db: Reading) throws -> CheckOff? {
        try db.first("select at, channel from check_offs where edition_id = \(edition) and account_id = \(account)") {
            CheckOff(at: $0.instant(), channel: $0.text())
        }
    }

    /// Writes that the person has voted; false when she already had.
    static func checkOff(_ edition: EditionID, _ account: AccountID, territory: TerritoryID?, channel: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into check_offs (edition_id, account_id, at, channel, territory_id)
            values (\(edition), \(account), \(now), \(channel), \(territory))
            on conflict (edition_id, account_id) do nothing
            """) == 1
    }

    /// Drops a ballot in the box. Its identity is drawn from what nobody can guess.
    static func drop(_ ballot: MarkedBallot, id: String, _ edition: EditionID, channel: String, _ db: Writing) throws {
        try db.run("insert into ballots (id, edition_id, channel, choices) values (\(id), \(edition), \(channel), \(ballot.text))")
    }

    /// Ballots of an import, many at once: how many identical ones each line stands for.
    static func drop(_ lines: some Sequence<(id: String, choices: String, times: Int)>, _ edition: EditionID, _ db: Writing) throws {
        let rows = lines.map { "(\($0.id), \(edition), 'import', \($0.choices), \($0.times))" as SQL }
        guard !rows.isEmpty else { return }
        try db.run("insert into ballots (id, edition_id, channel, choices, times) values \(rows.joined(", "))")
    }

    /// The facts that a ballot is checked against, without the texts: one light question.
    static func choosable(_ edition: EditionID, _ db: Reading) throws -> [ID<Project>: Choosable] {
        let rows = try db.all("select id, cost, territory_id from projects where edition_id = \(edition) and removed_at is null") {
            (id: $0.id() as ID<Project>, choosable: Choosable(cost: $0.euros(), territory: $0.optionalID()))
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.choosable) })
    }

    /// A territory and what lies within it.
    static func territories(within code: String, _ db: Reading) throws -> (name: String, ids: Set<TerritoryID>)? {
        let rows = try db.all("""
            with recursive inside as (
                select id, name, 0 as depth from territories where code = \(code)
                union all
                select t.id, t.name, i.depth + 1 from territories t join inside i on t.parent_id = i.id
            )
            select id, name, depth from inside order by depth, id
            """) { (id: $0.id() as TerritoryID, name: $0.text(), depth: $0.int()) }
        guard let first = rows.first else { return nil }
        return (first.name, Set(rows.map(\.id)))
    }

    // MARK: Officers

    /// How many have voted. Never what.
    static func turnout(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from check_offs where edition_id = \(edition)")
    }

    // MARK: Opening and closing, noted once

    /// Editions whose vote has opened, or closed, without its being noted yet.
    static func passages(at now: Instant, _ db: Reading) throws -> [(edition: EditionID, opened: Instant?, closed: Instant?)] {
        try db.all("""
            select f.edition_id,
                case when c.opening_noted_at is null then f.opens_at end,
                case when c.closing_noted_at is null and f.closes_at <= \(now) then f.closes_at end
            from phases f
            join editions e on e.id = f.edition_id
            left join catalogues c on c.edition_id = f.edition_id
            where f.kind = 'vote' and f.opens_at <= \(now) and e.published_at is not null and e.imported_from = ''
                and (c.opening_noted_at is null or (c.closing_noted_at is null and f.closes_at <= \(now)))
            """) { ($0.id(), $0.optionalInstant(), $0.optionalInstant()) }
    }

    static func note(opening: Instant?, closing: Instant?, _ edition: EditionID, _ db: Writing) throws {
        try db.run("""
            insert into catalogues (edition_id, opening_noted_at, closing_noted_at) values (\(edition), \(opening), \(closing))
            on conflict (edition_id) do update set
                opening_noted_at = coalesce(catalogues.opening_noted_at, excluded.opening_noted_at),
                closing_noted_at = coalesce(catalogues.closing_noted_at, excluded.closing_noted_at)
            """)
    }
}
