import Database
import Vocabulary

/// What is remembered of the mail that came in: each message once, and how far the mailbox was read.
enum MailInStore {
    /// What became of a message.
    enum Outcome: String, Sendable { case opened, joined, ignored, refused }

    /// Notes a message; false when it came before.
    static func take(_ messageID: String, _ outcome: Outcome, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("insert into received_mails (message_id, outcome, at) values (\(messageID), \(outcome), \(now)) on conflict (message_id) do nothing") == 1
    }

    static func settle(_ messageID: String, _ outcome: Outcome, _ question: ID<Question>?, _ db: Writing) throws {
        try db.run("update received_mails set outcome = \(outcome), question_id = \(question) where message_id = \(messageID)")
    }

    static func isKnown(_ messageID: String, _ db: Reading) throws -> Bool { try db.exists("select 1 from received_mails where message_id = \(messageID)") }

    /// Nil: never read.
    static func mark(_ mailbox: String, _ db: Reading) throws -> (validity: Int, last: Int)? {
        try db.first("select validity, last from mailbox_marks where mailbox = \(mailbox)") { (validity: $0.int(), last: $0.int()) }
    }

    static func keep(_ validity: Int, _ last: Int, of mailbox: String, _ db: Writing) throws {
        try db.run("""
            insert into mailbox_marks (mailbox, validity, last) values (\(mailbox), \(validity), \(last))
            on conflict (mailbox) do update set validity = excluded.validity, last = excluded.last
            """)
    }

    /// How often this message has failed, this time included.
    static func failed(_ number: Int, _ validity: Int, of mailbox: String, _ db: Writing) throws -> Int {
        try db.run("""
            insert into mailbox_marks (mailbox, validity, last, failing, failures) values (\(mailbox), \(validity), 0, \(number), 1)
            on conflict (mailbox) do update set
                failures = case when mailbox_marks.failing = excluded.failing then mailbox_marks.failures + 1 else 1 end, failing = excluded.failing
            """)
        return try db.value("select failures from mailbox_marks where mailbox = \(mailbox)", as: Int.self)
    }

    static func forget(before moment: Instant, _ db: Writing) throws { try db.run("delete from received_mails where at < \(moment)") }
}
