import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Vocabulary
import Web

/// The town once its results are public: two winners, the first studied by the parks, the second by nobody; Ana carried both.
struct ImplementationTown {
    let town: Town
    let edition: EditionID
    let parks: ServiceID
    let proposals: [ID<Proposal>]
    /// Conducts the edition; Olga does too.
    let omar: Town.Person
    let olga: Town.Person
    /// Answers for the parks.
    let paul: Town.Person
    let ana: Town.Person
    /// Follows the first project.
    let fanny: Town.Person

    static let desk = "/bureau/editions/2026/realisation"
    static let one = "/bureau/editions/2026/realisation/1"
    static let page = "/editions/2026/realisations/1"

    init(_ backend: Backend) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend))
        self.town = town
        ana = try await town.person("Ana")
        fanny = try await town.person("Fanny")
        omar = try await town.person("Omar", (.projectOfficer, .city))
        olga = try await town.person("Olga", (.projectOfficer, .city))
        let parks = try await town.database.write { db in try ServiceStore.add("Parcs", db) }
        self.parks = parks
        paul = try await town.person("Paul", (.serviceReferent, .service(parks)))
        let (now, author, officer, referent, fan) = (town.now, ana.account, omar.account, paul.account, fanny.account)
        (edition, proposals) = try await town.database.write { db in
            try db.run("update services set referent_id = \(referent) where id = \(parks)")
            let edition = EditionID(try db.insert("insert into editions (slug, title, created_at, published_at) values ('2026', 'Édition 2026', 0, 0) returning id"))
            let count = try db.insert("""
                insert into counts (edition_id, record, ballots_count, ballots_hash, counted_at) values (\(edition), \(try CountRecord.empty), 9, 'x', \(now)) returning id
                """)
            try db.run("""
                insert into proclamations (edition_id, count_id, prepared_by, prepared_at, embargo_until, letters_sent_at)
                values (\(edition), \(count), \(officer), \(now), \(now - .days(1)), \(now - .days(2)))
                """)
            let proposals = try (1...2).map { number in
                let proposal = ID<Proposal>(try db.insert("""
                    insert into proposals (edition_id, number, author_id, title, summary, created_at, updated_at, deposited_at, status)
                    values (\(edition), \(number), \(author), \("Des arbres \(number)"), 'Planter.', 0, 0, 0, 'winner') returning id
                    """))
                let project = try db.insert("""
                    insert into projects (edition_id, proposal_id, number, title, summary, cost, added_at)
                    values (\(edition), \(proposal), \(number), \("Des arbres \(number)"), 'Planter.', \(Euros(30_000)), 0) returning id
                    """)
                try db.run("insert into count_lines (count_id, project_id, rank, score, supporters, is_winner) values (\(count), \(project), \(number), 9, 9, true)")
                return proposal
            }
            try db.run("""
                insert into feasibility_studies (proposal_id, lead_service_id, due_at, opened_at, opened_by) values (\(proposals[0]), \(parks), 0, 0, \(officer))
                """)
            try db.run("insert into follows (account_id, subject, subject_id, since) values (\(fan), 'proposal', \(proposals[0]), 0)")
            return (edition, proposals)
        }
    }

    /// The same town with its works followed and a milestone promised for 1 December.
    static func followed(_ backend: Backend) async throws -> ImplementationTown {
        let site = try await ImplementationTown(backend)
        _ = await site.town.post(desk, as: site.omar)
        _ = await site.town.post(one + "/jalons", ["title": "Plantation", "planned": "2026-12-01"], as: site.paul)
        return site
    }

    func work(_ number: Int = 1) async throws -> Work {
        try await town.database.read { db in try ImplementationStore.work(edition, number: number, db) }
    }

    func milestone() async throws -> Milestone {
        let work = try await work().id
        return try await town.database.read { db in try ImplementationStore.milestones(work, db)[0] }
    }

    func news() async throws -> [WorkNews] {
        let work = try await work().id
        return try await town.database.read { db in try ImplementationStore.news(work, db) }
    }

    func abandonment() async throws -> Abandonment? {
        let work = try await work().id
        return try await town.database.read { db in try ImplementationStore.abandonments(work, db).first }
    }

    func status() async throws -> ProposalStatus { try await town.database.read { db in try ProposalStore.proposal(proposals[0], db).status } }

    /// The subjects of the letters to one person, in the order of their writing.
    func letters(to person: Town.Person) async throws -> [String] {
        try await town.database.read { db in try db.all("select subject from letters where account_id = \(person.account) order by id") { $0.text() } }
    }
}
