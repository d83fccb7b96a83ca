import Database
import Vocabulary

/// What the watch told to those who keep a vote, and who looked.
enum WatchNoticeStore {
    /// The latest first.
    static func notices(_ edition: EditionID, _ db: Reading) throws -> [WatchNotice] {
        try db.all("""
            select n.id, n.kind, n.mark, n.votes, n.told_at, coalesce(a.display_name, ''), n.looked_at, n.finding
            from watch_notices n left join accounts a on a.id = n.looked_by where n.edition_id = \(edition) order by n.id desc
            """) {
            WatchNotice(
                id: $0.id(), kind: try $0.choice(), key: $0.text(), votes: $0.int(), toldAt: $0.instant(), lookedBy: $0.text(), lookedAt: $0.optionalInstant(),
                finding: $0.text())
        }
    }

    /// False when it was told before.
    @discardableResult
    static func tell(_ alert: WatchAlert, in edition: EditionID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into watch_notices (edition_id, kind, mark, votes, told_at) values (\(edition), \(alert.kind), \(alert.key), \(alert.votes), \(now))
            on conflict do nothing
            """) == 1
    }

    /// With what was told before of the same pattern and waited still. False when somebody has looked before.
    static func look(_ id: ID<WatchNotice>, _ finding: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update watch_notices set looked_by = \(account), looked_at = \(now), finding = \(finding)
            where looked_at is null and exists (
                select 1 from watch_notices n
                where n.id = \(id) and n.edition_id = watch_notices.edition_id and n.kind = watch_notices.kind and n.mark = watch_notices.mark
            )
            """) > 0
    }

    static func waiting(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from watch_notices where edition_id = \(edition) and looked_at is null")
    }

    static func counts(_ edition: EditionID, _ db: Reading) throws -> (told: Int, looked: Int) {
        try db.first("select count(*), count(looked_at) from watch_notices where edition_id = \(edition)") { (told: $0.int(), looked: $0.int()) } ?? (0, 0)
    }

    /// From the close on nobody can tell of which network or browser it was.
    static func forgetMarks(_ edition: EditionID, _ db: Writing) throws {
        try db.run("update watch_notices set mark = cast(id as text) where edition_id = \(edition)")
    }
}
