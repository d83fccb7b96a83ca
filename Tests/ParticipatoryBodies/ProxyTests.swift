import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary
import Web

/// A member who does not come says beforehand who votes for her, within what the charter allows.
@Suite struct `A proxy given before a meeting` {
    private func convened(_ site: BodiesTown, _ charter: [String: String] = [:]) async throws -> String {
        await site.create()
        await site.draft(charter)
        await site.publish()
        for person in [site.ana, site.bob, site.zoe] { try await site.join(person) }
        await site.town.post("\(BodiesTown.desk)/membres/\(try await site.seat(of: site.ana)!.id)/fonction", ["office": "chair"], as: site.olga)
        let meeting = await site.plan(inDays: 20)
        await site.town.post(meeting + "/ordre-du-jour", ["title": "Le marché"], as: site.ana)
        await site.convene(meeting)
        return meeting
    }

    @Test(arguments: Backend.all) func `is received, told, written on the sheet to sign and counted on the day`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await convened(site), answer = meeting + "/inscription"
        let (ana, bob, zoe) = (try await site.seat(of: site.ana)!.id, try await site.seat(of: site.bob)!.id, try await site.seat(of: site.zoe)!.id)
        #expect(await town.get(meeting, as: site.bob).text.contains("qui vote pour vous"))
        #expect(!(await town.get(meeting, as: site.olga).text.contains("qui vote pour vous")), "she has no vote to give")
        #expect(await town.post(answer, ["answer": "excused", "proxy": "\(ana)"], as: site.olga).status == 422)
        #expect(await town.post(answer, ["answer": "excused", "proxy": "\(bob)"], as: site.bob).status == 422, "to herself")
        #expect(await town.post(answer, ["answer": "excused", "proxy": "\(ana.number + 90)"], as: site.bob).status == 422)
        #expect(await town.post(answer, ["answer": "excused", "proxy": "\(ana)"], as: site.bob).status == 303)
        #expect(try await site.letters(to: site.ana).last?.contains("un pouvoir vous est donné") == true)
        #expect(await town.post(answer, ["answer": "excused", "proxy": "\(ana)"], as: site.zoe).status == 422, "the charter allows one")
        #expect(await town.post(answer, ["answer": "excused", "proxy": "\(bob)"], as: site.zoe).status == 422, "who does not come either")
        #expect(await town.get(meeting + "/preparation", as: site.ana).text.contains("Pouvoir donné à Ana"))
        #expect(await town.get(meeting + "/emargement", as: site.bob).status == 403)
        let sheet = await town.get(meeting + "/emargement", as: site.ana).text
        #expect(sheet.contains("Signature") && sheet.contains("Bob") && sheet.contains("Public et invités"))
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        let list = await town.get(meeting + "/seance", as: site.ana).text
        #expect(list.contains("<option value=\"represented\" selected"))
        let noted = ["state-\(ana)": "present", "state-\(bob)": "represented", "holder-\(bob)": "\(ana)", "was-\(ana)": "", "was-\(bob)": "", "was-\(zoe)": ""]
        #expect(await town.post(meeting + "/seance/presences", noted, as: site.ana).notice?.contains("2 sur 3") == true)
    }

    @Test(arguments: Backend.all) func `is taken back by who comes after all, and is none where the charter has none`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await convened(site), answer = meeting + "/inscription"
        let ana = try await site.seat(of: site.ana)!.id
        await town.post(answer, ["answer": "excused", "proxy": "\(ana)"], as: site.bob)
        #expect(await town.post(answer, ["answer": "coming"], as: site.bob).status == 303)
        #expect(try await site.letters(to: site.ana).last?.contains("un pouvoir vous est retiré") == true)
        #expect(await town.post(answer, ["answer": "excused", "proxy": "\(ana)"], as: site.zoe).status == 303, "the place is free again")
        let other = try await BodiesTown(backend), without = try await convened(other, ["proxies": "0"])
        #expect(!(await other.town.get(without, as: other.bob).text.contains("qui vote pour vous")))
        let chair = try await other.seat(of: other.ana)!.id
        #expect(await other.town.post(without + "/inscription", ["answer": "excused", "proxy": "\(chair)"], as: other.bob).status == 422)
    }
}
