import Database
import L10n
import Vocabulary

/// The questions asked of the discussions, and what is written there. The count beside the proposal moves with them.
enum DiscussionStore {
    /// A page of threads, the latest first, each with all its answers in order.
    static func threads(_ proposal: ID<Proposal>, page: Int = 1, perPage: Int = 20, _ db: Reading) throws -> [CommentThread] {
        let firsts: [Comment] = try db.all("""
            select \(raw: Comment.columns) from \(raw: Comment.tables)
            where \(opening(proposal))
            order by c.at desc, c.id desc
            limit \(perPage) offset \((page - 1) * perPage)
            """) { Comment(&$0) }
        guard !firsts.isEmpty else { return [] }
        let replies: [Comment] = try db.all("""
            select \(raw: Comment.columns) from \(raw: Comment.tables)
            where c.parent_id in (\(list: firsts.map(\.id))) and c.removed_at is null
            order by c.at, c.id
            """) { Comment(&$0) }
        let byParent = Dictionary(grouping: replies) { $0.parent! }
        return firsts.map { CommentThread(first: $0, replies: byParent[$0.id] ?? []) }
    }

    static func threadCount(_ proposal: ID<Proposal>, _ db: Reading) throws -> Int {
        try db.count("select count(*) from comments c where \(opening(proposal))")
    }

    /// The comments `c` that open the threads of a proposal: one that was taken back keeps its place while it has answers.
    private static func opening(_ proposal: ID<Proposal>) -> SQL {
        """
        c.proposal_id = \(proposal) and c.parent_id is null
            and (c.removed_at is null or exists (select 1 from comments x where x.parent_id = c.id and x.removed_at is null))
        """
    }

    /// - Parameter evenRemoved: for who must read what was reported before its author took it back.
    static func file(_ id: ID<Comment>, for actor: Actor, evenRemoved: Bool = false, _ db: Reading) throws -> CommentFile {
        guard let comment = try db.first("select \(raw: Comment.columns) from \(raw: Comment.tables) where c.id = \(id)", { Comment(&$0) })
        else { throw NotFound() }
        let isReported = try !ReportStore.reporters(of: .comment(id), db).isEmpty
        guard comment.removedAt == nil || evenRemoved && isReported else { throw NotFound() }
        let proposal = try ProposalStore.proposal(comment.proposal, db)
        let edition = try EditionStore.edition(proposal.edition, db)
        guard proposal.number != nil, edition.isPublished else { throw NotFound() }
        var file = CommentFile(comment: comment, proposal: proposal, edition: edition)
        if let hiding = comment.hiding {
            file.appealUntil = CityTime.city.endOfDay(hiding.at, adding: try RulebookStore.rulebook(edition.id, at: hiding.at, db).appealDays)
        }
        file.isReported = isReported
        file.isReportedByActor = try ReportStore.isReported(.comment(id), by: actor.account, db)
        file.isAnswered = try db.exists("""
            select 1 from comments where parent_id = \(comment.parent ?? id) and id > \(id) and removed_at is null limit 1
            """)
        return file
    }

    /// How many comments somebody wrote since then, anywhere.
    static func count(by author: AccountID, since moment: Instant, _ db: Reading) throws -> Int {
        try db.count("select count(*) from comments where author_id = \(author) and at > \(moment)")
    }

    /// The same words from the same person on the same proposal a moment ago: a form sent twice.
    static func twin(_ body: String, on proposal: ID<Proposal>, by author: AccountID, since moment: Instant, _ db: Reading) throws -> ID<Comment>? {
        try db.first("""
            select id from comments
            where proposal_id = \(proposal) and author_id = \(author) and body = \(body) and at > \(moment)
            limit 1
            """) { $0.id() }
    }

    /// The comment that opens the thread of this one, when it is of this proposal and not hidden.
    static func opening(of id: ID<Comment>, on proposal: ID<Proposal>, _ db: Reading) throws -> Comment? {
        try db.first("""
            select \(raw: Comment.columns) from \(raw: Comment.tables)
            where c.proposal_id = \(proposal) and c.hidden_at is null and c.removed_at is null
                and c.id = (select coalesce(parent_id, id) from comments where id = \(id))
            """) { Comment(&$0) }
    }

    static func add(
        _ body: String, to proposal: ID<Proposal>, parent: ID<Comment>?, by author: AccountID, at now: Instant, _ db: Writing
    ) throws -> ID<Comment> {
        let id = try db.insert("""
            insert into comments (proposal_id, parent_id, author_id, body, at)
            values (\(proposal), \(parent), \(author), \(body), \(now))
            returning id
            """)
        try db.run("update proposals set comments_count = comments_count + 1 where id = \(proposal)")
        return ID(id)
    }

    /// Its author mends her words.
    static func edit(_ comment: ID<Comment>, _ body: String, _ db: Writing) throws {
        try db.run("update comments set body = \(body) where id = \(comment)")
    }

    /// Its author takes it back: its words go, those that were reported once they are read.
    static func remove(_ file: CommentFile, at now: Instant, _ db: Writing) throws {
        try db.run("update comments set removed_at = \(now) where id = \(file.comment.id)")
        try db.run("update proposals set comments_count = comments_count - 1 where id = \(file.comment.proposal)")
        if !file.isReported { try eraseRemoved(file.comment.id, db) }
    }

    /// The words of a comment, if it was taken back.
    static func eraseRemoved(_ comment: ID<Comment>, _ db: Writing) throws {
        try db.run("update comments set body = '' where id = \(comment) and removed_at is not null")
    }

    static func appeal(_ comment: ID<Comment>, _ words: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update comments set appealed_at = \(now), appeal = \(words)
            where id = \(comment) and hidden_at is not null and appealed_at is null
            """) == 1
    }
}
