import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary
import Web

/// What the budget asks of a body about a proposal, and how its vote is told; the library of practices.
@Suite struct `Opinions and practices` {
    @Test(arguments: Backend.all) func `an opinion is asked, voted by the body, and told with its votes`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, due = town.now + .days(40)
        try await site.live()
        let asked = BodyOpinions.Asked(body: 1, proposal: 7, title: "Un verger", link: "/editions/e/propositions/7", question: "Qu’en pensez-vous pour le quartier ?", due: due)
        let assembly = try await town.database.read { db in try AssemblyStore.assembly(slug: "centre", db)!.id }
        let number = try await town.database.write { db in try AskedOpinionStore.ask(asked, of: assembly, by: site.olga.account, at: town.now, db) }
        func given() async throws -> [BodyOpinions.Given] { try await town.database.read { db in try AskedOpinions.given(on: 7, db) } }
        #expect(try await given().map(\.state) == [.asked])
        #expect(try await town.database.read { db in try AskedOpinionStore.isAsked(assembly, 7, db) })
        #expect(try await town.database.read { db in try AskedOpinions.given(on: 8, db) }.isEmpty, "of this proposal only")
        let demand = "\(BodiesTown.link)/demandes/\(number)", meeting = await site.plan(inDays: 20)
        #expect(await town.get(demand).text.contains("/editions/e/propositions/7"))
        let id = meeting.split(separator: "/").last.map(String.init)!
        #expect(await town.post(demand + "/ordre-du-jour", ["meeting": id], as: site.ana).status == 303)
        await site.convene(meeting)
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        await town.post(meeting + "/seance/presences", try await site.present(site.ana, site.bob, site.zoe), as: site.ana)
        let item = try await town.database.read { db in try db.value("select max(id) from agenda_items", as: Int.self) }
        await town.post("\(meeting)/seance/points/\(item)/vote", ["question": "Avis favorable ?", "method": "show-of-hands", "in_favour": "1", "against": "2"], as: site.ana)
        let said = try await given()
        #expect(said.map(\.state) == [.unfavourable] && said[0].body == "Conseil du Centre" && said[0].link == demand)
        #expect(TextsOfTests.french(said[0].words).contains("1 pour, 2 contre"))
    }

    @Test(arguments: Backend.all) func `the library is for officers and the network of referents, found by words and tags`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        let practice = ["title": "Le porte-à-porte du samedi", "text": "Deux agents et un membre du bureau vont voir trente foyers avant chaque plénière.", "tags": "Mobilisation, quartier", "city": "Grenoble"]
        #expect(await town.get("/pratiques").location?.hasPrefix("/connexion") == true)
        #expect(await town.get("/pratiques", as: site.ana).status == 403)
        #expect(await town.post("/pratiques", practice, as: site.ana).status == 403)
        #expect(await town.post("/pratiques", practice.merging(["text": "Court"]) { $1 }, as: site.olga).status == 422)
        let page = try #require(await town.post("/pratiques", practice, as: site.olga).location)
        #expect(await town.get("/pratiques?q=porte", as: site.paul).text.contains("Le porte-à-porte"))
        #expect(await town.get("/pratiques?mot=mobilisation", as: site.paul).text.contains("Le porte-à-porte"))
        #expect(!(await town.get("/pratiques?mot=quartiers", as: site.paul).text.contains("Le porte-à-porte")))
        #expect(!(await town.get("/pratiques?q=urne", as: site.paul).text.contains("Le porte-à-porte")))
        #expect(await town.post(page + "/retrait", as: site.paul).status == 403)
        #expect(await town.post(page + "/retrait", as: site.olga).status == 303)
        #expect(await town.get(page, as: site.paul).status == 404)
    }
}
