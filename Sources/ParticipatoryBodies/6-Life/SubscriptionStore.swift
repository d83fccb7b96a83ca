import Database
import Vocabulary

/// The questions asked of who receives the letter of a neighbourhood, and what changes them.
enum SubscriptionStore {
    static func subscription(_ id: ID<Subscription>, _ db: Reading) throws -> Subscription? { try list("id = \(id)", db).first }

    /// Those who confirmed and received nothing since this moment.
    static func due(before moment: Instant, _ db: Reading) throws -> [Subscription] {
        try list("confirmed_at is not null and ended_at is null and coalesce(sent_at, confirmed_at - 1) < \(moment)", db)
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [Subscription] {
        try db.all("select id, email, territory_id, asked_at, confirmed_at, ended_at, sent_at from letter_subscriptions where \(condition) order by id") { row in
            Subscription(
                id: row.id(), email: EmailAddress(row.text()) ?? EmailAddress("vide@exemple.fr")!, territory: row.optionalID(), askedAt: row.instant(),
                confirmedAt: row.optionalInstant(), endedAt: row.optionalInstant(), sentAt: row.optionalInstant())
        }
    }

    /// Letters of confirmation that one address receives in a day: nobody fills another's mailbox with them.
    static let mostADay = 3

    /// What is now to be confirmed; nil when nothing more is to be sent: it is confirmed, or its letter left less than a day ago.
    static func ask(_ email: EmailAddress, _ territory: TerritoryID?, at now: Instant, _ db: Writing) throws -> Subscription? {
        let known = try list("email = \(email) and coalesce(territory_id, 0) = \(territory?.number ?? 0)", db).first
        if let known, known.endedAt == nil, known.confirmedAt != nil || known.askedAt > now - .days(1) { return nil }
        if try db.count("select count(*) from letter_subscriptions where email = \(email) and asked_at > \(now - .days(1))") >= mostADay { return nil }
        guard let known else {
            return try subscription(ID(try db.insert("insert into letter_subscriptions (email, territory_id, asked_at) values (\(email), \(territory), \(now)) returning id")), db)
        }
        try db.run("update letter_subscriptions set asked_at = \(now), confirmed_at = null, ended_at = null where id = \(known.id)")
        return try subscription(known.id, db)
    }

    static func confirm(_ id: ID<Subscription>, at now: Instant, _ db: Writing) throws {
        try db.run("update letter_subscriptions set confirmed_at = \(now), ended_at = null where id = \(id) and confirmed_at is null")
    }

    /// The address goes with the subscription.
    static func end(_ id: ID<Subscription>, _ db: Writing) throws { try db.run("delete from letter_subscriptions where id = \(id)") }

    static func sent(_ id: ID<Subscription>, at now: Instant, _ db: Writing) throws { try db.run("update letter_subscriptions set sent_at = \(now) where id = \(id)") }

    /// Whoever did not confirm within a week asked for nothing.
    static func forget(at now: Instant, _ db: Writing) throws {
        try db.run("delete from letter_subscriptions where confirmed_at is null and asked_at < \(now - .days(7))")
    }
}
