import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the mail of the bodies, and what adds to it.
enum ConversationStore {
    /// Those of a body: what waits for an answer first, then the latest.
    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [Conversation] { try list("c.assembly_id = \(assembly)", db) }

    static func file(_ visit: Visit, _ db: Reading) throws -> ConversationFile {
        let standing = try AssemblyStore.standing(visit, db), id: ID<Conversation> = try visit.id("conversation")
        guard var found = try list("c.assembly_id = \(standing.assembly.id) and c.id = \(id)", db).first else { throw NotFound() }
        let key = visit.query["cle"] ?? visit.form.value("key") ?? ""
        let isWriter = found.account != nil && found.account == visit.actor.account || Secrets.equal(ConversationKey.key(found, of: standing.assembly, visit.world), key)
        guard isWriter || ConversationRules.mayAnswer(standing) == nil else { throw NotFound() }
        found.lines = try lines(id, db)
        return ConversationFile(standing: standing, conversation: found, isWriter: isWriter, key: isWriter ? key : "")
    }

    /// How many messages wait for an answer, body by body.
    static func waiting(_ db: Reading) throws -> [AssemblyID: Int] {
        Dictionary(uniqueKeysWithValues: try db.all("select assembly_id, count(*) from conversations where waits = true and closed_at is null group by assembly_id") {
            ($0.id(), $0.int())
        })
    }

    /// How many conversations a body has begun itself since then.
    static func begun(by assembly: AssemblyID, since moment: Instant, _ db: Reading) throws -> Int {
        try db.count("""
            select count(*) from conversations c where c.assembly_id = \(assembly) and c.at > \(moment)
                and (select l.is_of_the_body from conversation_lines l where l.conversation_id = c.id order by l.id limit 1) = true
            """)
    }

    /// How many messages have come by mail or otherwise in a conversation since then.
    static func written(in conversation: ID<Conversation>, since moment: Instant, _ db: Reading) throws -> Int {
        try db.count("select count(*) from conversation_lines where conversation_id = \(conversation) and at > \(moment)")
    }

    static func conversation(_ id: ID<Conversation>, _ db: Reading) throws -> (assembly: Assembly, conversation: Conversation)? {
        guard let found = try list("c.id = \(id)", db).first else { return nil }
        return (assembly: try AssemblyStore.assembly(try db.value("select assembly_id from conversations where id = \(id)", as: AssemblyID.self), db), conversation: found)
    }

    static func opened(by email: EmailAddress, since moment: Instant, _ db: Reading) throws -> Int {
        try db.count("select count(*) from conversations where email = \(email) and at > \(moment)")
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [Conversation] {
        try db.all("""
            select c.id, c.subject, c.name, c.email, c.account_id, c.language, c.at, c.closed_at, c.waits from conversations c where \(condition)
            order by case when c.waits = true and c.closed_at is null then 0 else 1 end, c.at desc, c.id desc limit 200
            """) { row in
            Conversation(
                id: row.id(), subject: row.text(), name: row.text(), email: row.text(), account: row.optionalID(), language: row.text(), at: row.instant(),
                closedAt: row.optionalInstant(), waits: row.bool())
        }
    }

    private static func lines(_ conversation: ID<Conversation>, _ db: Reading) throws -> [Conversation.Line] {
        var lines = try db.all("select is_of_the_body, by_name, text, at, id from conversation_lines where conversation_id = \(conversation) order by at, id") {
            Conversation.Line(isOfTheBody: $0.bool(), by: $0.text(), text: $0.text(), at: $0.instant(), id: $0.optionalID())
        }
        let joined = try DocumentStore.all(of: files, lines.compactMap { $0.id?.number }, db)
        for place in lines.indices { lines[place].files = lines[place].id.flatMap { joined[$0.number] } ?? [] }
        return lines
    }

    /// What the documents that came joined to a message stand beside.
    static let files = "conversation-line"

    // MARK: Changing

    /// Keeps it with its first words: those of the person, or of the body that writes first.
    static func open(_ conversation: Conversation, of assembly: Assembly, text: String, by writer: AccountID? = nil, _ db: Writing) throws -> Conversation {
        var conversation = conversation
        conversation.id = ID(try db.insert("""
            insert into conversations (assembly_id, subject, name, email, account_id, language, at, waits)
            values (\(assembly.id), \(conversation.subject), \(conversation.name), \(conversation.email), \(conversation.account), \(conversation.language), \(conversation.at), true)
            returning id
            """))
        var line = Conversation.Line(isOfTheBody: writer != nil, by: writer == nil ? conversation.name : assembly.name, text: text, at: conversation.at)
        line.id = try add(line, to: conversation.id, by: writer ?? conversation.account, db)
        conversation.lines = [line]
        return conversation
    }

    /// Whoever writes last leaves the other to answer; a new word opens again what was closed.
    @discardableResult
    static func add(_ line: Conversation.Line, to conversation: ID<Conversation>, by account: AccountID?, _ db: Writing) throws -> ID<Conversation.Line> {
        let id: ID<Conversation.Line> = ID(try db.insert("""
            insert into conversation_lines (conversation_id, is_of_the_body, account_id, by_name, text, at)
            values (\(conversation), \(line.isOfTheBody), \(account), \(line.by), \(line.text), \(line.at)) returning id
            """))
        try db.run("update conversations set waits = \(!line.isOfTheBody), closed_at = null where id = \(conversation)")
        return id
    }

    /// The files of these messages go with them.
    static func removeFiles(of lines: SQL, at now: Instant, _ db: Writing) throws {
        try db.run("update documents set removed_at = \(now) where subject = \(files) and removed_at is null and subject_id in (\(lines))")
    }

    static func close(_ conversation: ID<Conversation>, at now: Instant, _ db: Writing) throws {
        try db.run("update conversations set closed_at = \(now), waits = false where id = \(conversation)")
    }
}

/// The secret by which somebody without an account comes back to what she wrote: signed, never stored.
enum ConversationKey {
    static func key(_ conversation: Conversation, of assembly: Assembly, _ world: World) -> String {
        Secrets.base64url(Array(Secrets.hmacSHA256(Array("conversation page \(conversation.sealed(assembly))".utf8), key: world.secret).prefix(18)))
    }
}

extension Conversation {
    /// What a secret of a conversation covers: its body, itself, and when it began, for a number may be given again to somebody else's.
    func sealed(_ assembly: Assembly) -> String { "\(assembly.id) \(id) \(at.milliseconds)" }
}

/// The secrets of the letter of a neighbourhood: one confirms, the other ends it.
enum SubscriptionKey {
    /// Whose it is and when she asked are signed too: a number may be given again to somebody else.
    static func key(_ use: String, _ subscription: Subscription, _ world: World) -> String {
        let words = "letter \(use) \(subscription.id) \(subscription.askedAt.milliseconds) \(subscription.email)"
        return Secrets.base64url(Array(Secrets.hmacSHA256(Array(words.utf8), key: world.secret).prefix(18)))
    }
}
