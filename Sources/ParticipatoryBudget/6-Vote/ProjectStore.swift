import Database
import Vocabulary

/// The projects of a vote and the state of their catalogue.
enum ProjectStore {
    /// On the ballot, by number.
    static func projects(_ edition: EditionID, _ db: Reading) throws -> [Project] {
        try db.recent("projects of \(edition)") {
            try db.all("""
                select \(raw: Project.columns) from \(raw: Project.tables)
                where pj.edition_id = \(edition) and \(raw: Project.onBallot) order by pj.number
                """) { try Project(&$0) }
        }
    }

    /// Those that were taken off, too; for officers.
    static func everyProject(_ edition: EditionID, _ db: Reading) throws -> [Project] {
        try db.all("select \(raw: Project.columns) from \(raw: Project.tables) where pj.edition_id = \(edition) order by pj.number") {
            try Project(&$0)
        }
    }

    /// One that the ballot is composed with, even while it waits for its study; for officers.
    static func composed(_ edition: EditionID, number: Int, _ db: Reading) throws -> Project {
        guard let project = try everyProject(edition, db).first(where: { $0.number == number && $0.removedAt == nil }) else { throw NotFound() }
        return project
    }

    static func project(_ edition: EditionID, number: Int, _ db: Reading) throws -> Project {
        guard let project = try db.first("""
            select \(raw: Project.columns) from \(raw: Project.tables)
            where pj.edition_id = \(edition) and pj.number = \(number) and \(raw: Project.onBallot)
            """, { try Project(&$0) }) else { throw NotFound() }
        return project
    }

    /// The project that a proposal became, if it did.
    static func number(of proposal: ID<Proposal>, _ db: Reading) throws -> Int? {
        try db.first("""
            select pj.number from projects pj join proposals p on p.id = pj.proposal_id
            where pj.proposal_id = \(proposal) and \(raw: Project.onBallot)
            """)
    }

    static func catalogue(_ edition: EditionID, _ db: Reading) throws -> Catalogue {
        try db.first("select published_at from catalogues where edition_id = \(edition)") { Catalogue(publishedAt: $0.optionalInstant()) } ?? Catalogue()
    }

    /// Authors and co-authors of the proposals that became projects, in one question.
    static func proposers(_ edition: EditionID, _ db: Reading) throws -> [ID<Project>: [AccountID]] {
        let pairs = try db.all("""
            select pj.id, p.author_id from projects pj join proposals p on p.id = pj.proposal_id
            where pj.edition_id = \(edition) and \(raw: Project.onBallot)
            union
            select pj.id, c.account_id from projects pj join proposals p on p.id = pj.proposal_id join coauthors c on c.proposal_id = p.id
            where pj.edition_id = \(edition) and \(raw: Project.onBallot) and c.account_id is not null and c.accepted_at is not null
            """) { (project: $0.id() as ID<Project>, account: $0.id() as AccountID) }
        return Dictionary(grouping: pairs, by: \.project).mapValues { $0.map(\.account).sorted() }
    }

    // MARK: Composing

    /// What may be put on the ballot and is not there: what the services found feasible or, when the calendar has no study, what the steps
    /// before it keep.
    static func candidates(_ edition: Edition, _ db: Reading) throws -> [FeasibleProposal] {
        let taken = Set(try everyProject(edition.id, db).filter { $0.removedAt == nil }.compactMap(\.proposal) + leftOff(edition.id, db).map(\.id))
        let ready = edition.calendar[.feasibility] != nil ? try FeasibilityStore.feasible(edition.id, db) : try unstudied(edition.id, db)
        return ready.filter { !taken.contains($0.id) }
    }

    private static func unstudied(_ edition: EditionID, _ db: Reading) throws -> [FeasibleProposal] {
        try ShortlistStore.retained(edition, db).filter { $0.withdrawnAt == nil && $0.mergedInto == nil && $0.hiddenAt == nil }.map {
            FeasibleProposal(
                id: $0.id, number: $0.number ?? 0, title: $0.title, summary: $0.summary, cost: $0.estimate, theme: $0.theme, territory: $0.territory,
                longitude: $0.longitude, latitude: $0.latitude)
        }
    }

    /// What an officer leaves off the ballot, by number.
    static func leftOff(_ edition: EditionID, _ db: Reading) throws -> [LeftOff] {
        try db.all("""
            select p.id, p.number, p.title, l.reason, l.decided_at from left_off l join proposals p on p.id = l.proposal_id
            where p.edition_id = \(edition) order by p.number
            """) { LeftOff(id: $0.id(), number: $0.int(), title: $0.text(), reason: $0.text(), at: $0.instant()) }
    }

    static func leaveOff(_ proposal: ID<Proposal>, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("insert into left_off (proposal_id, reason, decided_by, decided_at) values (\(proposal), \(reason), \(account), \(now))")
    }

    static func putBack(_ proposal: ID<Proposal>, _ db: Writing) throws { try db.run("delete from left_off where proposal_id = \(proposal)") }

    /// Puts a proposal on the ballot, or back on it, with its price and texts of today.
    static func add(_ proposal: FeasibleProposal, number: Int, to edition: EditionID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into projects (
                edition_id, proposal_id, number, title, summary, cost, territory_id, theme_id, longitude, latitude, added_at
            ) values (
                \(edition), \(proposal.id), \(number), \(proposal.title), \(proposal.summary), \(proposal.cost), \(proposal.territory),
                \(proposal.theme), \(proposal.longitude), \(proposal.latitude), \(now)
            )
            on conflict (proposal_id) do update set
                title = excluded.title, summary = excluded.summary, cost = excluded.cost, territory_id = excluded.territory_id,
                theme_id = excluded.theme_id, longitude = excluded.longitude, latitude = excluded.latitude, added_at = excluded.added_at,
                removed_at = null, removal_reason = ''
            """)
    }

    /// Where the vote has not been noted as open, the proposals whose study was concluded anew since they were put on the ballot.
    static func restudied(_ db: Reading) throws -> [EditionID: Set<ID<Proposal>>] {
        let pairs = try db.all("""
            select pj.edition_id, pj.proposal_id
            from projects pj
            join proposals p on p.id = pj.proposal_id
            join feasibility_studies s on s.proposal_id = p.id
            join syntheses y on y.study_id = s.id and y.superseded_at is null and y.released_at > pj.added_at
            left join catalogues c on c.edition_id = pj.edition_id
            where \(raw: Project.onBallot) and c.opening_noted_at is null
            """) { (edition: $0.id() as EditionID, proposal: $0.id() as ID<Proposal>) }
        return Dictionary(grouping: pairs, by: \.edition).mapValues { Set($0.map(\.proposal)) }
    }

    /// Those whose people have not been told yet that they go to the vote, with these people; told from now on.
    static func takeUntold(_ edition: EditionID, at now: Instant, _ db: Writing) throws -> [(project: Project, people: [AccountID])] {
        let taken: Set<ID<Project>> = Set(try db.all("""
            update projects set told_at = \(now)
            where told_at is null and id in (
                select pj.id from projects pj join proposals p on p.id = pj.proposal_id where pj.edition_id = \(edition) and \(raw: Project.onBallot)
            )
            returning id
            """))
        let people = try proposers(edition, db)
        return try everyProject(edition, db).filter { taken.contains($0.id) }.map { ($0, people[$0.id] ?? []) }
    }

    /// The first number that nobody has had in this edition.
    static func nextNumber(_ edition: EditionID, _ db: Reading) throws -> Int {
        try db.count("select coalesce(max(number), 0) + 1 from projects where edition_id = \(edition)")
    }

    static func remove(_ id: ID<Project>, reason: String, at now: Instant, _ db: Writing) throws {
        try db.run("update projects set removed_at = \(now), removal_reason = \(reason), told_at = null where id = \(id)")
    }

    static func save(_ id: ID<Project>, title: String, summary: String, _ db: Writing) throws {
        try db.run("update projects set title = \(title), summary = \(summary) where id = \(id)")
    }

    static func isNumberTaken(_ number: Int, besides id: ID<Project>, in edition: EditionID, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from projects where edition_id = \(edition) and number = \(number) and id <> \(id)")
    }

    /// Nothing that is printed changes once papers are ordered.
    static func refuseChange(_ edition: Edition, _ db: Reading) throws {
        if let refusal = PaperRules.mayChangeBallot(edition, batches: try BallotBatchStore.standing(edition.id, db)) { throw refusal }
    }

    /// Gives each project its number. All at once: none may meet the former number of another.
    static func setNumbers(_ numbers: [(id: ID<Project>, number: Int)], in edition: EditionID, _ db: Writing) throws {
        try db.run("update projects set number = -id where id in (\(list: numbers.map(\.id)))")
        for pair in numbers { try db.run("update projects set number = \(pair.number) where id = \(pair.id)") }
    }

    static func publish(_ edition: EditionID, by account: AccountID?, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into catalogues (edition_id, published_at, published_by) values (\(edition), \(now), \(account))
            on conflict (edition_id) do update set published_at = excluded.published_at, published_by = excluded.published_by
            """)
        try setOnBallot(edition, db)
    }

    /// What residents are told of the proposals that go to the vote.
    static func setOnBallot(_ edition: EditionID, _ db: Writing) throws {
        try db.run("""
            update proposals set status = 'on-ballot'
            where status in ('deposited', 'eligible', 'shortlisted', 'feasible') and id in (
                select pj.proposal_id from projects pj join proposals p on p.id = pj.proposal_id where pj.edition_id = \(edition) and \(raw: Project.onBallot)
            )
            """)
    }
}
