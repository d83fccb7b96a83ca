import Database
import Vocabulary

/// Who follows what: letters of the kind `following` go to them when it moves.
enum Follows {
    /// The accounts that follow a subject (`proposal`), for the letters of the step that moves it.
    static func followers(_ subject: String, _ id: Int, _ db: Reading) throws -> [AccountID] {
        try db.all("""
            select f.account_id
            from follows f
            join accounts a on a.id = f.account_id
            where f.subject = \(subject) and f.subject_id = \(id) and a.deleted_at is null
            order by f.account_id
            """) { $0.id() }
    }

    /// Who follows these proposals, besides those who carry them.
    static func followers(of proposals: [ID<Proposal>], _ db: Reading) throws -> [(proposal: ID<Proposal>, account: AccountID)] {
        try db.all("""
            select f.subject_id, f.account_id
            from follows f
            join proposals p on p.id = f.subject_id
            join accounts a on a.id = f.account_id
            where f.subject = 'proposal' and f.subject_id in (\(list: proposals)) and f.account_id <> p.author_id and a.deleted_at is null
                and not exists (select 1 from coauthors c where c.proposal_id = p.id and c.account_id = f.account_id and c.accepted_at is not null)
            order by f.subject_id, f.account_id
            """) { (proposal: $0.id(), account: $0.id()) }
    }

    static func isFollowing(_ account: AccountID, _ proposal: ID<Proposal>, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from follows where account_id = \(account) and subject = 'proposal' and subject_id = \(proposal)")
    }

    /// The count beside the proposal moves with it, in the same transaction; twice is once.
    static func follow(_ proposal: ID<Proposal>, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        let isNew = try db.run("""
            insert into follows (account_id, subject, subject_id, since) values (\(account), 'proposal', \(proposal), \(now))
            on conflict do nothing
            """) == 1
        if isNew { try db.run("update proposals set follows_count = follows_count + 1 where id = \(proposal)") }
        return isNew
    }

    static func unfollow(_ proposal: ID<Proposal>, by account: AccountID, _ db: Writing) throws -> Bool {
        let wasThere = try db.run("delete from follows where account_id = \(account) and subject = 'proposal' and subject_id = \(proposal)") == 1
        if wasThere { try db.run("update proposals set follows_count = follows_count - 1 where id = \(proposal)") }
        return wasThere
    }
}
