import Database
import L10n
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// What members say that ties them to a proposal, through the door, on both databases.
@Suite struct `Ties of the panel` {
    @Test(arguments: Backend.all) func `a tie declared by mistake is taken back before the panel meets, and the journal keeps it`(backend: Backend) async throws {
        let site = try await `The shortlist`.Site(backend), town = site.town, page = "/bureau/jury/\(site.selection)/1", mistake = ["tie_mistake": "Je pensais à une autre place."]
        #expect(await town.post(page + "/lien/retrait", mistake, as: site.paula).status == 409, "no tie")
        #expect(await town.post(page + "/lien", ["tie": "J’habite en face."], as: site.paula).status == 303)
        #expect(await town.get(page, as: site.paula).text.contains("/lien/retrait"))
        #expect(await town.post(page + "/lien/retrait", mistake, as: site.pierre).status == 409, "hers, not his")
        #expect(await town.post(page + "/lien/retrait", mistake, as: site.base.omar).status == 403)
        #expect(await town.post(page + "/lien/retrait", ["tie_mistake": ""], as: site.paula).status == 422)
        #expect(await town.post(page + "/lien/retrait", mistake, as: site.paula).status == 303)
        #expect(try await site.mark(1, 5, 5, as: site.paula).status == 303)
        let acts = try await town.database.read { try $0.all("select act from journal where act like 'shortlist.%-tie' order by id") { $0.text() } }
        #expect(acts == ["shortlist.declare-tie", "shortlist.take-back-tie"])
        let plan = ["title": "Tables rondes", "held_at": Texts(.french).dateTimeInput(town.now + .hours(2)), "place": "Mairie"]
        #expect(await town.post(site.link + "/seances", plan, as: site.base.omar).status == 303)
        #expect(await town.post(page + "/lien", ["tie": "J’habite en face."], as: site.paula).status == 303)
        town.pass(.hours(3))
        #expect(await town.post(page + "/lien/retrait", mistake, as: site.paula).status == 409, "the panel has met")
        let after = await town.get(page, as: site.paula)
        #expect(!after.text.contains("/lien/retrait") && WellFormed.faults(inDocument: Array(after.text.utf8)) == [])
    }
}
