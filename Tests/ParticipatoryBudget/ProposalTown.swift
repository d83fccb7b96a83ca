import Testing
import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Vocabulary
import Web

/// The town while ideas are deposited, with those who write, those who welcome and those who run the edition.
struct ProposalTown {
    let town: Town
    let edition: EditionID
    let ana: Town.Person
    let ben: Town.Person
    let cleo: Town.Person
    /// Welcomes at the counter.
    let ada: Town.Person
    /// Runs the edition.
    let omar: Town.Person

    static let link = "/editions/2026"
    static let declaration = ["birthYear": "1990", "link": "lives", "accepts": "1"]
    static let words = "Des arbres, des bancs et une fontaine pour que la cour soit fraîche en été."

    init(_ backend: Backend, bodies: BodyOpinions = BodyOpinions(), agenda: [AgendaMoment] = [], _ change: (inout Rulebook) -> Void = { _ in }) async throws {
        town = try await Town(try await TestDatabases.fresh(backend), bodies: bodies, agenda: agenda)
        ana = try await town.person("Ana")
        ben = try await town.person("Ben")
        cleo = try await town.person("Cleo")
        ada = try await town.person("Ada", (.receptionAgent, .city))
        omar = try await town.person("Omar", (.projectOfficer, .city))
        var rulebook = Rulebook()
        rulebook.themes = ["Nature", "Écoles"]
        rulebook.calendar = Self.calendar(town.now)
        change(&rulebook)
        let (now, rules) = (town.now, rulebook)
        edition = try await town.database.write { db in
            let edition = EditionID(try db.insert("insert into editions (slug, title, created_at) values ('2026', 'Édition 2026', \(now)) returning id"))
            try RulebookStore.publish(rules, edition: edition, Publication(number: 1, at: now - .days(30)), db)
            return edition
        }
    }

    static func calendar(_ now: Instant) -> Calendar {
        Calendar([
            Phase(kind: .deposit, opensAt: now - .days(20), closesAt: now + .days(10)),
            Phase(kind: .eligibility, opensAt: now + .days(10), closesAt: now + .days(20)),
            Phase(kind: .vote, opensAt: now + .days(50), closesAt: now + .days(60)),
        ])
    }

    /// A draft complete enough to be deposited.
    func draft(_ person: Town.Person, _ title: String = "Une cour fraîche") async throws -> ID<Proposal> {
        let answer = await town.post(Self.link + "/proposer", ["title": title, "summary": "Rendre la cour agréable en été.", "onBehalf": "self"], as: person)
        let parts = (answer.location ?? "").split(separator: "/").map(String.init)
        let id = try #require(parts.dropLast().last.flatMap { ID<Proposal>($0) })
        _ = await town.post("\(Self.link)/proposer/\(id)/presentation", ["body": Self.words], as: person)
        return id
    }

    func deposit(_ id: ID<Proposal>, as person: Town.Person) async -> Town.Answer {
        await town.post("\(Self.link)/proposer/\(id)/deposer", Self.declaration, as: person)
    }

    func deposited(_ person: Town.Person, _ title: String = "Une cour fraîche") async throws -> Proposal {
        let id = try await draft(person, title)
        let answer = await deposit(id, as: person)
        #expect(answer.status == 303)
        return try await proposal(id)
    }

    func proposal(_ id: ID<Proposal>) async throws -> Proposal { try await town.database.read { try ProposalStore.proposal(id, $0) } }

    /// The addresses in the letters written so far, the last first.
    func lettersPaths() async throws -> [String] {
        try await town.database.read { db in try db.all("select button_path from letters order by id desc", as: String.self) }
    }
}
