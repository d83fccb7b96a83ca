import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the calls for volunteers, and what changes them.
enum PanelCallStore {
    /// How long volunteers are kept after the end of a call.
    static let keeping = Span.days(365)

    static func call(_ edition: EditionID, _ db: Reading) throws -> PanelCall? {
        try db.first("select words, groups, opened_at, closes_at from panel_calls where edition_id = \(edition)") {
            PanelCall(words: $0.text(), groups: $0.text().split(separator: "\n").map(String.init), openedAt: $0.instant(), closesAt: $0.instant())
        }
    }

    /// The call of the edition in the path, with what this visitor answered.
    static func file(_ visit: Visit, _ db: Reading) throws -> PanelCallFile {
        let edition = try Edition.inPath(visit, db)
        var file = PanelCallFile(edition: edition, call: try call(edition.id, db))
        guard let account = visit.actor.account else { return file }
        file.mine = try volunteer(account, edition.id, db)
        file.hasAddress = try AccountStore.account(account, db).email != nil
        return file
    }

    static func volunteers(_ edition: EditionID, _ db: Reading) throws -> [PanelVolunteer] {
        try db.all("""
            select \(raw: PanelVolunteer.columns) from \(raw: PanelVolunteer.tables) where v.edition_id = \(edition) order by v.offered_at, v.account_id
            """) { PanelVolunteer(&$0) }
    }

    private static func volunteer(_ account: AccountID, _ edition: EditionID, _ db: Reading) throws -> PanelVolunteer? {
        try db.first("""
            select \(raw: PanelVolunteer.columns) from \(raw: PanelVolunteer.tables) where v.edition_id = \(edition) and v.account_id = \(account)
            """) { PanelVolunteer(&$0) }
    }

    static func save(_ call: PanelCall, for edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into panel_calls (edition_id, words, groups, closes_at, opened_by, opened_at)
            values (\(edition), \(call.words), \(call.groups.joined(separator: "\n")), \(call.closesAt), \(officer), \(now))
            on conflict (edition_id) do update set words = excluded.words, groups = excluded.groups, closes_at = excluded.closes_at
            """)
    }

    static func end(_ edition: EditionID, at now: Instant, _ db: Writing) throws {
        try db.run("update panel_calls set closes_at = \(now) where edition_id = \(edition) and closes_at > \(now)")
    }

    /// Whoever answers again changes what she said; a name already on a list does not move.
    static func offer(_ account: AccountID, _ edition: EditionID, group: String, motive: String, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into panel_volunteers (edition_id, account_id, group_name, motive, offered_at)
            values (\(edition), \(account), \(group), \(motive), \(now))
            on conflict (edition_id, account_id) do update set group_name = excluded.group_name, motive = excluded.motive
            """)
    }

    /// Nothing is kept of who changed her mind.
    static func withdraw(_ account: AccountID, _ edition: EditionID, _ db: Writing) throws {
        try db.run("delete from panel_volunteers where edition_id = \(edition) and account_id = \(account) and listed_at is null")
    }

    static func noteListed(_ account: AccountID, _ edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update panel_volunteers set listed_at = \(now), listed_by = \(officer)
            where edition_id = \(edition) and account_id = \(account) and listed_at is null
            """)
    }

    /// A year after the end of the call, who had answered is forgotten.
    static func forget(at now: Instant, _ db: Writing) throws {
        try db.run("delete from panel_volunteers where edition_id in (select edition_id from panel_calls where closes_at < \(now - keeping))")
    }
}
