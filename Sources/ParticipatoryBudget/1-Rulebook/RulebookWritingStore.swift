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

    static func present(_ edition: EditionID, title: String, summary: String, _ db: Writing) throws {
        _ = try db.run("update editions set title = \(title), summary = \(summary) where id = \(edition)")
    }

    static func slugExists(_ slug: String, _ db: Reading) throws -> Bool { try db.exists("select 1 from editions where slug = \(slug)") }

    static func addVersion(_ rulebook: Rulebook, edition: EditionID, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Int {
        let number = try db.insert("""
            insert into rulebook_versions (edition_id, number, content, reason, drafted_by, drafted_at)
            select \(edition), coalesce(max(number), 0) + 1, \(try encode(rulebook)), \(reason), \(account), \(now)
            from rulebook_versions where edition_id = \(edition)
            returning number
            """)
        try noteAuthor(try version(edition, number, db).id, account, db)
        return number
    }

    /// Whoever wrote in a version is one of its authors, who do not validate it.
    static func save(_ rulebook: Rulebook, _ version: ID<RulebookVersion>, by account: AccountID, _ db: Writing) throws {
        _ = try db.run("update rulebook_versions set content = \(try encode(rulebook)) where id = \(version) and submitted_at is null")
        try noteAuthor(version, account, db)
    }

    private static func noteAuthor(_ version: ID<RulebookVersion>, _ account: AccountID, _ db: Writing) throws {
        _ = try db.run("insert into rulebook_authors (version_id, account_id) values (\(version), \(account)) on conflict do nothing")
    }

    static func authors(_ version: ID<RulebookVersion>, _ db: Reading) throws -> Set<AccountID> {
        Set(try db.all("select account_id from rulebook_authors where version_id = \(version)") { $0.id() })
    }

    /// A draft that nobody will finish is thrown away, with the opinions on it; the journal keeps the trace.
    static func discard(_ version: ID<RulebookVersion>, _ db: Writing) throws {
        _ = try db.run("delete from rulebook_comments where version_id = \(version)")
        _ = try db.run("delete from rulebook_authors where version_id = \(version)")
        _ = try db.run("delete from rulebook_versions where id = \(version) and submitted_at is null")
    }

    static func submit(_ version: ID<RulebookVersion>, at now: Instant, _ db: Writing) throws {
        _ = try db.run("update rulebook_versions set submitted_at = \(now) where id = \(version) and submitted_at is null")
    }

    /// Back to its drafter, who reads why in the comments.
    static func sendBack(_ version: ID<RulebookVersion>, _ db: Writing) throws {
        _ = try db.run("""
            update rulebook_versions set submitted_at = null, validated_at = null, validated_by = null
            where id = \(version) and resolution_number = ''
            """)
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

    /// Who may validate a version: elected members and other project officers, of the city or of the edition.
    static func validators(_ edition: EditionID, except authors: Set<AccountID>, at now: Instant, _ db: Reading) throws -> [AccountID] {
        try db.all("""
            select distinct account_id from grants
            where role in (\(Role.elected), \(Role.projectOfficer))
                and (scope_kind = 'city' or scope_kind = 'edition' and scope_id = \(edition))
                and from_at <= \(now) and (until_at is null or until_at > \(now)) and revoked_at is null
            order by account_id
            """) { $0.id() }.filter { !authors.contains($0) }
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
