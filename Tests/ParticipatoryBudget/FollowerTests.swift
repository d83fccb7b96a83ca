import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// « Nous vous écrirons à chaque étape »: who follows an idea hears that it goes to the vote, and that it is withdrawn.
@Suite struct `Followers are told` {
    private func letters(_ town: Town, _ person: Town.Person) async throws -> [String] {
        let account = person.account
        return try await town.database.read { db in
            try db.all("select subject from letters where account_id = \(account) and kind = 'following' order by id") { $0.text() }
        }
    }

    @Test(arguments: Backend.all) func `that their idea goes to the vote, when the catalogue is published`(backend: Backend) async throws {
        let opens = Town.noon + .days(10)
        let vote = try await VoteTown(backend) { $0.calendar = Calendar([Phase(kind: .vote, opensAt: opens, closesAt: opens + .days(10))]) }
        let town = vote.town, cleo = try await town.person("Cleo"), account = cleo.account, edition = vote.edition
        try await town.database.write { db in
            _ = try Follows.follow(try #require(try ProjectStore.project(edition, number: 2, db).proposal), by: account, at: Town.noon, db)
        }
        #expect(await town.post("/bureau/editions/2026/vote/catalogue", as: vote.officer).status == 303)
        #expect(try await letters(town, cleo) == ["«\u{A0}Projet 2\u{A0}» est soumis au vote"])
        town.set(now: opens)
        try await VotePassages.run(town.world)
        #expect(try await letters(town, cleo).count == 1)
    }

    @Test(arguments: Backend.all) func `at the opening, when nobody has published it, with those who carry it`(backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town, cleo = try await town.person("Cleo"), account = cleo.account, edition = vote.edition
        try await town.database.write { db in
            for project in try ProjectStore.projects(edition, db) { _ = try Follows.follow(try #require(project.proposal), by: account, at: Town.noon, db) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { try await VotePassages.run(town.world) } }
            try await group.waitForAll()
        }
        #expect(try await letters(town, cleo) == (1...3).map { "«\u{A0}Projet \($0)\u{A0}» est soumis au vote" })
        #expect(try await vote.count("select count(*) from letters where kind = 'necessary' and subject like 'Votre projet%'") == 3)
    }

    @Test(arguments: Backend.all) func `that it is withdrawn, with the reason`(backend: Backend) async throws {
        let site = try await ProposalTown(backend), town = site.town
        let idea = try await site.draft(site.ana), account = site.cleo.account
        #expect(await town.post("\(ProposalTown.link)/proposer/\(idea)/deposer", ProposalTown.declaration, as: site.ana).status == 303)
        try await town.database.write { _ = try Follows.follow(idea, by: account, at: Town.noon, $0) }
        #expect(await town.post("/mes-idees/\(idea)/retirer", ["withdrawReason": "Une autre est meilleure."], as: site.ana).status == 303)
        #expect(try await letters(town, site.cleo) == ["L’idée «\u{A0}Une cour fraîche\u{A0}» est retirée"])
        #expect(try await letters(town, site.ana).isEmpty)
    }
}
