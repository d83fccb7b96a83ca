import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the discussions of a body, and what changes them.
enum TopicStore {
    /// Those that go on, the latest word first; then those that are closed.
    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [Topic] { try list("t.assembly_id = \(assembly)", db) }

    static func file(_ visit: Visit, _ db: Reading) throws -> TopicFile {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = SpaceRules.mayRead(standing) { throw refusal }
        let topic = try Self.topic(try visit.id("topic"), standing.assembly.id, db)
        return TopicFile(standing: standing, topic: topic, posts: try posts("p.topic_id = \(topic.id)", db))
    }

    /// The post in the path, of this very body.
    static func postFile(_ visit: Visit, _ db: Reading) throws -> PostFile {
        let standing = try AssemblyStore.standing(visit, db), id: ID<Topic.Post> = try visit.id("post")
        guard let account = visit.actor.account else { throw Refusal.signIn }
        let post = try posts("t.assembly_id = \(standing.assembly.id) and p.id = \(id)", db).first
        // Who wrote it keeps what is hers, even when she no longer sits.
        if post?.author != account, let refusal = SpaceRules.mayRead(standing) { throw refusal }
        guard let post else { throw NotFound() }
        if let named = visit.parameters["topic"], named != "\(post.topic)" { throw NotFound() }
        return PostFile(standing: standing, topic: try topic(post.topic, standing.assembly.id, db), post: post)
    }

    /// What somebody reported or hid.
    static func moderated(_ assembly: AssemblyID, _ db: Reading) throws -> [Topic.Post] {
        try posts("""
            t.assembly_id = \(assembly)
            and (p.hidden_at is not null or exists (select 1 from post_reports o where o.post_id = p.id and o.settled_at is null))
            """, db)
    }

    /// How many posts wait for a moderator, body by body, but for those that this person has written.
    static func waiting(for account: AccountID, _ db: Reading) throws -> [AssemblyID: Int] {
        Dictionary(uniqueKeysWithValues: try db.all("""
            select t.assembly_id, count(distinct p.id) from post_reports r join topic_posts p on p.id = r.post_id join topics t on t.id = p.topic_id
            where r.settled_at is null and p.author_id <> \(account) group by t.assembly_id
            """) { ($0.id(), $0.int()) })
    }

    /// How many hidden posts wait to be read again, body by body, but for those that this person has written or hidden.
    static func appeals(for account: AccountID, _ db: Reading) throws -> [AssemblyID: Int] {
        Dictionary(uniqueKeysWithValues: try db.all("""
            select t.assembly_id, count(*) from topic_posts p join topics t on t.id = p.topic_id
            where p.appealed_at is not null and p.appeal_decided_at is null and p.removed_at is null
                and p.author_id <> \(account) and p.hidden_by <> \(account) group by t.assembly_id
            """) { ($0.id(), $0.int()) })
    }

    private static func topic(_ id: ID<Topic>, _ assembly: AssemblyID, _ db: Reading) throws -> Topic {
        guard let topic = try list("t.assembly_id = \(assembly) and t.id = \(id)", db).first else { throw NotFound() }
        return topic
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [Topic] {
        try db.all("""
            select t.id, t.title, t.by_id, a.display_name, t.at, t.closed_at,
                (select count(*) from topic_posts p where p.topic_id = t.id and p.removed_at is null and p.hidden_at is null),
                coalesce((select max(p.at) from topic_posts p where p.topic_id = t.id), t.at) as last_at
            from topics t join accounts a on a.id = t.by_id where \(condition)
            order by t.closed_at is not null, last_at desc, t.id desc limit 200
            """) {
            Topic(
                id: $0.id(), title: $0.text(), by: $0.id(), byName: $0.text(), at: $0.instant(), closedAt: $0.optionalInstant(), count: $0.int(), lastAt: $0.instant())
        }
    }

    /// The last five hundred, as they were written.
    private static func posts(_ condition: SQL, _ db: Reading) throws -> [Topic.Post] {
        let reports: [(ID<Topic.Post>, Topic.Report)] = try db.all("""
            select r.post_id, r.by_id, r.reason from post_reports r join topic_posts p on p.id = r.post_id join topics t on t.id = p.topic_id
            where r.settled_at is null and \(condition) order by r.id
            """) { ($0.id(), Topic.Report(by: $0.id(), reason: $0.text())) }
        let byPost = Dictionary(grouping: reports, by: \.0).mapValues { $0.map(\.1) }
        let latest: [Topic.Post] = try db.all("""
            select p.id, p.topic_id, p.author_id, a.display_name, p.text, p.at, p.removed_at, p.hidden_at, p.hidden_by, p.hidden_reason,
                p.appealed_at, p.appeal, p.appeal_answer, p.appeal_decided_at
            from topic_posts p join topics t on t.id = p.topic_id join accounts a on a.id = p.author_id where \(condition) order by p.id desc limit 500
            """) { row in
            var post = Topic.Post(
                id: row.id(), topic: row.id(), author: row.id(), by: row.text(), text: row.text(), at: row.instant(), removedAt: row.optionalInstant())
            let hiddenAt = row.optionalInstant(), hiddenBy: AccountID? = row.optionalID(), reason = row.text()
            if let hiddenAt, let hiddenBy { post.hiding = Hiding(at: hiddenAt, by: hiddenBy, reason: reason) }
            let appealedAt = row.optionalInstant(), text = row.text(), answer = row.text(), decidedAt = row.optionalInstant()
            post.appeal = appealedAt.map { HidingAppeal(at: $0, text: text, answer: answer, decidedAt: decidedAt) }
            post.reports = byPost[post.id] ?? []
            return post
        }
        return latest.reversed()
    }

    // MARK: Changing

    static func open(_ title: String, _ text: String, in assembly: AssemblyID, by person: AccountID, at now: Instant, _ db: Writing) throws -> ID<Topic> {
        let id: ID<Topic> = ID(try db.insert("insert into topics (assembly_id, title, by_id, at) values (\(assembly), \(title), \(person), \(now)) returning id"))
        _ = try write(text, in: id, by: person, at: now, db)
        return id
    }

    static func write(_ text: String, in topic: ID<Topic>, by person: AccountID, at now: Instant, _ db: Writing) throws -> ID<Topic.Post> {
        ID(try db.insert("insert into topic_posts (topic_id, author_id, text, at) values (\(topic), \(person), \(text), \(now)) returning id"))
    }

    static func close(_ topic: ID<Topic>, by person: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update topics set closed_at = \(now), closed_by = \(person) where id = \(topic) and closed_at is null")
    }

    /// The words go; those that were reported stay until who moderates has read them.
    static func remove(_ post: Topic.Post, at now: Instant, _ db: Writing) throws {
        try db.run("update topic_posts set removed_at = \(now), text = \(post.reports.isEmpty ? "" : post.text) where id = \(post.id)")
    }

    static func report(_ post: ID<Topic.Post>, _ reason: String, by person: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into post_reports (post_id, by_id, reason, at) values (\(post), \(person), \(reason), \(now))
            on conflict (post_id, by_id) do update set reason = excluded.reason, at = excluded.at, settled_at = null, settled_by = null
            """)
    }

    /// Closes what was said against it; what its author took back meanwhile loses its words.
    static func settle(_ post: ID<Topic.Post>, by person: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update post_reports set settled_at = \(now), settled_by = \(person) where post_id = \(post) and settled_at is null")
        try db.run("update topic_posts set text = '' where id = \(post) and removed_at is not null")
    }

    static func hide(_ post: ID<Topic.Post>, _ reason: String, by person: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update topic_posts set hidden_at = \(now), hidden_by = \(person), hidden_reason = \(reason),
                appealed_at = null, appeal = '', appeal_answer = '', appeal_decided_at = null, appeal_decided_by = null
            where id = \(post) and hidden_at is null
            """)
        try settle(post, by: person, at: now, db)
    }

    /// False when it is asked already.
    static func appeal(_ post: ID<Topic.Post>, _ words: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update topic_posts set appealed_at = \(now), appeal = \(words) where id = \(post) and hidden_at is not null and appealed_at is null") == 1
    }

    /// Shows it again or keeps it hidden; false when it is decided already.
    static func decide(_ post: ID<Topic.Post>, _ verdict: HidingVerdict, by person: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        let isDone = try db.run("""
            update topic_posts set appeal_answer = \(verdict.answer), appeal_decided_at = \(now), appeal_decided_by = \(person)
            where id = \(post) and appealed_at is not null and appeal_decided_at is null
            """) == 1
        if isDone, verdict.isShownAgain { try showAgain(post, db) }
        return isDone
    }

    static func showAgain(_ post: ID<Topic.Post>, _ db: Writing) throws {
        try db.run("update topic_posts set hidden_at = null, hidden_by = null, hidden_reason = '' where id = \(post)")
    }
}
