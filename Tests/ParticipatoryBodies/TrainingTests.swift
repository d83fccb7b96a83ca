import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// A course does not always take place: its session is cancelled with a reason, and it leaves the catalogue.
@Suite struct `A training that does not take place` {
    @Test(arguments: Backend.all) func `who had a place is told why, and the course leaves the catalogue once nobody waits for it`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, t = TextsOfTests.french
        try await site.live()
        let course = ["title": "Lire un budget municipal", "programme": "Les deux sections, les dates de l’année, ce que l’on peut demander.", "audience": "members"]
        let page = try #require(await town.post("/formations", course, as: site.olga).location), starts = town.now + .days(10)
        let session = ["starts": t.dateTimeInput(starts), "ends": t.dateTimeInput(starts + .hours(6)), "place": "Maison des associations", "capacity": "1"]
        await town.post(page + "/sessions", session, as: site.olga)
        let place = "\(page)/sessions/\(try await town.database.read { db in try db.value("select max(id) from training_sessions", as: Int.self) })"
        for person in [site.ana, site.bob] { await town.post(place + "/inscription", as: person) }
        #expect(await town.post(place + "/annulation", ["cancel_reason": "La formatrice est souffrante."], as: site.ana).status == 403)
        #expect(await town.post(place + "/annulation", ["cancel_reason": ""], as: site.olga).status == 422)
        #expect(await town.post(page + "/retrait", as: site.olga).status == 409, "a session is ahead")
        #expect(await town.post(place + "/annulation", ["cancel_reason": "La formatrice est souffrante."], as: site.olga).status == 303)
        #expect(await town.post(place + "/annulation", ["cancel_reason": "Encore"], as: site.olga).status == 409)
        let told = try await town.database.read { db in try db.all("select account_id from letters where body like '%souffrante%' order by account_id") { $0.int() } }
        #expect(told == [site.ana.account.number, site.bob.account.number], "who had a place and who waited")
        #expect(await town.get(page, as: site.ana).text.contains("Annulée"))
        #expect(await town.post(place + "/inscription", as: site.zoe).status == 409)
        town.pass(.days(11))
        #expect(await town.post(place + "/presences", ["present": "\(site.ana.account)"], as: site.olga).status == 409, "nobody came")
        #expect(await town.post(page + "/retrait", as: site.bob).status == 403)
        #expect(await town.post(page + "/retrait", as: site.olga).status == 303)
        #expect(!(await town.get("/formations").text.contains("Lire un budget municipal")))
    }
}
