import Database
@testable import ParticipatoryBodies
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// A panel drawn from a list: households once, refusals that call the next, names that stay in the city.
@Suite struct `A draw from a list` {
    private static let list = """
        nom;prénom;adresse;courriel;genre
        Un;Ada;1 rue Haute;ada@town.test;femme
        Deux;Bea;1 rue Haute;;femme
        Trois;Cleo;3 rue Haute;;femme
        Quatre;Dan;4 rue Haute;;homme
        Cinq;Eli;5 rue Haute;;homme
        Six;Fox;6 rue Haute;;homme
        """

    private func panel(_ site: BodiesTown) async throws -> String {
        await site.create(["kind": "panel"])
        await site.draft()
        await site.publish()
        return "\(BodiesTown.desk)/colleges/\(try await site.college("Panel").id)/liste"
    }

    private func announce(_ page: String, _ site: BodiesTown, _ changes: [String: String] = [:], list: String = list, as person: Town.Person? = nil) async -> Town.Answer {
        let fields = [
            "size": "2", "method": "leximin", "quotas": "genre,femme,1,1\ngenre,homme,1,1", "seed_source": "Le Loto de samedi prochain",
            "seed_at": TextsOfTests.french.dateTimeInput(site.town.now + .days(6)),
        ]
        return await site.town.post(page, fields.merging(changes) { $1 }, as: person ?? site.olga, files: ["file": [Town.upload(list, named: "liste.csv")]])
    }

    @Test(arguments: Backend.all) func `those drawn are called, who refuses gives way to the next, who accepts sits`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = try await panel(site)
        #expect(await announce(page, site, as: site.ana).status == 403)
        #expect(await announce(page, site, ["quotas": "genre femme"]).status == 422)
        #expect(await announce(page, site, ["quotas": "age,vieux,1,1"]).text.contains("pas de colonne"))
        #expect(await announce(page, site, list: "a;b\n1;2").status == 422)
        #expect(await announce(page, site, ["quotas": "genre,femme,2,2\ngenre,homme,2,2"]).text.contains("Aucun panel ne tient ces quotas"))
        let proof = try #require(await announce(page, site).location)
        let pool = await town.get(proof + "/vivier.csv").text
        #expect(pool.contains("femme,f1") && !pool.contains("Ada") && !pool.contains("rue Haute"), "no name leaves the city")
        #expect(await town.get(proof).text.contains("--household foyer"))
        #expect(await town.post(page + "/graine", ["seed": "5 12 23 31"], as: site.olga).status == 409, "before the day")
        town.pass(.days(6))
        #expect(await town.post(page + "/graine", ["seed": "5 12 23 31"], as: site.olga).status == 303)
        func people() async throws -> [ListedPerson] {
            try await town.database.read { db in try ListedPersonStore.all(try DrawStore.all(try AssemblyStore.assembly(slug: "centre", db)!.id, db)[0].id, db) }
        }
        let called = try await people().filter { $0.state == .called }
        #expect(Set(called.map(\.gender)) == [.woman, .man] && called.count == 2)
        #expect(await town.get(page + "/lettres.csv", as: site.ana).status == 403)
        #expect(await town.get(page + "/lettres.csv", as: site.olga).text.contains(called[0].code(town.world)))
        #expect(await town.post(proof + "/reponse", ["code": "1-AAAAAAAA", "answer": "refused"]).status == 422)
        #expect(await town.post(proof + "/reponse", ["code": called[0].code(town.world), "answer": "accepted", "engaged": "1"]).status == 403, "to sit, an account")
        #expect(await town.post(proof + "/reponse", ["code": called[0].code(town.world), "answer": "refused"]).status == 303, "to refuse, the code is enough")
        #expect(await town.post(proof + "/reponse", ["code": called[0].code(town.world), "answer": "refused"]).status == 409)
        let next = try await people().filter { $0.state == .called }
        #expect(next.count == 2 && !next.contains { $0.id == called[0].id }, "somebody else is called")
        #expect(await town.post(proof + "/reponse", ["code": called[1].code(town.world), "answer": "accepted"], as: site.zoe).status == 422, "the engagement")
        // Seats given meanwhile by another way are not exceeded.
        let college = try await site.college("Panel")
        try await town.database.write { db in
            try db.run("update colleges set seats = 1, has_parity = false where id = \(college.id)")
            let entrant = SeatStore.Entrant(account: site.bob.account, engagedAt: town.now)
            try SeatStore.give(.member, to: entrant, in: college.id, of: try AssemblyStore.assembly(slug: "centre", db)!.id, from: town.now, until: nil, db)
        }
        #expect(await town.post(proof + "/reponse", ["code": called[1].code(town.world), "answer": "accepted", "engaged": "1"], as: site.zoe).status == 409)
        try await town.database.write { db in try db.run("update colleges set seats = 30 where id = \(college.id)") }
        #expect(await town.post(proof + "/reponse", ["code": called[1].code(town.world), "answer": "accepted", "engaged": "1"], as: site.zoe).status == 303)
        #expect(try await site.seat(of: site.zoe)?.rank == .member)
        let other = next.first { $0.id != called[1].id }!
        #expect(await town.post("\(page)/\(other.id)", ["state": "unreachable", "reason": "Courrier revenu"], as: site.ana).status == 403)
        #expect(await town.post("\(page)/\(other.id)", ["state": "unreachable", "reason": "Courrier revenu"], as: site.olga).status == 303)
        #expect(await town.get(page, as: site.olga).text.contains("Courrier revenu"))
        #expect(try await town.database.read { db in try db.count("select count(*) from journal where reason like '%Courrier revenu%'") } == 0, "what was said of her is not for ever")
        let letters = try await town.database.read { db in try db.all("select body from letters") { $0.text() } }
        #expect(!letters.contains { $0.contains("Votre code") })
        town.pass(.days(200))
        try await ParticipatoryBodies.forget(town.world)
        #expect(try await people().allSatisfy { $0.name.isEmpty && $0.address.isEmpty })
    }

    @Test func `people of one household are drawn once at most`() throws {
        let records = try CSV.read(Array(Self.list.utf8)), list = try PersonList(records, quotas: ["genre"])
        let lottery = try PanelDraw.lottery(pool: list.pool, quotas: "category,feature,min,max\ngenre,femme,2,2\ngenre,homme,0,0\n", size: 2, method: .leximin)
        for number in 0..<20 {
            let rows = Set(try lottery.draw(seed: "graine \(number)").rows)
            #expect(rows.contains(2) && rows != [0, 1], "Ada and Bea live together")
        }
    }

    @Test(arguments: Backend.all) func `a list of addresses names nobody: who lives there answers, and says what parity asks`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = try await panel(site)
        let addresses = "adresse;quartier\n1 rue Haute;nord\n3 rue Haute;nord\n4 rue Basse;sud\n5 rue Basse;sud"
        let proof = try #require(await announce(page, site, ["quotas": "quartier,nord,1,1\nquartier,sud,1,1"], list: addresses).location)
        #expect(!(await town.get(proof + "/vivier.csv").text.contains("rue Haute")))
        town.pass(.days(6))
        #expect(await town.post(page + "/graine", ["seed": "5 12 23 31"], as: site.olga).status == 303)
        #expect(await town.get(page + "/lettres.csv", as: site.olga).text.contains("Aux habitantes et habitants"))
        let called = try await town.database.read { db in
            try ListedPersonStore.all(try DrawStore.all(try AssemblyStore.assembly(slug: "centre", db)!.id, db)[0].id, db).filter { $0.state == .called }
        }
        #expect(await town.get(proof).text.contains("Les réponses"))
        let accepted = ["code": called[0].code(town.world), "answer": "accepted", "engaged": "1", "gender": "woman"]
        #expect(await town.post(proof + "/reponse", accepted, as: site.bob).status == 303)
        #expect(try await site.seat(of: site.bob)?.gender == .woman)
    }

    @Test(arguments: Backend.all) func `the city’s own addresses make a list to draw from`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await town.database.write { db in
            let numbers = (1...3).map { Address(street: "rue Haute", number: $0, point: GeoPoint(longitude: 4.8, latitude: 45.7)) }
            try AddressStore.replace(by: ["rue Haute": numbers], db)
        }
        await site.create(["kind": "panel", "territories": ""])
        await site.draft()
        await site.publish()
        let page = "\(BodiesTown.desk)/colleges/\(try await site.college("Panel").id)/liste"
        #expect(await town.get(page, as: site.olga).text.contains("/adresses.csv"))
        #expect(await town.get(page + "/adresses.csv", as: site.ana).status == 403)
        let list = await town.get(page + "/adresses.csv", as: site.olga).text
        #expect(list.contains("adresse;quartier") && list.contains("2 rue Haute;"))
        #expect(await announce(page, site, ["size": "1", "quotas": "quartier,\(list.contains(";sans") ? "sans" : "centre"),0,1"], list: list).status == 303, "it is read as it was given")
    }
}
