import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The panel looks for volunteers: an officer calls, residents answer, she makes her list of them.
@Suite struct `A call for volunteers` {
    private static let desk = "/bureau/editions/2026/appel-au-panel"
    private static let page = "/editions/2026/panel"
    private static let list = "/bureau/editions/2026/preselection/1"
    private static let call = ["words": "Deux soirées en décembre, pour lire les idées de la ville.", "groups": "Centre\nColline", "closes": "2026-11-25"]

    private func called(_ backend: Backend) async throws -> EligibilityTown {
        let site = try await EligibilityTown(backend)
        #expect(await site.town.post(Self.desk, Self.call, as: site.omar).status == 303)
        return site
    }

    private func volunteers(_ site: EligibilityTown) async throws -> [String] {
        let edition = site.edition
        return try await site.town.database.read { try PanelCallStore.volunteers(edition, $0).map { "\($0.name), \($0.group)" } }
    }

    @Test(arguments: Backend.all) func `the officer calls, until a day to come, and the edition says so until then`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        #expect(await town.get(Self.page).status == 404, "nobody calls")
        #expect(await town.post(Self.desk, Self.call, as: site.rita).status == 403)
        #expect(await town.post(Self.desk, Self.call).status == 403)
        #expect(await town.post(Self.desk, Self.call.merging(["closes": "2026-11-20"]) { $1 }, as: site.omar).status == 422)
        #expect(await town.post(Self.desk, Self.call.merging(["groups": "Centre\nCentre"]) { $1 }, as: site.omar).status == 422)
        #expect(await !town.get("/editions/2026").text.contains("cherche des volontaires"))
        #expect(await town.post(Self.desk, Self.call, as: site.omar).status == 303)
        #expect(await town.get("/editions/2026").text.contains("cherche des volontaires"))
        for (address, person) in [(Self.page, nil), (Self.page, site.ben), (Self.desk, site.omar)] as [(String, Town.Person?)] {
            let page = await town.get(address, as: person)
            #expect(page.status == 200 && page.text.contains("25\u{A0}novembre 2026") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [], "\(address)")
        }
        #expect(await town.get(Self.desk, as: site.ben).status == 403, "who answers is for the officers")
        town.pass(.days(5))
        #expect(await !town.get("/editions/2026").text.contains("cherche des volontaires"))
        #expect(await town.post(Self.page, ["group": "Centre"], as: site.ben).status == 409)
        #expect(await town.post(Self.desk + "/fin", as: site.omar).status == 409)
    }

    @Test(arguments: Backend.all) func `a resident offers once, changes her words, takes it back, and no one else does for her`(backend: Backend) async throws {
        let site = try await called(backend), town = site.town
        #expect(await town.post(Self.page, ["group": "Centre"]).status == 403)
        #expect(await town.post(Self.page, ["group": "Ailleurs"], as: site.ben).status == 422)
        #expect(await town.post(Self.page + "/retirer", as: site.ben).status == 409, "he did not offer")
        #expect(await town.post(Self.page, ["group": "Centre", "motive": "J’aime lire."], as: site.ben).status == 303)
        #expect(await town.post(Self.page, ["group": "Colline"], as: site.ben).status == 303)
        #expect(try await volunteers(site) == ["Ben, Colline"])
        #expect(try await site.letters(to: site.ben).filter { $0.contains("volontaire") }.count == 1, "thanked once")
        #expect(await town.post(Self.page + "/retirer", as: site.ana).status == 409)
        #expect(await town.post(Self.page + "/retirer", as: site.ben).status == 303)
        #expect(try await volunteers(site).isEmpty)
        #expect(await town.post(Self.desk + "/fin", as: site.omar).status == 303)
        #expect(await town.post(Self.page, ["group": "Centre"], as: site.ben).status == 409)
    }

    @Test(arguments: Backend.all) func `the volunteers chosen go on the list of the panel and are written to`(backend: Backend) async throws {
        let site = try await called(backend), town = site.town
        for person in [site.ana, site.ben] { #expect(await town.post(Self.page, ["group": "Centre"], as: person).status == 303) }
        #expect(await !town.get("/bureau", as: site.omar).text.contains("Volontaires du panel à lire"), "the call is open")
        #expect(await town.post(Self.desk + "/fin", as: site.omar).status == 303)
        #expect(await town.get("/bureau", as: site.omar).text.contains("Volontaires du panel à lire"))
        let fields = ["title": "Panel", "method": "ranking", "size": "1"]
        #expect(await town.post("/bureau/editions/2026/preselection", fields, as: site.omar).status == 303)
        let choosing = await town.get(Self.list + "/volontaires", as: site.omar)
        #expect(choosing.text.contains("Ana") && choosing.text.contains("Ben") && WellFormed.faults(inDocument: Array(choosing.text.utf8)) == [])
        #expect(await town.post(Self.list + "/volontaires", ["place": "seat"], as: site.omar).status == 422)
        let chosen = ["volunteer": "\(site.ben.account)", "place": "seat"]
        #expect(await town.post(Self.list + "/volontaires", chosen, as: site.rita).status == 403)
        #expect(await town.post(Self.list + "/volontaires", chosen, as: site.omar).status == 303)
        #expect(await !town.get("/bureau", as: site.omar).text.contains("Volontaires du panel à lire"))
        #expect(await town.post(Self.list + "/volontaires", chosen, as: site.omar).notice?.contains("0") == true, "nobody twice")
        #expect(await town.post(Self.page + "/retirer", as: site.ben).status == 409, "he answers the letter")
        #expect(await town.get(Self.list + "/candidats", as: site.omar).text.contains("ben@town.test"))
        #expect(await town.post(Self.list + "/candidats/inviter", as: site.omar).status == 303)
        let asked = try await town.database.read { try $0.all("select address from letters where button_path like '/panel/%'") { $0.text() } }
        #expect(asked == ["ben@town.test"], "Ana was not chosen")
    }

    @Test(arguments: Backend.all) func `volunteers are forgotten a year after the call, or with their account`(backend: Backend) async throws {
        let site = try await called(backend), town = site.town, ana = site.ana.account, now = town.now
        for person in [site.ana, site.ben] { #expect(await town.post(Self.page, ["group": "Centre"], as: person).status == 303) }
        try await town.database.write { try ShortlistPersonalDataStore.erase(ana, at: now, $0) }
        #expect(try await volunteers(site) == ["Ben, Centre"])
        try await town.database.write { try PanelCallStore.forget(at: now + .days(300), $0) }
        #expect(try await volunteers(site).count == 1)
        try await town.database.write { try PanelCallStore.forget(at: now + .days(370), $0) }
        #expect(try await volunteers(site).isEmpty)
    }
}
