import Database
import Platform
import Vocabulary
import Web

/// The questions asked of proposals.
enum ProposalStore {
    static func proposal(_ id: ID<Proposal>, _ db: Reading) throws -> Proposal {
        guard let proposal = try db.first("select \(raw: Proposal.columns) from \(raw: Proposal.tables) where p.id = \(id)", { try Proposal(&$0) })
        else { throw NotFound() }
        return proposal
    }

    static func proposal(_ edition: EditionID, number: Int, _ db: Reading) throws -> Proposal {
        guard let proposal = try db.first("""
            select \(raw: Proposal.columns) from \(raw: Proposal.tables) where p.edition_id = \(edition) and p.number = \(number)
            """, { try Proposal(&$0) }) else { throw NotFound() }
        return proposal
    }

    /// What the public is told from now on: called by the step that releases its decision.
    static func setStatus(_ status: ProposalStatus, _ id: ID<Proposal>, _ db: Writing) throws {
        _ = try db.run("update proposals set status = \(status) where id = \(id)")
    }

    /// What somebody deposited, by its public number, the latest first.
    static func numbered(by account: AccountID, _ db: Reading) throws -> [(number: String, title: String, link: String)] {
        try db.all("""
            select e.slug, p.number, p.title from proposals p join editions e on e.id = p.edition_id
            where p.author_id = \(account) and p.number is not null and p.deposited_at is not null order by p.id desc limit 30
            """) { row in
            let slug = row.text(), number = row.int()
            return (number: "\(slug)-\(number)", title: row.text(), link: "/editions/\(slug)/propositions/\(number)")
        }
    }

    /// Where each stands, as everyone reads it.
    static func statuses(of proposals: [Int], _ db: Reading) throws -> [Int: ProposalStatus] {
        Dictionary(try db.all("select id, status from proposals where id in (\(list: proposals))") { ($0.int(), try $0.choice(ProposalStatus.self)) }) { $1 }
    }

    /// Those of them whose author has no electronic address.
    static func withoutEmail(_ proposals: [ID<Proposal>], _ db: Reading) throws -> Set<ID<Proposal>> {
        Set(try db.all("select p.id from proposals p join accounts a on a.id = p.author_id where p.id in (\(list: proposals)) and a.email is null") { $0.id() })
    }

    // MARK: For its people

    static func own(_ id: ID<Proposal>, _ db: Reading) throws -> OwnProposal { try own(try proposal(id, db), db) }

    static func own(_ proposal: Proposal, _ db: Reading) throws -> OwnProposal {
        OwnProposal(
            proposal: proposal, edition: try EditionStore.edition(proposal.edition, db),
            coauthors: try CoauthorStore.all(proposal.id, db), completions: try CompletionStore.all(proposal.id, db),
            merges: try MergeStore.all(proposal.id, db), documents: try DocumentStore.all(of: "proposal", proposal.id.number, db),
            // Nobody acts for a person who left.
            authorCanSignIn: try db.exists("select 1 from accounts where id = \(proposal.author) and (email_confirmed_at is not null or deleted_at is not null)"),
            isExamined: try db.exists("select 1 from eligibility_reviews where proposal_id = \(proposal.id) limit 1"),
            isAmendmentOpen: try db.exists("""
                select 1 from syntheses y join feasibility_studies s on s.id = y.study_id join proposals p on p.id = s.proposal_id
                where p.id = \(proposal.id) and \(raw: isAmendmentOpen)
                """)
        )
    }

    /// The same for whom it is: its people, or an agent who welcomes its author; nil for anybody else.
    static func own(_ id: ID<Proposal>, for actor: Actor, _ db: Reading) throws -> OwnProposal? {
        guard actor.isSignedIn else { return nil }
        let own = try own(id, db)
        return own.standing(of: actor) == .stranger ? nil : own
    }

    /// The condition that the conclusion `y` holds a version or conditions that the people of the proposal `p` have neither accepted nor declined.
    static let isAmendmentOpen = """
        y.superseded_at is null and y.accepted_at is null and y.declined_at is null and y.notified_at is null and (y.amended_title <> '' or y.amended_summary <> '' or y.conditions <> '') \
        and p.withdrawn_at is null and p.merged_into is null \
        and not exists (select 1 from synthesis_validations sv where sv.synthesis_id = y.id and sv.validated_at is null)
        """

    /// Drafts, deposits and what one co-signs, the last touched first.
    static func mine(_ account: AccountID, _ db: Reading) throws -> [Proposal] {
        try db.all("""
            select \(raw: Proposal.columns) from \(raw: Proposal.tables)
            where \(carried(by: account))
            order by p.updated_at desc, p.id desc
            limit 200
            """) { try Proposal(&$0) }
    }

    private static func carried(by account: AccountID) -> SQL {
        "(p.author_id = \(account) or p.id in (select proposal_id from coauthors where account_id = \(account) and accepted_at is not null))"
    }

    /// The proposals of a person that wait for an answer of hers, each with what is asked.
    static func waiting(for account: AccountID, at now: Instant, _ db: Reading) throws -> [WaitingProposal] {
        let completions = try db.all("""
            select p.id, p.title, c.due_at
            from completions c join proposals p on p.id = c.proposal_id
            where c.answered_at is null and p.status not in ('withdrawn', 'merged') and \(carried(by: account))
            """) { WaitingProposal(id: $0.id(), title: $0.text(), answer: .completion(until: $0.instant())) }
        let amendments = try db.all("""
            select p.id, p.title, v.opens_at
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            join proposals p on p.id = s.proposal_id
            left join phases v on v.edition_id = p.edition_id and v.kind = 'vote'
            where \(raw: isAmendmentOpen) and (v.opens_at is null or v.opens_at > \(now)) and \(carried(by: account))
            """) { WaitingProposal(id: $0.id(), title: $0.text(), answer: .amendment(until: $0.optionalInstant())) }
        let mergers = try db.all("""
            select p.id, p.title
            from merges m join proposals p on p.id in (m.proposal_id, m.into_id)
            where \(MergeStore.awaits(at: now)) and p.author_id = \(account)
            """) { WaitingProposal(id: $0.id(), title: $0.text(), answer: .merger) }
        return completions + amendments + mergers
    }

    /// How many a person has deposited in an edition and not taken back.
    static func depositedCount(_ author: AccountID, in edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("""
            select count(*) from proposals
            where author_id = \(author) and edition_id = \(edition) and number is not null and status not in ('withdrawn', 'merged')
            """)
    }

    /// The deposited proposals of the edition that say nearly the same, the closest first.
    static func similar(to text: String, in edition: EditionID, except: ID<Proposal>? = nil, limit: Int = 5, _ db: Reading) throws -> [SimilarProposal] {
        guard SearchText.fold(text).utf8.count >= 4 else { return [] }
        let others = try db.all("""
            select id, number, title, summary from proposals
            where edition_id = \(edition) and number is not null and hidden_at is null and status not in ('withdrawn', 'merged')
                and id <> \(except?.number ?? 0)
            order by number
            """) { SimilarProposal(id: $0.id(), number: $0.int(), title: $0.text(), summary: $0.text()) }
        let similarity = Similarity(others.map { $0.title + " " + $0.title + " " + $0.summary })
        return similarity.closest(to: text, limit: limit, atLeast: 0.22).map { others[$0.rank] }
    }
}

extension OwnProposal {
    /// By which way an act on it comes. When an agent acts for its author, she stands at the counter: her account is in use.
    func channel(_ visit: Visit, _ db: Writing) throws -> JournalChannel {
        guard standing(of: visit.actor) == .agent else { return .web }
        try AccountStore.seen(proposal.author, at: visit.now, db)
        return .counter
    }
}

/// A proposal that waits for its people, and what for.
struct WaitingProposal: Sendable, Equatable {
    enum Answer: Sendable, Equatable { case completion(until: Instant), amendment(until: Instant?), merger }

    var id: ID<Proposal>
    var title: String
    var answer: Answer
}

/// A proposal that others should see before they write the same.
struct SimilarProposal: Sendable, Equatable {
    var id: ID<Proposal>
    var number: Int
    var title: String
    var summary: String
}
