import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// What an edition asks of its studies, through the door, on both databases.
@Suite struct `What an edition asks of its studies` {
    private static let address = FeasibilityTown.link + "/reglages", study = FeasibilityTown.link + "/1"

    @Test(arguments: Backend.all) func `the edition asks every head to validate, and a service without a head cannot conclude`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let dora = try await town.person("Dora", (.serviceReferent, .service(site.parks)))
        await site.assign(asking: false)
        #expect(await town.post(Self.address, ["validation": "all", "reach": "100"], as: site.paul).status == 403)
        #expect(await town.post(Self.address, ["validation": "all", "reach": "5"], as: site.omar).status == 422)
        #expect(await town.post(Self.address, ["validation": "sometimes", "reach": "100"], as: site.omar).status == 422)
        #expect(await town.post(Self.address, ["validation": "all", "reach": "100"], as: site.omar).status == 303)
        #expect(await site.conclude().status == 409, "nobody heads the parks")
        let page = await town.get(Self.address, as: site.omar)
        #expect(page.text.contains("reste à désigner\u{A0}: Parcs") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.get(FeasibilityTown.link + "/charge", as: site.omar).text.contains("Direction à désigner"))
        #expect(await town.post("\(FeasibilityTown.link)/charge/\(site.parks)", ["head": "\(dora.account)"], as: site.omar).status == 303)
        #expect(await site.conclude().status == 303)
        #expect(try await site.stage() == .toValidate, "though the service did not ask it")
        #expect(await town.post(Self.study + "/validation", as: dora).status == 303)
        #expect(try await site.stage() == .toAnnounce)
        await site.assign(2, asking: false)
        #expect(await site.conclude(2, as: dora).status == 303)
        #expect(try await site.stage(2) == .toAnnounce, "who heads the service has said all there is to say")
    }

    @Test(arguments: Backend.all) func `another edition keeps its own way, and nothing changes once the vote is open`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        #expect(await town.post(Self.address, ["validation": "all", "reach": "100"], as: site.omar).status == 303)
        #expect(await town.post(Self.address, ["validation": "services", "reach": "100"], as: site.omar).status == 303)
        await site.assign(asking: false)
        #expect(await site.conclude().status == 303)
        #expect(try await site.stage() == .toAnnounce)
        try await site.openVote()
        #expect(await town.post(Self.address, ["validation": "all", "reach": "100"], as: site.omar).status == 409)
        #expect(await town.get(Self.address, as: site.omar).text.contains("Le vote est ouvert"))
    }
}
