import Database
import Platform
import Vocabulary
import Web

/// A voter at the booth, what her ballot is checked against, when the vote opened and closed. `RegisterStore` has the register.
enum BallotStore {
    static func checkOff(_ edition: EditionID, _ account: AccountID, _ db: Reading) throws -> CheckOff? {
        try RegisterStore.line(of: Voter(account: account), in: edition, db)
    }

    /// A person with her line in the register, if she has voted, and whether her vote was made to wait.
    static func voter(_ edition: EditionID, _ id: AccountID, _ db: Reading) throws -> (account: Account, checkOff: CheckOff?, standing: Quarantine.State?, attachedTo: String?) {
        let found = try db.first("""
            select \(raw: Account.columns),
                (select v.at from check_offs v where v.edition_id = \(edition) and v.account_id = \(id)),
                (select v.channel from check_offs v where v.edition_id = \(edition) and v.account_id = \(id)),
                (select v.place from check_offs v where v.edition_id = \(edition) and v.account_id = \(id)),
                (select coalesce(q.verdict, 'waiting') from quarantines q where q.edition_id = \(edition) and q.account_id = \(id)),
                (select p.name from place_attachments t join polling_places p on p.id = t.place_id
                    where t.edition_id = \(edition) and t.account_id = \(id) and t.ended_at is null)
            from accounts where id = \(id)
            """) { row in
            (account: try Account(&row), at: row.optionalInstant(), channel: try row.optionalChoice() ?? VotingChannel.web, place: row.optionalText() ?? "",
             standing: try row.optionalChoice(Quarantine.State.self), attachedTo: row.optionalText())
        }
        guard let found else { throw NotFound() }
        return (found.account, found.at.map { CheckOff(at: $0, channel: found.channel, place: found.place) }, found.standing, found.attachedTo)
    }

    /// Which of these people have voted.
    static func voted(_ edition: EditionID, among accounts: [AccountID], _ db: Reading) throws -> Set<AccountID> {
        Set(try db.all("select account_id from check_offs where edition_id = \(edition) and account_id in (\(list: accounts))") { $0.id() })
    }

    /// Whether the opening has been noted: the projects keep their price from then on. Whether the close has: the box has been turned over,
    /// nothing falls in any more, whatever the clock said at the door. And what turns a mailbox into what stands in the register; empty before the first ballot and after the close.
    /// With what the ballot needs of the sealing, the key of the register and whether officers hold votes: all in one question.
    static func slot(_ edition: EditionID, _ db: Reading) throws -> BallotSlot {
        try db.recent("slot of \(edition)") {
            try db.first("""
                select c.opening_noted_at is not null, c.closing_noted_at is not null, coalesce(c.mailbox_key, ''),
                    s.id is not null, coalesce(s.public_key, ''), coalesce(s.link_key, ''), coalesce(c.register_key, ''),
                    exists (select 1 from watch_holds h where h.edition_id = e.id and h.lifted_at is null),
                    exists (select 1 from polling_places p where p.edition_id = e.id and p.removed_at is null)
                from editions e
                left join catalogues c on c.edition_id = e.id
                left join ceremonies s on s.edition_id = e.id and s.kind = 'vote' and s.superseded_at is null
                where e.id = \(edition)
                """) { row in
                BallotSlot(
                    isOpened: row.bool(), isClosed: row.bool(), mailboxKey: row.text(),
                    sealing: VoteSealing(isSealed: row.bool(), publicKey: Secrets.bytes(hex: row.text()) ?? [], linkKey: row.text()),
                    registerKey: row.text(), isWatched: row.bool(), hasPlaces: row.bool())
            } ?? BallotSlot()
        }
    }

    /// The key of the mailboxes: the one drawn at the first ballot.
    static func mailboxKey(_ edition: EditionID, orElse drawn: String, _ db: Writing) throws -> String {
        try db.value("""
            insert into catalogues as c (edition_id, mailbox_key) values (\(edition), \(drawn))
            on conflict (edition_id) do update set mailbox_key = case when c.mailbox_key = '' then excluded.mailbox_key else c.mailbox_key end
            returning mailbox_key
            """)
    }

    /// The facts that a ballot is checked against, without the texts: one light question.
    static func choosable(_ edition: EditionID, _ db: Reading) throws -> [ID<Project>: Choosable] {
        let rows = try db.all("""
            select pj.id, pj.cost, pj.territory_id, th.name
            from projects pj left join proposals p on p.id = pj.proposal_id left join themes th on th.id = pj.theme_id
            where pj.edition_id = \(edition) and \(raw: Project.onBallot)
            """) {
            (id: $0.id() as ID<Project>, choosable: Choosable(cost: $0.euros(), territory: $0.optionalID(), theme: $0.optionalText()))
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

    /// How many have voted in the edition `e.id`: those whom the register names, and those whom it has forgotten.
    static let voters: SQL = """
        (select count(*) from check_offs where edition_id = e.id)
            + coalesce((select forgotten_voters from catalogues where edition_id = e.id), 0)
        """

    /// How many have voted. Never what.
    static func turnout(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select \(voters) from editions e where e.id = \(edition)")
    }

    // MARK: Opening and closing, noted once

    /// Editions whose vote has opened, or closed for so long, without its being noted yet.
    static func passages(at now: Instant, _ patience: Span, _ db: Reading) throws -> [(edition: EditionID, opened: Instant?, closed: Instant?)] {
        let closed = now - patience
        return try db.all("""
            select f.edition_id,
                case when c.opening_noted_at is null then f.opens_at end,
                case when c.closing_noted_at is null and f.closes_at <= \(closed) then f.closes_at end
            from phases f
            join editions e on e.id = f.edition_id
            left join catalogues c on c.edition_id = f.edition_id
            where f.kind = 'vote' and f.opens_at <= \(now) and e.published_at is not null and e.imported_from = ''
                and (c.opening_noted_at is null or (c.closing_noted_at is null and f.closes_at <= \(closed)))
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

/// Where a ballot is handed in: whether the opening and the close are noted, and the keys that it meets there.
struct BallotSlot: Sendable {
    var isOpened = false
    var isClosed = false
    var mailboxKey = ""
    var sealing = VoteSealing()
    /// Empty before its first use.
    var registerKey = ""
    /// Whether officers hold the votes of some pattern.
    var isWatched = false
    /// Whether one votes on paper too: names are then compared, where nothing else joins the two ways.
    var hasPlaces = false
}
