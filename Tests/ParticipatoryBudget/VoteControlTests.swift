import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// What an auditor reads of a vote, on one page.
@Suite struct `The control of a vote` {
    private static let page = "/bureau/editions/2026/vote/controle"

    @Test(arguments: Backend.all) func `the auditor reads where each thing stands, and nobody else but the officer`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), vote = paper.vote, town = paper.town, edition = vote.edition
        let (auditor, nadia) = (try await town.person("Gaëlle", (.auditor, .city)), try await town.person("Nadia"))
        #expect(await town.get(Self.page, as: nadia).status == 403)
        #expect(await town.get(Self.page, as: paper.agathe).status == 403)
        #expect(await town.get(Self.page, as: vote.officer).status == 200)
        let calm = await town.get(Self.page, as: auditor)
        #expect(calm.status == 200 && WellFormed.faults(inDocument: Array(calm.text.utf8)) == [])
        #expect(calm.text.contains("Journal des actes") && calm.text.contains("En ordre") && !calm.text.contains("À regarder"))
        try await town.database.write { db in
            try db.run("""
                insert into quarantines (edition_id, account_id, cause, reason, at) values (\(edition), \(nadia.account), 'pattern', 'Réseau', 0)
                """)
        }
        #expect(await town.get(Self.page, as: auditor).text.contains("À regarder"))
    }

    @Test(arguments: Backend.all) func `the auditor opens what the page leads to, and no form of it`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, auditor = try await town.person("Gaëlle", (.auditor, .city))
        for page in [PaperTown.desk, "\(PaperTown.desk)/bulletins", "\(PaperTown.desk)/incidents", "\(paper.link)/liste", paper.urnLink, "/bureau/editions/2026/vote/veille"] {
            let answer = await town.get(page, as: auditor)
            #expect(answer.status == 200, "\(page)")
            #expect(!answer.text.contains("action=\"\(page)"), "\(page) has a form")
        }
        #expect(await town.post("\(PaperTown.desk)/bulletins", ["format": "a4", "sheets": "10"], as: auditor).status == 403)
    }
}
