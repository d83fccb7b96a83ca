import Database
@testable import ParticipatoryBodies
import TestTown
import Testing

/// A charter that changes says what changed, in words and in numbers.
@Suite struct `The versions of a charter` {
    @Test(arguments: Backend.all) func `everyone reads what a version changed to the one before`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, charter = BodiesTown.link + "/charte"
        await site.open()
        #expect(!(await town.get(charter).text.contains("Ce qui a changé")))
        await site.draft(["text": "## Rôle\nLe conseil débat et vote sur tout ce qui touche au quartier.", "notice_days": "15"])
        #expect(!(await town.get(charter).text.contains("débat et vote")), "a draft is for whoever writes it")
        await site.publish()
        let page = await town.get(charter).text
        #expect(page.contains("Ce qui a changé depuis la version 1") && page.contains("<ins>et vote sur </ins>"))
        #expect(page.contains("<del>10 jours avant la réunion</del> <ins>15 jours avant la réunion</ins>"))
        #expect(!page.contains("<del>50"), "the quorum is the same")
        #expect(!(await town.get(charter + "?version=1").text.contains("Ce qui a changé")))
    }
}
