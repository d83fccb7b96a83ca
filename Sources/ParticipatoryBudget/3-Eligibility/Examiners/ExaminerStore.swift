import Database
import Platform
import Vocabulary
import Web

/// The questions asked of who examines what, and what changes it.
enum ExaminerStore {
    static func file(_ visit: Visit, _ db: Reading) throws -> ExaminersFile { try file(try Edition.inPath(visit, db), at: visit.now, db) }

    static func file(_ edition: Edition, at now: Instant, _ db: Reading) throws -> ExaminersFile {
        ExaminersFile(
            edition: edition, rules: try rules(edition.id, db), colleagues: try colleagues(edition, at: now, db),
            lines: try EligibilityStore.lines(edition.id, db), carriers: try carriers(edition.id, db))
    }

    /// Those who conduct the edition: nobody else signs.
    static func colleagues(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [Examiner] {
        try GrantStore.holders(of: .projectOfficer, on: edition.scope, at: now, db).map { Examiner(account: $0.account, name: $0.name) }
    }

    static func rules(_ edition: EditionID, _ db: Reading) throws -> [ExaminerRule] {
        try db.all("""
            select r.id, r.account_id, a.display_name, r.theme_id, h.name, r.territory_id, t.name
            from examiner_rules r
            join accounts a on a.id = r.account_id
            left join themes h on h.id = r.theme_id
            left join territories t on t.id = r.territory_id
            where r.edition_id = \(edition)
            order by a.display_name, r.id
            """) {
            ExaminerRule(
                id: $0.id(), account: $0.id(), name: $0.text(), theme: $0.optionalID(), themeName: $0.optionalText(), territory: $0.optionalID(),
                territoryName: $0.optionalText())
        }
    }

    private static func carriers(_ edition: EditionID, _ db: Reading) throws -> [ID<Proposal>: Set<AccountID>] {
        let pairs = try db.all("""
            select id, author_id from proposals where edition_id = \(edition) and number is not null
            union
            select c.proposal_id, c.account_id from coauthors c join proposals p on p.id = c.proposal_id
            where p.edition_id = \(edition) and c.accepted_at is not null and c.account_id is not null
            """) { (proposal: $0.id() as ID<Proposal>, account: $0.id() as AccountID) }
        return Dictionary(grouping: pairs, by: \.proposal).mapValues { Set($0.map(\.account)) }
    }

    /// Who has one proposal in hand.
    static func examiner(of proposal: ID<Proposal>, _ db: Reading) throws -> Examiner? {
        try db.first("select a.id, a.display_name from examiners x join accounts a on a.id = x.account_id where x.proposal_id = \(proposal)") {
            Examiner(account: $0.id(), name: $0.text())
        }
    }

    static func add(_ account: AccountID, theme: ID<Theme>?, territory: TerritoryID?, to edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into examiner_rules (edition_id, account_id, theme_id, territory_id, added_by, added_at)
            values (\(edition), \(account), \(theme), \(territory), \(officer), \(now))
            """)
    }

    static func remove(_ rule: ID<ExaminerRule>, from edition: EditionID, _ db: Writing) throws {
        try db.run("delete from examiner_rules where id = \(rule) and edition_id = \(edition)")
    }

    /// Nil: nobody in particular.
    static func entrust(_ proposal: ID<Proposal>, to account: AccountID?, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        guard let account else {
            try db.run("delete from examiners where proposal_id = \(proposal)")
            return
        }
        try db.run("""
            insert into examiners (proposal_id, account_id, given_by, given_at) values (\(proposal), \(account), \(officer), \(now))
            on conflict (proposal_id) do update set account_id = excluded.account_id, given_by = excluded.given_by, given_at = excluded.given_at
            """)
    }
}
