import Database
import Platform
import Vocabulary

/// The questions asked of the works.
enum ImplementationStore {
    static func works(_ edition: EditionID, _ db: Reading) throws -> [Work] {
        try db.all("select \(raw: Work.columns) from \(raw: Work.tables) where j.edition_id = \(edition) order by j.number") { try Work(&$0) }
    }

    /// Those of them that are within a person's reach; the services see them all.
    static func works(_ edition: Edition, for actor: Actor, _ db: Reading) throws -> [Work] {
        let reach = actor.hasAnywhere(.serviceReferent) ? Reach.whole : actor.reach(edition.scope)
        return try works(edition.id, db).filter { reach.covers($0.territory) }
    }

    /// Those that these services make; nil: any service.
    static func works(of services: [ServiceID]?, _ db: Reading) throws -> [Work] {
        let among: SQL = services.map { "o.service_id in (\(list: $0))" } ?? "o.service_id is not null"
        return try db.all("select \(raw: Work.columns) from \(raw: Work.tables) where \(among) order by j.number") { try Work(&$0) }
    }

    static func work(_ edition: EditionID, number: Int, _ db: Reading) throws -> Work {
        guard let work = try db.first("""
            select \(raw: Work.columns) from \(raw: Work.tables) where j.edition_id = \(edition) and j.number = \(number)
            """, { try Work(&$0) }) else { throw NotFound() }
        return work
    }

    static func milestones(_ work: ID<Work>, _ db: Reading) throws -> [Milestone] {
        try db.all("select \(raw: Milestone.columns) from milestones where work_id = \(work) order by planned_at, position, id") { Milestone(&$0) }
    }

    /// Those of all the works of an edition, with the project they belong to.
    static func milestones(of edition: EditionID, _ db: Reading) throws -> [(number: Int, title: String, milestone: Milestone)] {
        try db.all("""
            select j.number, j.title, \(raw: Milestone.columns.split(separator: ", ").map { "m.\($0)" }.joined(separator: ", "))
            from milestones m
            join works w on w.id = m.work_id
            join projects j on j.id = w.project_id
            where j.edition_id = \(edition)
            order by j.number, m.planned_at, m.position, m.id
            """) { ($0.int(), $0.text(), Milestone(&$0)) }
    }

    static func spendings(_ work: ID<Work>, _ db: Reading) throws -> [Spending] {
        try db.all("select id, at, label, amount, section, cancelled_at is not null from spendings where work_id = \(work) order by at, id") {
            Spending(id: $0.id(), at: $0.instant(), label: $0.text(), amount: $0.euros(), section: try $0.choice(), isCancelled: $0.bool())
        }
    }

    /// What residents read, the latest first.
    static func news(_ work: ID<Work>, _ db: Reading) throws -> [WorkNews] {
        try db.all("""
            select \(raw: WorkNews.columns) from \(raw: WorkNews.tables)
            where n.work_id = \(work) and n.withdrawn_at is null
            order by n.at desc, n.id desc
            """) { try WorkNews(&$0) }
    }

    /// Who made it before, the latest first.
    static func formerOwners(_ work: ID<Work>, _ db: Reading) throws -> [WorkOwner] {
        try db.all("""
            select \(raw: WorkOwner.columns) from work_owners o left join services s on s.id = o.service_id
            where o.work_id = \(work) and o.ended_at is not null
            order by o.given_at desc, o.id desc
            """) { try WorkOwner(optional: &$0) }.compactMap(\.self)
    }

    static func abandonments(_ work: ID<Work>, _ db: Reading) throws -> [Abandonment] {
        try db.all("select \(raw: Abandonment.columns) from \(raw: Abandonment.tables) where b.work_id = \(work) order by b.id desc") {
            try Abandonment(&$0)
        }
    }

    /// The photos and documents of a work: its own, then those of each milestone.
    static func documents(_ work: ID<Work>, _ milestones: [Milestone], _ db: Reading) throws -> [WorkDocument] {
        let own = try DocumentStore.all(of: "work", work.number, db).map { WorkDocument(document: $0) }
        let byMilestone = try DocumentStore.all(of: "milestone", milestones.map(\.id.number), db)
        return own + milestones.flatMap { milestone in
            (byMilestone[milestone.id.number] ?? []).map { WorkDocument(document: $0, milestone: milestone.title) }
        }
    }

    static func areResultsPublic(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from proclamations where edition_id = \(edition) and embargo_until <= \(now) and letters_sent_at is not null
            """)
    }

    // MARK: Winners that are not followed yet

    static func winnersWithoutWork(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select count(*) \(winnersToFollow([edition]))")
    }

    static func winnersToFollow(_ editions: [EditionID]) -> SQL {
        """
        from proclamations pr
        join count_lines l on l.count_id = pr.count_id and l.is_winner
        join projects j on j.id = l.project_id
        where pr.edition_id in (\(list: editions)) and not exists (select 1 from works w where w.project_id = j.id)
        """
    }

    // MARK: Who is told

    /// Author and co-authors of what a work came from.
    static func proposers(_ work: Work, _ db: Reading) throws -> [AccountID] {
        guard let proposal = work.proposal else { return [] }
        return try db.all("""
            select author_id from proposals where id = \(proposal)
            union select account_id from coauthors where proposal_id = \(proposal) and accepted_at is not null and account_id is not null
            """) { $0.id() }
    }

    static func followers(_ work: Work, _ db: Reading) throws -> [AccountID] {
        try work.proposal.map { try Follows.followers("proposal", $0.number, db) } ?? []
    }
}

/// A photo or a document of a work, and the milestone it is about when it is about one.
struct WorkDocument: Sendable, Equatable {
    var document: Document
    var milestone: String?
}
