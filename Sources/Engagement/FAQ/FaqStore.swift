import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the FAQ, and what changes it.
enum FaqStore {
    private static let isPublished: SQL = "f.withdrawn_at is null and f.is_internal = false and v.validated_at is not null"
    private static let isShared: SQL = "f.withdrawn_at is null and v.validated_at is not null"

    static func file(_ visit: Visit, _ db: Reading) throws -> FaqFile {
        let id: ID<FaqEntry> = try visit.id("entry")
        guard let entry = try list("f.id = \(id)", db).first else { throw NotFound() }
        return FaqFile(entry: entry, versions: try versions(id, db))
    }

    /// What everyone reads, by topic.
    static func published(_ db: Reading) throws -> [FaqEntry] { try list(isPublished, db) }

    static func publishedEntry(_ id: ID<FaqEntry>, _ db: Reading) throws -> FaqEntry {
        guard let entry = try list("f.id = \(id) and \(isPublished)", db).first else { throw NotFound() }
        return entry
    }

    /// Everything, for those who write.
    static func all(_ db: Reading) throws -> [FaqEntry] { try list("f.withdrawn_at is null", db) }

    /// Published answers that hold all the words.
    static func search(_ words: String, _ db: Reading) throws -> [FaqEntry] { try list("\(isPublished) and \(SearchText.condition("v.search_text", words))", db) }

    /// Those closest to a sentence: all its words, else those that look like it.
    static func close(to words: String, withInternal: Bool = false, _ db: Reading) throws -> [FaqEntry] {
        let all = try list(withInternal ? isShared : isPublished, db)
        let matches = Similarity(all.map { "\($0.question) \($0.question) \($0.answer)" }).closest(to: words, limit: 5, atLeast: 0.12)
        return matches.map { all[$0.rank] }
    }

    static func versions(_ entry: ID<FaqEntry>, _ db: Reading) throws -> [FaqVersion] {
        try db.all("""
            select v.number, v.question, v.answer, v.rule, v.article, v.written_by, w.display_name, v.written_at, a.display_name, v.validated_at
            from faq_versions v join accounts w on w.id = v.written_by left join accounts a on a.id = v.validated_by
            where v.entry_id = \(entry) order by v.number desc
            """) {
            FaqVersion(
                number: $0.int(), question: $0.text(), answer: $0.text(), rule: $0.text(), article: RulesArticle(rawValue: $0.text()), writtenBy: $0.id(), writer: $0.text(), writtenAt: $0.instant(),
                validator: $0.optionalText(), validatedAt: $0.optionalInstant())
        }
    }

    static func comments(_ entry: ID<FaqEntry>, _ db: Reading) throws -> [FaqComment] {
        try db.all("""
            select c.id, a.display_name, c.body, c.at from faq_comments c join accounts a on a.id = c.author_id where c.entry_id = \(entry) order by c.id
            """) { FaqComment(id: $0.int(), name: $0.text(), body: $0.text(), at: $0.instant()) }
    }

    /// Entries of which a draft waits for somebody else.
    static func toValidate(by account: AccountID, _ db: Reading) throws -> Set<ID<FaqEntry>> {
        Set(try db.all("""
            select v.entry_id from faq_versions v join faq_entries f on f.id = v.entry_id
            where v.validated_at is null and v.written_by <> \(account) and f.withdrawn_at is null
            """) { $0.id() })
    }

    /// Validated answers whose day to be read again has come, or that fail many.
    static func toReview(at now: Instant, _ db: Reading) throws -> Int { try list(isShared, db).count { $0.isToReview(at: now) } }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [FaqEntry] {
        try db.all("""
            select f.id, f.topic_id, t.name, f.edition_id, e.title, e.slug, f.question_id, f.is_internal, f.review_at, f.withdrawn_at, f.helped, f.not_helped,
                f.helped_before, f.not_helped_before, v.question, v.answer, v.rule, v.article, v.validated_at
            from faq_entries f
            join question_topics t on t.id = f.topic_id
            left join editions e on e.id = f.edition_id
            join faq_versions v on v.entry_id = f.id and v.number = (
                select coalesce(max(case when n.validated_at is null then null else n.number end), max(n.number)) from faq_versions n where n.entry_id = f.id
            )
            where \(condition) order by t.position, t.id, f.helped desc, f.id limit 1000
            """) {
            FaqEntry(
                id: $0.id(), topic: $0.id(), topicName: $0.text(), edition: $0.optionalID(), editionTitle: $0.optionalText(), rulesLink: $0.optionalText().map { "/editions/\($0)/reglement" }, origin: $0.optionalID(), isInternal: $0.bool(),
                reviewAt: $0.instant(), withdrawnAt: $0.optionalInstant(), helped: $0.int(), notHelped: $0.int(), helpedBefore: $0.int(), notHelpedBefore: $0.int(), question: $0.text(), answer: $0.text(),
                rule: $0.text(), article: RulesArticle(rawValue: $0.text()), validatedAt: $0.optionalInstant())
        }
    }

    // MARK: Changing

    /// Where an entry stands, besides its words.
    struct Place: Sendable {
        var topic: ID<QuestionTopic>
        var edition: EditionID?
        var origin: ID<Question>?
        var isInternal: Bool
        var reviewAt: Instant
    }

    static func create(_ place: Place, _ db: Writing) throws -> ID<FaqEntry> {
        ID(try db.insert("""
            insert into faq_entries (topic_id, edition_id, question_id, is_internal, review_at)
            values (\(place.topic), \(place.edition), \(place.origin), \(place.isInternal), \(place.reviewAt)) returning id
            """))
    }

    static func place(_ entry: ID<FaqEntry>, at place: Place, _ db: Writing) throws {
        try db.run("""
            update faq_entries set topic_id = \(place.topic), edition_id = \(place.edition), is_internal = \(place.isInternal), review_at = \(place.reviewAt)
            where id = \(entry)
            """)
    }

    /// The draft in its place: one at a time.
    static func write(
        _ question: String, _ answer: String, rule: String, article: RulesArticle? = nil, for entry: ID<FaqEntry>, by account: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try db.run("delete from faq_versions where entry_id = \(entry) and validated_at is null")
        try db.run("""
            insert into faq_versions (entry_id, number, question, answer, rule, article, written_by, written_at, search_text)
            values (
                \(entry), (select coalesce(max(number), 0) + 1 from faq_versions where entry_id = \(entry)), \(question), \(answer), \(rule), \(article?.rawValue ?? ""), \(account), \(now),
                \(SearchText.index(question, answer))
            )
            """)
    }

    /// False when there is no such draft, or it is her own.
    static func validate(_ entry: ID<FaqEntry>, number: Int, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        let isValidated = try db.run("""
            update faq_versions set validated_by = \(account), validated_at = \(now)
            where entry_id = \(entry) and number = \(number) and validated_at is null and written_by <> \(account)
            """) == 1
        if isValidated { try judgeAfresh(entry, db) }
        return isValidated
    }

    /// Read again, its words hold until another day.
    static func keep(_ entry: ID<FaqEntry>, until moment: Instant, _ db: Writing) throws {
        try db.run("update faq_entries set review_at = \(moment) where id = \(entry)")
        try judgeAfresh(entry, db)
    }

    /// What was said of it until now was heard.
    private static func judgeAfresh(_ entry: ID<FaqEntry>, _ db: Writing) throws {
        try db.run("update faq_entries set helped_before = helped, not_helped_before = not_helped where id = \(entry)")
    }

    static func withdraw(_ entry: ID<FaqEntry>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update faq_entries set withdrawn_at = \(now), withdrawn_by = \(account) where id = \(entry) and withdrawn_at is null")
    }

    static func judge(_ entry: ID<FaqEntry>, helped: Bool, _ db: Writing) throws {
        try db.run(helped ? "update faq_entries set helped = helped + 1 where id = \(entry)" : "update faq_entries set not_helped = not_helped + 1 where id = \(entry)")
    }

    /// For a town that begins with a past.
    static func setJudgements(_ helped: Int, _ notHelped: Int, of entry: ID<FaqEntry>, _ db: Writing) throws {
        try db.run("update faq_entries set helped = \(helped), not_helped = \(notHelped) where id = \(entry)")
    }

    static func comment(_ body: String, on entry: ID<FaqEntry>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("insert into faq_comments (entry_id, author_id, body, at) values (\(entry), \(account), \(body), \(now))")
    }
}
