import Database
@testable import ParticipatoryBodies
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// What the city asks of its bodies, and how it answers them.
@Suite struct `Opinions asked by the city` {
    private static let page = "/bureau/avis-demandes"

    @Test(arguments: Backend.all) func `the Mayor asks the bodies, the bureau is told, the body votes, and the page says it`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let id = try await town.database.read { db in try AssemblyStore.assembly(slug: "centre", db)!.id }
        let question = ["in_name": "La Maire", "title": "Fermer la rue Haute aux voitures", "question": "Faut-il essayer le dimanche, d’avril à octobre ?", "due": "2027-01-15", "assemblies": "\(id)"]
        #expect(await town.get(Self.page).location?.hasPrefix("/connexion") == true)
        #expect(await town.post(Self.page, question, as: site.ana).status == 403, "a chair asks nothing of her own body")
        #expect(await town.post(Self.page, question, as: site.paul).status == 403)
        for wrong in [["in_name": ""], ["question": "Oui ?"], ["due": "2026-11-01"], ["assemblies": "999"]] {
            #expect(await town.post(Self.page, question.merging(wrong) { $1 }, as: site.olga).status == 422, "\(wrong)")
        }
        #expect(await town.post(Self.page, question, as: site.olga).status == 303)
        #expect(await town.post(Self.page, question, as: site.olga).status == 409, "sent twice")
        #expect(try await site.letters(to: site.ana).count { $0.contains("un avis vous est demandé") } == 1)
        let demand = "\(BodiesTown.link)/demandes/1"
        #expect(await town.get(demand).text.contains("La Maire demande cet avis pour le 15\u{A0}janvier 2027."))
        #expect(try await town.database.read { db in try AskedOpinionStore.waiting(db) } == [id: 1])
        #expect(await town.get(Self.page, as: site.olga).text.contains("Attendu"))
        let meeting = await site.plan(inDays: 20), number = meeting.split(separator: "/").last.map(String.init)!
        #expect(await town.post(demand + "/ordre-du-jour", ["meeting": number], as: site.ana).status == 303)
        await site.convene(meeting)
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        await town.post(meeting + "/seance/presences", try await site.present(site.ana, site.bob, site.zoe), as: site.ana)
        let item = try await town.database.read { db in try db.value("select max(id) from agenda_items", as: Int.self) }
        await town.post("\(meeting)/seance/points/\(item)/vote", ["question": "Avis favorable ?", "method": "show-of-hands", "in_favour": "3", "against": "0"], as: site.ana)
        #expect(try await town.database.read { db in try AskedOpinionStore.waiting(db) }.isEmpty)
        #expect(await town.get(Self.page, as: site.olga).text.contains("Favorable"))
    }

    @Test(arguments: Backend.all) func `who runs a body hears once more of an opinion that is due`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let id = try await town.database.read { db in try AssemblyStore.assembly(slug: "centre", db)!.id }
        let question = ["in_name": "La Maire", "title": "Fermer la rue Haute", "question": "Faut-il essayer le dimanche, d’avril à octobre ?", "due": "2027-01-15", "assemblies": "\(id)"]
        #expect(await town.post(Self.page, question, as: site.olga).status == 303)
        func told() async throws -> Int {
            try await RecommendationReminders.run(town.world)
            return try await site.letters(to: site.ana).count { $0.contains("un avis est attendu") }
        }
        #expect(try await told() == 0)
        town.pass(.days(46))
        #expect(try await told() == 1)
        #expect(try await told() == 1, "once")
        town.pass(.days(20))
        #expect(try await told() == 1, "its day has passed: the desk says it")
    }

    @Test(arguments: Backend.all) func `the board of the answers counts by body and by service, what is late first, for who follows them`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, board = "/bureau/demandes/tableau"
        try await site.live()
        for title in ["Quand la rue rouvre-t-elle ?", "Quand plante-t-on les arbres ?"] {
            let link = try #require(await town.post(BodiesTown.link + "/demandes/deposer", ["kind": "question", "title": title, "body": "Personne ne nous le dit depuis un an."], as: site.ana).location)
            #expect(await town.post(link + "/transmission", ["service": "\(site.parks)"], as: site.ana).status == 303)
        }
        let reply = ["decision": "accepted", "reason": "La rue rouvre lundi, après les derniers travaux.", "signatory": "La Maire"]
        #expect(await town.post("\(BodiesTown.link)/demandes/1/reponse", reply, as: site.paul).status == 303)
        #expect(await town.get(board).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(board, as: site.bob).status == 403)
        func counts(_ key: FollowUpStore.Key) async throws -> [(name: String, counts: FollowUpStore.Counts)] {
            try await town.database.read { db in try FollowUpStore.board(FollowUpStore.Scope(assemblies: nil), by: key, at: town.now + .days(70), db).map { ($0.name, $0.counts) } }
        }
        for (key, name) in [(FollowUpStore.Key.assembly, "Conseil du Centre"), (.service, "Parcs")] {
            let found = try await counts(key)
            #expect(found.map(\.name) == [name] && found[0].counts == FollowUpStore.Counts(owed: 1, late: 1, answered: 1, inTime: 1))
            #expect(await town.get("\(board)?par=\(key.rawValue)", as: site.olga).text.contains(name))
        }
        #expect(await town.get(board + "?par=service", as: site.paul).text.contains("Parcs"), "a service reads its own")
    }
}
