import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Vocabulary
import Web

/// The town while ideas are deposited: one edition, thirty proposals, those who discuss them and those who moderate.
struct PublicTown {
    let town: Town
    let edition: EditionID
    let proposals: [ID<Proposal>]
    /// Proposed everything; Ben and Cleo discuss.
    let ana: Town.Person
    let ben: Town.Person
    let cleo: Town.Person
    /// Moderate; Mia also writes.
    let mia: Town.Person
    let milo: Town.Person
    let agent: Town.Person

    static let link = "/editions/2026"

    init(_ backend: Backend, count: Int = 30) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend))
        self.town = town
        ana = try await town.person("Ana")
        ben = try await town.person("Ben")
        cleo = try await town.person("Cleo")
        mia = try await town.person("Mia", (.moderator, .city))
        milo = try await town.person("Milo", (.moderator, .city))
        agent = try await town.person("Ada", (.receptionAgent, .city))
        let (now, author) = (town.now, ana.account)
        (edition, proposals) = try await town.database.write { db in
            let edition = EditionID(try db.insert("""
                insert into editions (slug, title, created_at) values ('2026', 'Édition 2026', \(now)) returning id
                """))
            var rulebook = Rulebook()
            rulebook.themes = ["Nature", "Écoles"]
            rulebook.calendar = Calendar([
                Phase(kind: .deposit, opensAt: now - .days(20), closesAt: now + .days(10)),
                Phase(kind: .eligibility, opensAt: now + .days(10), closesAt: now + .days(20)),
                Phase(kind: .feasibility, opensAt: now + .days(20), closesAt: now + .days(40)),
                Phase(kind: .vote, opensAt: now + .days(50), closesAt: now + .days(60)),
                Phase(kind: .results, opensAt: now + .days(60), closesAt: now + .days(70)),
                Phase(kind: .implementation, opensAt: now + .days(70), closesAt: nil),
            ])
            try RulebookStore.publish(rulebook, edition: edition, Publication(number: 1, at: now - .days(30)), db)
            try db.run("update accounts set search_text = ' ana martin ' where id = \(author)")
            return (edition, try (1...count).map { try Self.proposal($0, edition, author, at: now, db) })
        }
    }

    private static func proposal(_ number: Int, _ edition: EditionID, _ author: AccountID, at now: Instant, _ db: Writing) throws -> ID<Proposal> {
        let title = number.isMultiple(of: 2) ? "Végétaliser la cour \(number)" : "Des bancs à l’ombre \(number)"
        return ID(try db.insert("""
            insert into proposals (
                edition_id, number, author_id, title, summary, body, theme_id, longitude, latitude, created_at, updated_at, deposited_at, status, search_text
            ) values (
                \(edition), \(number), \(author), \(title), 'Un résumé <b>', 'Une description.',
                (select id from themes where edition_id = \(edition) and name = \(number.isMultiple(of: 3) ? "Nature" : "Écoles")),
                4.88, 45.76, \(now), \(now), \(now - .days(1)), 'deposited', \(SearchText.index(title))
            )
            returning id
            """))
    }

    func page(_ number: Int = 1) -> String { "\(Self.link)/propositions/\(number)" }

    @discardableResult
    func comment(_ body: String, on number: Int = 1, parent: ID<Comment>? = nil, as person: Town.Person) async -> Town.Answer {
        await town.post(page(number) + "/discussion", ["body": body, "parent": parent?.description ?? ""], as: person)
    }

    func comments(_ number: Int = 1) async throws -> [Comment] {
        try await town.database.read { db in
            try DiscussionStore.threads(proposals[number - 1], perPage: 100, db).flatMap { [$0.first] + $0.replies }
        }
    }

    /// The counts kept beside each proposal, and the same counted anew.
    func counts() async throws -> (kept: [[Int]], counted: [[Int]]) {
        try await town.database.read { db in
            (
                try db.all("select comments_count, follows_count from proposals order by id") { [$0.int(), $0.int()] },
                try db.all("""
                    select
                        (select count(*) from comments c where c.proposal_id = p.id and c.hidden_at is null and c.removed_at is null),
                        (select count(*) from follows f where f.subject = 'proposal' and f.subject_id = p.id)
                    from proposals p order by p.id
                    """) { [$0.int(), $0.int()] }
            )
        }
    }

    func letters(to person: Town.Person) async throws -> [String] {
        try await town.database.read { db in try db.all("select subject from letters where account_id = \(person.account) order by id") { $0.text() } }
    }
}
