package import Database
import ServiceLifecycle
package import Vocabulary
package import Web

/// News of an edition for everyone who has an account: each is told once, whichever process tells and whenever it dies, for the place that
/// is reached moves in the transaction of the letters that lead there.
package enum Campaign {
    /// What is written to a handful of accounts.
    package typealias Letters = @Sendable ([Account], Reading) throws -> [Letter]

    /// How many accounts one transaction goes through.
    static let batch = 200
    /// News that is older, told by nobody while the site was down, is news no more.
    package static let freshness = Span.days(2)

    /// Goes on until everyone has been told.
    package static func tell(_ news: String, of edition: EditionID, _ world: World, _ letters: @escaping Letters) async throws {
        guard try await !world.database.read({ try CampaignStore.place(news, of: edition, $0).isEnd }) else { return }
        while !Task.isCancelled, !Task.isShuttingDownGracefully, try await turn(news, of: edition, world, letters) {}
    }

    /// One batch; false when nobody is left.
    static func turn(_ news: String, of edition: EditionID, _ world: World, _ letters: @escaping Letters) async throws -> Bool {
        try await world.database.write(quietly: true) { db in
            let place = try CampaignStore.place(news, of: edition, db)
            if place.isEnd { return false }
            let accounts = try CampaignStore.accounts(after: place.account, most: batch, db)
            for letter in try letters(accounts, db) { try Outbox.post(letter, about: edition, world, at: world.now(), db) }
            try CampaignStore.reach((accounts.last?.id.number ?? place.account, accounts.isEmpty), news, of: edition, db)
            return !accounts.isEmpty
        }
    }
}

/// How far each campaign has come.
enum CampaignStore {
    typealias Place = (account: Int, isEnd: Bool)

    static func place(_ news: String, of edition: EditionID, _ db: Reading) throws -> Place {
        try db.first("select account_id, is_end from campaigns where edition_id = \(edition) and news = \(news)") { ($0.int(), $0.bool()) } ?? (0, false)
    }

    /// Those who have an electronic address of their own, in the order of their identities.
    static func accounts(after account: Int, most: Int, _ db: Reading) throws -> [Account] {
        try db.all("""
            select \(raw: Account.columns) from accounts
            where id > \(account) and email is not null and email_confirmed_at is not null and deleted_at is null
            order by id
            limit \(most)
            """)
    }

    static func reach(_ place: Place, _ news: String, of edition: EditionID, _ db: Writing) throws {
        try db.run("""
            insert into campaigns (edition_id, news, account_id, is_end) values (\(edition), \(news), \(place.account), \(place.isEnd))
            on conflict (edition_id, news) do update set account_id = excluded.account_id, is_end = excluded.is_end
            """)
    }
}
