import Database
import Vocabulary

/// The questions asked of the library of criteria, and what changes it.
enum CriteriaLibraryStore {
    private static let columns = "l.id, l.question, l.help, l.legal_note, l.may_not_apply, l.is_correctable, l.reasons, a.display_name, l.saved_at"
    private static let tables = "library_criteria l join accounts a on a.id = l.saved_by"

    /// Those that are still offered, in the order in which they came.
    static func all(_ db: Reading) throws -> [LibraryCriterion] {
        try db.all("select \(raw: columns) from \(raw: tables) where l.retired_at is null order by l.id") { LibraryCriterion(&$0) }
    }

    static func criterion(_ id: ID<LibraryCriterion>, _ db: Reading) throws -> LibraryCriterion {
        guard let found = try db.first("select \(raw: columns) from \(raw: tables) where l.id = \(id) and l.retired_at is null", { LibraryCriterion(&$0) })
        else { throw NotFound() }
        return found
    }

    /// Adds a criterion, or brings one back that was retired; false when the library says it already.
    static func add(_ rule: CriterionRule, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into library_criteria (question, help, legal_note, may_not_apply, is_correctable, reasons, saved_by, saved_at)
            values (
                \(rule.question), \(rule.help), \(rule.legalNote), \(rule.mayNotApply), \(rule.isCorrectable), \(rule.reasonLines), \(account), \(now)
            )
            on conflict (question) do update set
                help = excluded.help, legal_note = excluded.legal_note, may_not_apply = excluded.may_not_apply,
                is_correctable = excluded.is_correctable, reasons = excluded.reasons, saved_by = excluded.saved_by, saved_at = excluded.saved_at,
                retired_at = null
            where library_criteria.retired_at is not null
            """) == 1
    }

    /// False when another criterion asks the same.
    static func save(_ rule: CriterionRule, _ id: ID<LibraryCriterion>, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        if try db.exists("select 1 from library_criteria where question = \(rule.question) and id <> \(id)") { return false }
        try db.run("""
            update library_criteria set
                question = \(rule.question), help = \(rule.help), legal_note = \(rule.legalNote), may_not_apply = \(rule.mayNotApply),
                is_correctable = \(rule.isCorrectable), reasons = \(rule.reasonLines), saved_by = \(account), saved_at = \(now)
            where id = \(id)
            """)
        return true
    }

    static func retire(_ id: ID<LibraryCriterion>, at now: Instant, _ db: Writing) throws {
        try db.run("update library_criteria set retired_at = \(now) where id = \(id) and retired_at is null")
    }
}
