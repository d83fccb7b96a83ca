import Database
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// A sheet is checked against what was published.
@Suite struct `The digest of the ballot papers` {
    @Test(arguments: Backend.all) func `it is printed on the sheet, said to everyone, and that of the text which everyone may take`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town
        let text = await town.get("/editions/2026/bulletin.txt").text
        #expect(text.contains("1. Projet 1 | 30000 | ") && text.hasPrefix("2026 | Édition 2026\napproval 1 2"))
        let start = String(Secrets.sha256Hex(text).prefix(4))
        for page in ["/editions/2026/bureaux-de-vote", "/bureau/editions/2026/papier/bulletins/specimen/a4"] {
            #expect(await town.get(page, as: paper.vote.officer).text.contains("\(start) "), "\(page)")
        }
        try await town.database.write { _ = try $0.run("update projects set cost = cost + 100 where number = 1") }
        #expect(await town.get("/editions/2026/bulletin.txt").text != text)
    }

    @Test func `before the catalogue is public nobody takes it`() async throws {
        let vote = try await VoteTown(.sqlite)
        vote.town.set(now: Town.noon - .days(20))
        #expect(await vote.town.get("/editions/2026/bulletin.txt").status == 409)
    }
}
