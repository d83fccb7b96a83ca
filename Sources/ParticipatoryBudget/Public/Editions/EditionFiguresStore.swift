import Database
import Vocabulary

/// What an edition amounts to so far, in a few figures.
struct EditionFigures: Sendable, Equatable {
    var proposals: Int
    var comments: Int
    var money: Euros
    var projects: Int
    /// Of the projects that won, once proclaimed.
    var winners: Int
    var delivered: Int
    var works: Int
}

/// A project that was delivered, for the home page.
struct DeliveredProject: Sendable, Equatable {
    var id: Int
    var number: Int
    var title: String
    var summary: String
    var cost: Euros
    var territoryName: String?
    var editionSlug: String
    var editionTitle: String
    var proposal: ID<Proposal>?
    var proposalNumber: Int?
    var at: Instant
}

/// The figures and the latest moves of the editions, for their public pages.
enum EditionFiguresStore {
    static func figures(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> EditionFigures {
        try db.first("""
            select
                (select count(*) from proposals p where p.edition_id = \(edition) and p.number is not null and p.hidden_at is null),
                (select coalesce(sum(p.comments_count), 0) from proposals p where p.edition_id = \(edition) and p.number is not null and p.hidden_at is null),
                (select coalesce(sum(v.amount), 0) from envelopes v where v.edition_id = \(edition)),
                (select count(*) from projects pj left join proposals p on p.id = pj.proposal_id
                    where pj.edition_id = \(edition) and \(raw: Project.onBallot)),
                (select count(*) from count_lines l join proclamations o on o.count_id = l.count_id
                    where o.edition_id = \(edition) and o.embargo_until <= \(now) and o.letters_sent_at is not null and l.is_winner = true),
                (select count(*) from works w join projects j on j.id = w.project_id
                    where j.edition_id = \(edition) and w.stage in ('delivered', 'inaugurated')),
                (select count(*) from works w join projects j on j.id = w.project_id where j.edition_id = \(edition))
            """) { row in
            EditionFigures(
                proposals: row.int(), comments: row.int(), money: row.euros(), projects: row.int(), winners: row.int(), delivered: row.int(), works: row.int()
            )
        } ?? EditionFigures(proposals: 0, comments: 0, money: .zero, projects: 0, winners: 0, delivered: 0, works: 0)
    }

    /// The same for all the published editions together.
    static func cityFigures(_ db: Reading) throws -> (editions: Int, proposals: Int, works: Int, delivered: Int) {
        try db.recent("figures of the city") { try readCityFigures(db) }
    }

    private static func readCityFigures(_ db: Reading) throws -> (editions: Int, proposals: Int, works: Int, delivered: Int) {
        try db.first("""
            select
                (select count(*) from editions where published_at is not null),
                (select count(*) from proposals p join editions e on e.id = p.edition_id
                    where e.published_at is not null and p.number is not null and p.hidden_at is null),
                (select count(*) from works w join projects j on j.id = w.project_id join editions e on e.id = j.edition_id where e.published_at is not null),
                (select count(*) from works w join projects j on j.id = w.project_id join editions e on e.id = j.edition_id
                    where e.published_at is not null and w.stage in ('delivered', 'inaugurated'))
            """) { ($0.int(), $0.int(), $0.int(), $0.int()) } ?? (0, 0, 0, 0)
    }

    /// The projects delivered last, of one edition or of all.
    static func delivered(_ edition: EditionID? = nil, limit: Int, _ db: Reading) throws -> [DeliveredProject] {
        let scope: SQL = edition.map { "j.edition_id = \($0)" } ?? "e.published_at is not null"
        return try db.all("""
            select w.id, j.number, j.title, j.summary, j.cost, t.name, e.slug, e.title, j.proposal_id, p.number, w.updated_at
            from works w
            join projects j on j.id = w.project_id
            join editions e on e.id = j.edition_id
            left join territories t on t.id = j.territory_id
            left join proposals p on p.id = j.proposal_id
            where w.stage in ('delivered', 'inaugurated') and \(scope)
            order by w.updated_at desc, w.id desc
            limit \(limit)
            """) { row in
            DeliveredProject(
                id: row.int(), number: row.int(), title: row.text(), summary: row.text(), cost: row.euros(), territoryName: row.optionalText(),
                editionSlug: row.text(), editionTitle: row.text(), proposal: row.optionalID(), proposalNumber: row.optionalInt(), at: row.instant()
            )
        }
    }

    /// Whether the results are proclaimed and its people told.
    static func areResultsPublic(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from proclamations
            where edition_id = \(edition) and embargo_until <= \(now) and letters_sent_at is not null
            """)
    }

    static func withResults(at now: Instant, _ db: Reading) throws -> Set<EditionID> {
        Set(try db.all("select edition_id from proclamations where embargo_until <= \(now) and letters_sent_at is not null") { $0.id() })
    }

    static func withWorks(_ db: Reading) throws -> Set<EditionID> {
        try db.recent("editions with works") {
            Set(try db.all("select distinct j.edition_id from works w join projects j on j.id = w.project_id") { $0.id() })
        }
    }

    /// What the calendars announce from now on, in order.
    static func moments(from now: Instant, _ db: Reading) throws -> [Instant] {
        try db.recent("moments of the calendars") {
            try db.all("""
                select opens_at from phases where opens_at >= \(now)
                union select closes_at from phases where closes_at >= \(now)
                union select closes_at from panel_calls where closes_at >= \(now)
                union select embargo_until from proclamations where embargo_until >= \(now)
                order by 1
                """) { $0.instant() }
        }
    }

    /// The public address of every proposal of published editions, for search engines.
    static func addresses(_ db: Reading) throws -> [(address: String, at: Instant)] {
        try db.all("""
            select e.slug, p.number, p.updated_at from proposals p join editions e on e.id = p.edition_id
            where e.published_at is not null and p.number is not null and p.hidden_at is null
            order by p.id desc
            limit 45000
            """) { ("/editions/\($0.text())/propositions/\($0.int())", $0.instant()) }
    }

    /// What was last told of the works of an edition.
    static func news(_ edition: EditionID, limit: Int, _ db: Reading) throws -> [(id: Int, number: Int, project: String, title: String, body: String, at: Instant)] {
        try db.all("""
            select n.id, j.number, j.title, n.title, n.body, n.at
            from work_news n
            join works w on w.id = n.work_id
            join projects j on j.id = w.project_id
            where j.edition_id = \(edition) and n.withdrawn_at is null
            order by n.at desc, n.id desc
            limit \(limit)
            """) { ($0.int(), $0.int(), $0.text(), $0.text(), $0.text(), $0.instant()) }
    }
}
