import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Where the rules ask for no name, accounts that are written alike are compared by somebody.
@Suite struct `Accounts that look alike` {
    private func cast(_ backend: Backend, _ people: [(String, String, String, Int)]) async throws -> VoteTown {
        let vote = try await VoteTown(backend), town = vote.town
        for (name, given, family, year) in people {
            let person = try await town.person(name)
            try await town.database.write { db in
                try db.run("update accounts set given_name = \(given), family_name = \(family), birth_year = \(year) where id = \(person.account)")
            }
            #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: person).status == 303)
        }
        return vote
    }

    private static let people = [
        ("One", "Awa-Marie", "N’Diaye", 1990), ("Two", "Ndiaye", "Awa Marie", 1990), ("Three", "Awa-Marie", "N’Diaye", 1975), ("Four", "Karim", "Benali", 1990),
    ]

    @Test(arguments: Backend.all) func `two addresses with one name and one year go to the review list, once; nobody is refused`(_ backend: Backend) async throws {
        let vote = try await cast(backend, Self.people), town = vote.town
        #expect(try await vote.count("select count(*) from check_offs") == 4)
        try await AccountLikenesses.run(town.world)
        try await AccountLikenesses.run(town.world)
        #expect(try await vote.count("select count(*) from likenesses") == 1)
        #expect(try await vote.count("select count(*) from likenesses where check_off_id > other_id and score between 75 and 85") == 1)
        let page = await town.get("/bureau/editions/2026/vote/registre", as: vote.officer).text
        #expect(page.contains("Ndiaye Awa Marie") && page.contains("Awa-Marie N’Diaye") && !page.contains("Benali"))
        #expect(await town.get("/bureau", as: vote.officer).text.contains("Noms de votants qui se ressemblent"))
        town.set(now: VoteTown.closes + .hours(1))
        #expect(await town.get("/bureau", as: vote.officer).text.contains("Noms de votants qui se ressemblent"), "until the results are told")
    }

    @Test(arguments: Backend.all) func `long after the close nothing is compared any more`(_ backend: Backend) async throws {
        let vote = try await cast(backend, Self.people), town = vote.town
        town.set(now: VoteTown.closes + .days(1))
        try await AccountLikenesses.run(town.world)
        #expect(try await vote.count("select count(*) from likenesses") == 0)
    }
}
