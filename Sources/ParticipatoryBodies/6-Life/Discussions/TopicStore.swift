import Database
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
        if let refusal = SpaceRules.mayRead(standing) { throw refusal }
        guard let post = try posts("t.assembly_id = \(standing.assembly.id) and p.id = \(id)", db).first else { throw NotFound() }
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
            select p.id, p.topic_id, p.author_id, a.display_name, p.text, p.at, p.removed_at, p.hidden_at, p.hidden_reason
            from topic_posts p join topics t on t.id = p.topic_id join accounts a on a.id = p.author_id where \(condition) order by p.id desc limit 500
            """) { row in
            let id: ID<Topic.Post> = row.id()
            return Topic.Post(
                id: id, topic: row.id(), author: row.id(), by: row.text(), text: row.text(), at: row.instant(), removedAt: row.optionalInstant(),
                hiddenAt: row.optionalInstant(), hiddenReason: row.text(), reports: byPost[id] ?? [])
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
        try db.run("update topic_posts set hidden_at = \(now), hidden_by = \(person), hidden_reason = \(reason) where id = \(post) and hidden_at is null")
        try settle(post, by: person, at: now, db)
    }

    static func showAgain(_ post: ID<Topic.Post>, _ db: Writing) throws {
        try db.run("update topic_posts set hidden_at = null, hidden_by = null, hidden_reason = '' where id = \(post)")
    }
}
