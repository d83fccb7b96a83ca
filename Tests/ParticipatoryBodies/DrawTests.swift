import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// Draws by lot through the door: who is drawn sits, and nobody bends it.
@Suite struct `Draws by lot` {
    /// A panel, with candidates who are a woman and a man in turn.
    private func panel(_ site: BodiesTown, seats: Int = 4, _ people: Town.Person...) async throws -> String {
        await site.create(["kind": "panel"])
        await site.draft()
        await site.publish()
        let college = try await site.college("Panel")
        let fields = ["college": "\(college.id)", "name": "Panel", "entry": "draw", "seats": "\(seats)", "substitutes": "1", "residents": "1", "parity": "1"]
        #expect(await site.town.post("\(BodiesTown.desk)/colleges", fields, as: site.olga).status == 303)
        for (place, person) in people.enumerated() { try await site.join(person, college: "Panel", ["gender": place % 2 == 0 ? "woman" : "man"]) }
        return "\(BodiesTown.desk)/colleges/\(college.id)/tirage"
    }

    private func announce(_ page: String, size: Int = 2, _ site: BodiesTown, as person: Town.Person? = nil) async -> Town.Answer {
        let seedAt = TextsOfTests.french.dateTimeInput(site.town.now + .days(6))
        return await site.town.post(
            page, ["size": "\(size)", "method": "leximin", "seed_source": "Le Loto de samedi prochain", "seed_at": seedAt], as: person ?? site.olga)
    }

    @Test(arguments: Backend.all) func `whoever is drawn sits, however many have asked`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, now = town.now
        let page = try await panel(site), college = try await site.college("Panel")
        // Five hundred and nine women asked, then one man: parity draws him for certain.
        let last = try await town.database.write { db in
            let assembly = try AssemblyStore.assembly(slug: "centre", db)!.id
            var last = AccountID(1)
            for number in 1...510 {
                last = AccountID(try db.insert("""
                    insert into accounts (email, email_confirmed_at, given_name, display_name, created_at, birth_year, link)
                    values (\("v\(number)@town.test"), \(now), 'Val', 'Val', \(now), 1980, 'lives') returning id
                    """))
                let entrant = SeatStore.Entrant(account: last, gender: number == 510 ? .man : .woman, engagedAt: now)
                _ = try RecruitmentStore.send(entrant, motivation: "", to: college.id, of: assembly, at: now + .seconds(number), db)
            }
            return last
        }
        town.pass(.hours(1))
        #expect(await announce(page, site).status == 303)
        town.pass(.days(7))
        #expect(await town.post(page + "/graine", ["seed": "5 12 23 31 48"], as: site.olga).status == 303)
        let seat = try await town.database.read { db in
            try SeatStore.held(by: last, in: try AssemblyStore.assembly(slug: "centre", db)!.id, at: town.now, db)
        }
        #expect(seat?.rank == .member)
    }

    @Test(arguments: Backend.all) func `seats are never more than the college has`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        let page = try await panel(site, seats: 2, site.ana, site.bob, site.zoe, try await town.person("Max"))
        let college = try await site.college("Panel")
        await town.post("\(BodiesTown.desk)/colleges", ["name": "Libre", "entry": "free", "seats": "1", "substitutes": "0"], as: site.olga)
        #expect(try await site.join(try await town.person("Yan"), college: "Libre").status == 303)
        #expect(try await site.join(try await town.person("Lou"), college: "Libre").status == 422, "its one seat is taken")
        #expect(await announce(page, site).status == 303)
        let other = try await town.person("Noa")
        let fields = ["email": "noa@town.test", "college": "\(college.id)", "rank": "member", "gender": "woman", "reason": "Arrêté n° 3", "engaged": "1"]
        #expect(await town.post("\(BodiesTown.desk)/membres", fields, as: site.olga).text.contains("Un tirage au sort est annoncé"))
        #expect(try await site.seat(of: other) == nil)
        let changed = ["college": "\(college.id)", "name": "Panel", "entry": "appointment", "seats": "2", "substitutes": "1"]
        #expect(await town.post("\(BodiesTown.desk)/colleges", changed, as: site.olga).status == 422)
        town.pass(.days(7))
        #expect(await town.post(page + "/graine", ["seed": "5 12 23 31 48"], as: site.olga).status == 303)
        let seats = try await town.database.read { db in try SeatStore.held(in: try AssemblyStore.assembly(slug: "centre", db)!.id, at: town.now, db) }
        #expect(seats.filter { $0.college == college.id && $0.rank == .member }.count == 2)
        #expect(seats.filter { $0.college == college.id && $0.rank == .substitute }.count == 1)
    }

    @Test(arguments: Backend.all) func `a candidate seated elsewhere blocks no draw, and a draw is cancelled in public`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        let page = try await panel(site, site.ana, site.bob, site.zoe, try await town.person("Max"))
        await town.post("\(BodiesTown.desk)/colleges", ["name": "Nommés", "entry": "appointment", "substitutes": "0"], as: site.olga)
        let named = try await site.college("Nommés")
        let announced = await announce(page, size: 4, site)
        #expect(announced.status == 303)
        let fields = ["email": "ana@town.test", "college": "\(named.id)", "rank": "member", "gender": "woman", "reason": "Arrêté n° 3", "engaged": "1"]
        #expect(await town.post("\(BodiesTown.desk)/membres", fields, as: site.olga).status == 303)
        town.pass(.days(7))
        #expect(await town.post(page + "/annulation", ["cancel_reason": ""], as: site.olga).status == 422)
        #expect(await town.post(page + "/annulation", ["cancel_reason": "Le Loto est reporté"], as: site.ana).status == 403)
        #expect(await town.post(page + "/annulation", ["cancel_reason": "Le Loto est reporté"], as: site.olga).status == 303)
        #expect(await town.get(announced.location!).text.contains("Le Loto est reporté"))
        #expect(await town.post(page + "/graine", ["seed": "5 12 23"], as: site.olga).status == 409)
        #expect(await announce(page, site).status == 303, "another may be announced")
        town.pass(.days(7))
        #expect(await town.post(page + "/graine", ["seed": "5 12 23"], as: site.olga).status == 303)
        #expect(try await site.seat(of: site.ana)?.college == named.id)
        #expect(try await site.seat(of: site.bob) != nil)
    }

    @Test(arguments: Backend.all) func `a candidate neither announces nor draws`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        let page = try await panel(site, site.ana, site.bob, site.olga)
        #expect(await announce(page, site).status == 403)
        let other = try await town.person("Odile", (.assemblyOfficer, .city))
        #expect(await announce(page, site, as: other).status == 303)
        town.pass(.days(7))
        #expect(await town.post(page + "/graine", ["seed": "5 12 23"], as: site.olga).status == 403)
        #expect(await town.post(page + "/graine", ["seed": "la lune"], as: other).status == 422)
        #expect(await town.post(page + "/graine", ["seed": "5 12 23"], as: other).status == 303)
    }

    @Test(arguments: Backend.all) func `quotas by age hold, a household is drawn once, and what cannot hold is explained with the least change`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = try await panel(site)
        let people = try await [site.ana, site.bob, site.zoe, town.person("Max"), town.person("Lou"), town.person("Yan")]
        try await town.database.write { db in
            for (person, year) in zip(people, [1950, 1955, 2000, 2002, 1985, 1987]) { try db.run("update accounts set birth_year = \(year) where id = \(person.account)") }
        }
        for (place, person) in people.enumerated() {
            // Zoe and Max, the two young ones, live together.
            let address = place == 2 ? "12, rue Haute" : place == 3 ? "12 rue haute" : ""
            #expect(try await site.join(person, college: "Panel", ["gender": place % 2 == 0 ? "woman" : "man", "occupation": place < 2 ? "retraite" : "employe", "address": address]).status == 303)
        }
        let seedAt = TextsOfTests.french.dateTimeInput(town.now + .days(6))
        func announce(_ quotas: String) async -> Town.Answer {
            await town.post(page, ["size": "4", "method": "leximin", "quotas": quotas, "seed_source": "Le Loto de samedi prochain", "seed_at": seedAt], as: site.olga)
        }
        for wrong in ["age,16-29", "taille,grand,1,2", "age,16-29,3,2", "genre,woman,1,1", "age,16-29,0,1\nage,16-29,0,2"] { #expect(await announce(wrong).status == 422, "\(wrong)") }
        let impossible = await announce("age,16-29,2,2")
        #expect(impossible.status == 422 && impossible.text.contains("Le plus petit changement qui le permettrait") && impossible.text.contains("de 1 à 2"), "they live together")
        let draw = try #require(await announce("age,16-29,1,2\nage,60-74,1,1").location)
        let pool = await town.get(draw + "/vivier.csv").text
        #expect(pool.hasPrefix("numero,genre,age,quartier,foyer\n") && pool.contains(",f1\n") && !pool.lowercased().contains("haute"), "no address, no occupation that no quota speaks of")
        #expect(await town.get(draw + "/quotas.csv").text.contains("age,16-29,1,2\n"))
        let chances = await town.get(draw + "/chances.csv").text.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
        #expect(chances.count == 6 && abs(chances.reduce(0, +) - 4) < 0.001 && chances[1] == 1, "Bob is the only one of his age")
        #expect(await town.get(draw, as: site.bob).text.contains("ligne 2 du vivier"))
        #expect(!(await town.get(draw).text.contains("ligne 2 du vivier")))
        town.pass(.days(7))
        #expect(await town.post(page + "/graine", ["seed": "5 12 23 31 48"], as: site.olga).status == 303)
        let seats = try await town.database.read { db in try SeatStore.held(in: try AssemblyStore.assembly(slug: "centre", db)!.id, at: town.now, db) }.filter { $0.rank == .member }
        #expect(seats.count == 4 && seats.filter { [people[2].account, people[3].account].contains($0.account) }.count == 1)
    }

    @Test func `a seed is the same however it is typed`() {
        #expect(["7-12-33", "07 12 33", " 7, 12 et 33."].map(PanelDraw.seed) == ["7 12 33", "7 12 33", "7 12 33"])
        #expect(PanelDraw.seed("00 $(rm) 5") == "0 5")
    }
}
