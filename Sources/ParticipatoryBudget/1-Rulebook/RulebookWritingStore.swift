import Database
import Vocabulary

/// An opinion given on a version of the rules.
struct RulebookComment: Sendable, Equatable {
    var author: String
    var at: Instant
    var body: String
}

/// What the acts of this step write.
extension RulebookStore {
    static func createEdition(slug: String, title: String, summary: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> EditionID {
        ID(try db.insert("""
            insert into editions (slug, title, summary, territory_id, created_at, created_by)
            values (\(slug), \(title), \(summary), (select id from territories where kind = 'city' order by id limit 1), \(now), \(account))
            returning id
            """))
    }

    static func slugExists(_ slug: String, _ db: Reading) throws -> Bool { try db.exists("select 1 from editions where slug = \(slug)") }

    static func addVersion(_ rulebook: Rulebook, edition: EditionID, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Int {
        try db.insert("""
            insert into rulebook_versions (edition_id, number, content, reason, drafted_by, drafted_at)
            select \(edition), coalesce(max(number), 0) + 1, \(try encode(rulebook)), \(reason), \(account), \(now)
            from rulebook_versions where edition_id = \(edition)
            returning number
            """)
    }

    static func save(_ rulebook: Rulebook, _ version: ID<RulebookVersion>, _ db: Writing) throws {
        _ = try db.run("update rulebook_versions set content = \(try encode(rulebook)) where id = \(version) and submitted_at is null")
    }

    static func submit(_ version: ID<RulebookVersion>, at now: Instant, _ db: Writing) throws {
        _ = try db.run("update rulebook_versions set submitted_at = \(now) where id = \(version) and submitted_at is null")
    }

    /// Back to its drafter, who reads why in the comments.
    static func sendBack(_ version: ID<RulebookVersion>, _ db: Writing) throws {
        _ = try db.run("update rulebook_versions set submitted_at = null where id = \(version) and validated_at is null")
    }

    static func validate(_ version: ID<RulebookVersion>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        _ = try db.run("""
            update rulebook_versions set validated_at = \(now), validated_by = \(account)
            where id = \(version) and validated_at is null
            """)
    }

    static func recordResolution(_ version: ID<RulebookVersion>, _ number: String, at day: Instant, _ db: Writing) throws {
        _ = try db.run("update rulebook_versions set resolution_number = \(number), resolution_at = \(day) where id = \(version)")
    }

    static func publish(_ version: RulebookVersion, by account: AccountID, at now: Instant, _ db: Writing) throws {
        _ = try db.run("update rulebook_versions set published_at = \(now), published_by = \(account) where id = \(version.id) and published_at is null")
        try layOut(version.rulebook, edition: version.edition, db)
        _ = try db.run("update editions set published_at = \(now) where id = \(version.edition) and published_at is null")
    }

    /// Who may validate a version: elected members and the city's other project officers.
    static func validators(at now: Instant, except drafter: AccountID?, _ db: Reading) throws -> [AccountID] {
        try db.all("""
            select distinct account_id from grants
            where role in (\(Role.elected), \(Role.projectOfficer)) and scope_kind = 'city' and from_at <= \(now)
                and (until_at is null or until_at > \(now)) and revoked_at is null and account_id <> \(drafter?.number ?? 0)
            order by account_id
            """) { $0.id() }
    }

    static func comments(_ version: ID<RulebookVersion>, _ db: Reading) throws -> [RulebookComment] {
        try db.all("""
            select a.display_name, c.at, c.body from rulebook_comments c join accounts a on a.id = c.account_id
            where c.version_id = \(version) order by c.id
            """) { RulebookComment(author: $0.text(), at: $0.instant(), body: $0.text()) }
    }

    static func addComment(_ version: ID<RulebookVersion>, by account: AccountID, _ body: String, at now: Instant, _ db: Writing) throws {
        _ = try db.run("""
            insert into rulebook_comments (version_id, account_id, at, body) values (\(version), \(account), \(now), \(body))
            """)
    }
}
