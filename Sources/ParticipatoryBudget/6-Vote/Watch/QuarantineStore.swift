import Database
import Vocabulary

/// Votes that wait, and the decisions on them.
enum QuarantineStore {
    static func hold(
        _ account: AccountID, in edition: EditionID, _ cause: Quarantine.Cause, reason: String, _ declared: DeclaredIdentity?, at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            insert into quarantines (edition_id, account_id, cause, reason, given_name, family_name, born_on, at)
            values (
                \(edition), \(account), \(cause), \(reason), \(declared?.givenName ?? ""), \(declared?.familyName ?? ""), \(declared?.bornOn ?? ""), \(now)
            )
            on conflict (edition_id, account_id) do update set
                cause = excluded.cause, reason = excluded.reason, given_name = excluded.given_name, family_name = excluded.family_name,
                born_on = excluded.born_on, at = excluded.at, verdict = null, decision_reason = '', decided_by = null, decided_at = null
            where quarantines.verdict = 'released'
            """)
    }

    /// What was looked at of a person who may vote again; another cause or another name waits anew.
    static func released(_ account: AccountID, in edition: EditionID, _ db: Reading) throws -> Quarantine? {
        try db.first("""
            select \(raw: columns) from quarantines q join accounts a on a.id = q.account_id
            where q.edition_id = \(edition) and q.account_id = \(account) and q.verdict = 'released'
            """) { try read(&$0) }
    }

    private static let columns = """
        q.id, q.account_id, a.display_name, coalesce(a.email, ''), q.cause, q.reason, q.given_name, q.family_name, q.born_on, q.at, q.verdict, q.decision_reason
        """

    /// Those that wait first.
    static func all(_ edition: EditionID, _ db: Reading) throws -> [Quarantine] {
        try db.all("""
            select \(raw: columns) from quarantines q join accounts a on a.id = q.account_id
            where q.edition_id = \(edition) order by q.verdict is not null, q.at, q.id
            """) { try read(&$0) }
    }

    static func quarantine(_ id: ID<Quarantine>, of edition: EditionID, _ db: Reading) throws -> Quarantine {
        guard let found = try db.first("""
            select \(raw: columns) from quarantines q join accounts a on a.id = q.account_id where q.id = \(id) and q.edition_id = \(edition)
            """, { try read(&$0) }) else { throw NotFound() }
        return found
    }

    private static func read(_ row: inout RowReader) throws -> Quarantine {
        var quarantine = Quarantine(
            id: row.id(), account: row.id(), name: row.text(), address: row.text(), cause: try row.choice(), reason: row.text(), declared: nil,
            at: Instant(milliseconds: 0), verdict: nil, decisionReason: "")
        let declared = DeclaredIdentity(givenName: row.text(), familyName: row.text(), bornOn: row.text())
        if !declared.bornOn.isEmpty { quarantine.declared = declared }
        quarantine.at = row.instant()
        quarantine.verdict = try row.optionalChoice()
        quarantine.decisionReason = row.text()
        return quarantine
    }

    /// False when somebody decided before; who was kept out may be let vote after all, the journal keeps both.
    static func decide(_ id: ID<Quarantine>, _ verdict: Quarantine.Verdict, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update quarantines set verdict = \(verdict), decision_reason = \(reason), decided_by = \(account), decided_at = \(now)
            where id = \(id) and (verdict is null or verdict = 'kept-out')
            """) == 1
    }

    /// Whether a vote of this account was ever made to wait.
    static func knows(_ account: AccountID, in edition: EditionID, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from quarantines where edition_id = \(edition) and account_id = \(account)")
    }

    /// What a person may know of the checks of her own votes.
    static func checks(of account: AccountID, _ db: Reading) throws -> [OwnCheck] {
        try db.all("""
            select e.title, q.at, q.verdict, q.decision_reason from quarantines q join editions e on e.id = q.edition_id
            where q.account_id = \(account) order by q.at desc
            """) { OwnCheck(edition: $0.text(), at: $0.instant(), verdict: try $0.optionalChoice(), reason: $0.text()) }
    }

    static func waiting(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from quarantines where edition_id = \(edition) and verdict is null")
    }

    static func counts(_ edition: EditionID, _ db: Reading) throws -> QuarantineCounts {
        let held = try db.first("""
            select count(*), count(case when verdict = 'released' then 1 end), count(case when verdict = 'kept-out' then 1 end)
            from quarantines where edition_id = \(edition)
            """) { (all: $0.int(), released: $0.int(), keptOut: $0.int()) }
        let alike = try db.first("""
            select count(*), count(case when verdict = 'same-person' then 1 end) from likenesses where edition_id = \(edition)
            """) { (all: $0.int(), same: $0.int()) }
        let patterns = try WatchNoticeStore.counts(edition, db), isSilent = patterns.told == 0
        return QuarantineCounts(
            held: held?.all ?? 0, released: held?.released ?? 0, keptOut: held?.keptOut ?? 0, alike: alike?.all ?? 0, same: alike?.same ?? 0,
            patterns: isSilent ? nil : patterns.told, looked: isSilent ? nil : patterns.looked)
    }
}
