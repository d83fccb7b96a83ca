import Database
import Vocabulary
import Web

/// The questions asked of the recommendations, and what changes them.
enum RecommendationStore {
    /// The recommendation named in the path, with everything that its rules look at.
    static func file(_ visit: Visit, _ db: Reading) throws -> RecommendationFile {
        let standing = try AssemblyStore.standing(visit, db), number = try visit.number("number"), id = standing.assembly.id
        guard let recommendation = try list("r.assembly_id = \(id) and r.number = \(number)", db).first?.recommendation else { throw NotFound() }
        return RecommendationFile(
            standing: standing, recommendation: recommendation.shown(to: standing), rules: try CharterStore.inForce(id, db)?.rules ?? standing.assembly.kind.charter,
            isSigned: try visit.actor.account.map { try isSigned(recommendation.id, by: $0, db) } ?? false)
    }

    private static func isSigned(_ recommendation: ID<Recommendation>, by account: AccountID, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from petition_signatures where recommendation_id = \(recommendation) and account_id = \(account)")
    }

    /// All those of a body as this person reads them, the latest first.
    static func all(of standing: Standing, _ db: Reading) throws -> [Recommendation] { try all(standing.assembly.id, db).map { $0.shown(to: standing) } }

    /// All those of a body, the latest first.
    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [Recommendation] {
        try list("r.assembly_id = \(assembly)", db).map(\.recommendation)
    }

    static func list(
        _ condition: SQL, order: SQL = "r.number desc", most: Int = .max, after skipped: Int = 0, _ db: Reading
    ) throws -> [(assembly: AssemblyID, recommendation: Recommendation)] {
        try db.all("""
            select r.assembly_id, r.id, r.number, r.kind, r.title, r.body, r.author_id, a.display_name, r.deposited_at, r.withdrawn_at, r.withdrawn_reason,
                r.service_id, s.name, r.transmitted_at, r.due_at,
                m.id, m.title, m.starts_at, m.closed_at is null and m.cancelled_at is null, v.in_favour, v.against, v.abstentions,
                p.decision, p.reason, p.signatory, p.given_at,
                r.kept_signatures + (select count(*) from petition_signatures g where g.recommendation_id = r.id)
            from recommendations r
            join accounts a on a.id = r.author_id
            left join services s on s.id = r.service_id
            left join agenda_items i on i.id = r.item_id
            left join meetings m on m.id = i.meeting_id
            left join resolutions v on v.item_id = i.id
            left join replies p on p.recommendation_id = r.id and p.superseded_at is null
            where \(condition) order by \(order)
            limit \(most) offset \(skipped)
            """) { row in (row.id(), try Recommendation(&row)) }
    }

    /// Answers that gave way to another.
    static func formerReplies(_ recommendation: ID<Recommendation>, _ db: Reading) throws -> [Reply] {
        try db.all("""
            select decision, reason, signatory, given_at from replies where recommendation_id = \(recommendation) and superseded_at is not null order by given_at desc
            """) { Reply(decision: try $0.choice(), reason: $0.text(), signatory: $0.text(), givenAt: $0.instant()) }
    }

    /// Those who signed a petition, as long as their names are kept.
    static func signatories(_ recommendation: ID<Recommendation>, _ db: Reading) throws -> Set<AccountID> {
        Set(try db.all("select account_id from petition_signatures where recommendation_id = \(recommendation)") { $0.id() })
    }

    // MARK: Changing

    /// Gives the next number of the body; the unique index decides between two at once.
    static func deposit(
        _ kind: Recommendation.Kind, _ title: String, _ body: String, in assembly: AssemblyID, by author: AccountID, at now: Instant, _ db: Writing
    ) throws -> Int {
        try db.value("""
            insert into recommendations (assembly_id, number, kind, title, body, author_id, deposited_at)
            values (
                \(assembly), (select coalesce(max(number), 0) + 1 from recommendations where assembly_id = \(assembly)), \(kind), \(title), \(body), \(author), \(now)
            ) returning number
            """)
    }

    /// False when she had signed already.
    static func sign(_ recommendation: ID<Recommendation>, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into petition_signatures (recommendation_id, account_id, signed_at) values (\(recommendation), \(account), \(now))
            on conflict (recommendation_id, account_id) do nothing
            """) == 1
    }

    /// False when she had not signed.
    static func unsign(_ recommendation: ID<Recommendation>, by account: AccountID, _ db: Writing) throws -> Bool {
        try db.run("delete from petition_signatures where recommendation_id = \(recommendation) and account_id = \(account)") == 1
    }

    static func schedule(_ recommendation: ID<Recommendation>, on item: ID<AgendaItem>, _ db: Writing) throws {
        try db.run("update recommendations set item_id = \(item) where id = \(recommendation) and transmitted_at is null and withdrawn_at is null")
    }

    /// Its subject leaves the agenda of a meeting to come; that of a meeting held keeps its rank without its words.
    /// - Parameter words: what the agenda says instead.
    static func withdraw(_ recommendation: ID<Recommendation>, reason: String, words: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update agenda_items set title = \(words), detail = '' where id = (select r.item_id from recommendations r where r.id = \(recommendation))")
        try db.run("""
            update agenda_items set accepted_at = null, declined_at = \(now), reason = 'Demande retirée.'
            where id = (select r.item_id from recommendations r where r.id = \(recommendation))
                and meeting_id in (select m.id from meetings m where m.opened_at is null)
            """)
        return try db.run("""
            update recommendations set withdrawn_at = \(now), withdrawn_reason = \(reason)
            where id = \(recommendation) and withdrawn_at is null and transmitted_at is null
            """) == 1
    }

    static func transmit(
        _ recommendation: ID<Recommendation>, to service: ServiceID, due: Instant, by person: AccountID, at now: Instant, _ db: Writing
    ) throws -> Bool {
        try db.run("""
            update recommendations set transmitted_at = \(now), transmitted_by = \(person), service_id = \(service), due_at = \(due)
            where id = \(recommendation) and transmitted_at is null and withdrawn_at is null
            """) == 1
    }

    static func reply(_ reply: Reply, to recommendation: ID<Recommendation>, by person: AccountID, _ db: Writing) throws {
        try db.run("update replies set superseded_at = \(reply.givenAt) where recommendation_id = \(recommendation) and superseded_at is null")
        try db.run("""
            insert into replies (recommendation_id, decision, reason, signatory, given_by, given_at)
            values (\(recommendation), \(reply.decision), \(reply.reason), \(reply.signatory), \(person), \(reply.givenAt))
            """)
    }
}

extension Recommendation {
    /// Without the words that were withdrawn, for who may not read them.
    func shown(to standing: Standing) -> Recommendation {
        if RecommendationRules.readsText(standing, self) { return self }
        var shown = self
        (shown.title, shown.body) = ("", "")
        return shown
    }

    init(_ row: inout RowReader) throws {
        id = row.id(); number = row.int(); kind = try row.choice(); title = row.text(); body = row.text(); author = row.id(); authorName = row.text()
        depositedAt = row.instant(); withdrawnAt = row.optionalInstant(); withdrawnReason = row.text()
        service = row.optionalID(); serviceName = row.optionalText(); transmittedAt = row.optionalInstant(); dueAt = row.optionalInstant()
        if row.isNull {
            row.skip(7)
        } else {
            var debate = Debate(meeting: row.id(), title: row.text(), at: row.instant(), isAhead: row.bool())
            if row.isNull { row.skip(3) } else { debate.votes = Votes(inFavour: row.int(), against: row.int(), abstentions: row.int()) }
            self.debate = debate
        }
        if row.isNull {
            row.skip(4)
        } else {
            reply = Reply(decision: try row.choice(), reason: row.text(), signatory: row.text(), givenAt: row.instant())
        }
        signatures = row.int()
    }
}
