package import Database
package import Vocabulary

/// The text messages that wait.
package enum TextMessageStore {
    /// One that nobody would want any more after `expiresAt`.
    package static func post(_ body: String, to phone: String, until expiresAt: Instant, at now: Instant, _ db: Writing) throws {
        try db.run("insert into text_messages (phone, body, next_at, expires_at) values (\(phone), \(body), \(now), \(expiresAt))")
    }

    /// The next one due, kept from others for a minute; those that come too late are erased.
    static func take(at now: Instant, _ db: Writing) throws -> TextMessage? {
        try db.run("delete from text_messages where expires_at <= \(now)")
        let next: ID<TextMessage>? = try db.first("select id from text_messages where next_at <= \(now) order by next_at, id limit 1") { $0.id() }
        guard let next else { return nil }
        return try db.first("""
            update text_messages set next_at = \(now + .minutes(1)), attempts = attempts + 1 where id = \(next) and next_at <= \(now)
            returning id, phone, body
            """) { TextMessage(id: $0.id(), phone: $0.text(), body: $0.text()) }
    }

    static func sent(_ id: ID<TextMessage>, _ db: Writing) throws { try db.run("delete from text_messages where id = \(id)") }

    /// How many have waited for more than a minute: the gateway does not answer, or there is none.
    package static func late(at now: Instant, _ db: Reading) throws -> Int {
        try db.count("select count(*) from text_messages where expires_at > \(now) and (attempts > 0 or next_at < \(now - .minutes(1)))")
    }
}
