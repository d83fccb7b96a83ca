import Database
import Vocabulary

/// Those who sign a proposal with its author: invited, accepting, leaving.
enum CoauthorStore {
    static func all(_ proposal: ID<Proposal>, _ db: Reading) throws -> [Coauthor] { try all([proposal], db) }

    static func all(_ proposals: [ID<Proposal>], _ db: Reading) throws -> [Coauthor] {
        try db.all("""
            select \(raw: Coauthor.columns) from \(raw: Coauthor.tables) where c.proposal_id in (\(list: proposals)) order by c.invited_at, c.id
            """) { Coauthor(&$0) }
    }

    static func coauthor(_ id: ID<Coauthor>, _ db: Reading) throws -> Coauthor {
        guard let coauthor = try db.first("select \(raw: Coauthor.columns) from \(raw: Coauthor.tables) where c.id = \(id)", { Coauthor(&$0) })
        else { throw NotFound() }
        return coauthor
    }

    /// The invitations that wait for whoever owns this address.
    static func waiting(_ email: EmailAddress, _ db: Reading) throws -> [WaitingInvitation] {
        try db.all("""
            select c.id, p.title, a.display_name, c.invited_at
            from coauthors c join proposals p on p.id = c.proposal_id join accounts a on a.id = p.author_id
            where c.email = \(email) and c.accepted_at is null and c.declined_at is null and p.status = 'deposited'
            order by c.invited_at desc
            """) { WaitingInvitation(id: $0.id(), title: $0.text(), from: $0.text(), invitedAt: $0.instant()) }
    }

    /// Invites. Gives the identity of the invitation.
    static func invite(_ email: EmailAddress, to proposal: ID<Proposal>, digest: String, at now: Instant, _ db: Writing) throws -> ID<Coauthor> {
        ID(try db.insert("""
            insert into coauthors (proposal_id, email, invited_at, digest) values (\(proposal), \(email), \(now), \(digest))
            on conflict (proposal_id, email) do update set invited_at = excluded.invited_at, digest = excluded.digest, declined_at = null
            returning id
            """))
    }

    static func cancel(_ id: ID<Coauthor>, _ db: Writing) throws {
        try db.run("delete from coauthors where id = \(id) and accepted_at is null")
    }

    static func accept(_ id: ID<Coauthor>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update coauthors set accepted_at = \(now), account_id = \(account), digest = null
            where id = \(id) and accepted_at is null and declined_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Vous avez déjà répondu à cette invitation.") }
    }

    static func decline(_ id: ID<Coauthor>, at now: Instant, _ db: Writing) throws {
        try db.run("update coauthors set declined_at = \(now), digest = null where id = \(id) and accepted_at is null")
    }

    static func leave(_ proposal: ID<Proposal>, _ account: AccountID, _ db: Writing) throws {
        try db.run("delete from coauthors where proposal_id = \(proposal) and account_id = \(account)")
    }

    /// Those credited on a proposal, in the order in which they came.
    static func names(_ proposal: ID<Proposal>, _ db: Reading) throws -> [String] {
        try db.all("""
            select a.display_name from coauthors c join accounts a on a.id = c.account_id
            where c.proposal_id = \(proposal) and c.accepted_at is not null
            order by c.accepted_at, c.id
            """) { $0.text() }
    }
}

/// An invitation as the person invited sees it among her ideas.
struct WaitingInvitation: Sendable, Equatable {
    var id: ID<Coauthor>
    var title: String
    var from: String
    var invitedAt: Instant
}

/// What the city asks a proposer to add, and the answers.
enum CompletionStore {
    static func all(_ proposal: ID<Proposal>, _ db: Reading) throws -> [Completion] {
        try db.all("""
            select \(raw: Completion.columns) from completions where proposal_id = \(proposal) order by asked_at desc, id desc
            """) { Completion(&$0) }
    }

    static func completion(_ id: ID<Completion>, _ db: Reading) throws -> Completion {
        guard let completion = try db.first("select \(raw: Completion.columns) from completions where id = \(id)", { Completion(&$0) })
        else { throw NotFound() }
        return completion
    }

    /// For the steps that ask.
    @discardableResult
    static func ask(_ question: String, of proposal: ID<Proposal>, by account: AccountID, due: Instant, at now: Instant, _ db: Writing) throws -> ID<Completion> {
        ID(try db.insert("""
            insert into completions (proposal_id, asked_by, asked_at, question, due_at)
            values (\(proposal), \(account), \(now), \(question), \(due))
            returning id
            """))
    }

    /// Of two answers at once, the second is refused.
    static func answer(_ answer: String, to id: ID<Completion>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update completions set answered_at = \(now), answer = \(answer), answered_by = \(account) where id = \(id) and answered_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Vous avez déjà répondu à cette question.") }
    }
}
