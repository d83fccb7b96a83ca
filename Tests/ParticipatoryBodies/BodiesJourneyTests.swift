import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// Whole stories of bodies, by the people who live them, under one clock. The first, from a charter to an answered wish, is `CharterToReplyTests`.
@Suite struct `Journeys of the bodies` {
    private func last(_ table: String, _ town: Town) async throws -> Int {
        try await town.database.read { db in try db.value("select max(id) from \(raw: table)", as: Int.self) }
    }

    private func held(_ site: BodiesTown) async throws -> [Seat] {
        try await site.town.database.read { db in try SeatStore.held(in: try AssemblyStore.assembly(slug: "centre", db)!.id, at: site.town.now, db) }
    }

    @Test(arguments: Backend.all) func `a citizens' assembly is drawn by lot, convened, and renewed by a third`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, t = TextsOfTests.french
        await site.create(["kind": "citizens-assembly", "territories": "", "term_months": "36", "renewal": "thirds"])
        await site.draft()
        await site.publish()
        let college = try await site.college("Tirage au sort parmi les volontaires"), page = "\(BodiesTown.desk)/colleges/\(college.id)/tirage"
        func draw(_ size: Int, seed: String) async -> Town.Answer {
            let fields = ["size": "\(size)", "method": "leximin", "seed_source": "Le Loto de samedi prochain", "seed_at": t.dateTimeInput(town.now + .days(6))]
            #expect(await town.post(page, fields, as: site.olga).status == 303)
            town.pass(.days(6))
            return await town.post(page + "/graine", ["seed": seed], as: site.olga)
        }
        var people = [site.ana, site.bob, site.zoe]
        for name in ["Lou", "Max", "Yan"] { people.append(try await town.person(name)) }
        for (place, person) in people.enumerated() {
            #expect(try await site.join(person, college: "Tirage au sort parmi les volontaires", ["gender": place % 2 == 0 ? "woman" : "man"]).status == 303)
        }
        #expect(await draw(6, seed: "5 12 23 31 48").status == 303)
        let first = try await held(site)
        #expect(first.count == 6 && Set(first.compactMap(\.until)).count == 3, "a third leaves each year")

        await town.post("\(BodiesTown.desk)/membres/\(try await site.seat(of: site.ana)!.id)/fonction", ["office": "spokesperson"], as: site.olga)
        let meeting = await site.plan(inDays: 20, ["title": "L’eau dans la ville"])
        await town.post(meeting + "/ordre-du-jour", ["title": "La nappe et la rivière"], as: site.ana)
        #expect(await site.convene(meeting).status == 303)
        #expect(try await site.letters(to: people[5]).last?.contains("réunion le") == true)
        #expect(await town.get(BodiesTown.link + "/espace", as: people[5]).text.contains("L’eau dans la ville"))

        let renewal = BodiesTown.link + "/renouvellement"
        #expect(await town.post(renewal, ["words": "Deux sièges s’ouvrent : dites-nous avant l’été si vous voulez venir."], as: site.olga).status == 303)
        town.set(now: Instant(localInput: "2027-11-03T12:00")!)
        #expect(try await held(site).count == 4)
        for (place, name) in ["Eva", "Gil"].enumerated() {
            let person = try await town.person(name)
            #expect(try await site.join(person, college: "Tirage au sort parmi les volontaires", ["gender": place % 2 == 0 ? "woman" : "man"]).status == 303)
        }
        #expect(await draw(2, seed: "7 8 9 10 11").status == 303)
        let second = try await held(site)
        #expect(second.count == 6 && Set(second.compactMap(\.until)).count == 3, "again a third each year")
        #expect(await town.post(renewal + "/fin", ["outcome": "Deux sièges pourvus par le sort ; d’autres collèges attendent."], as: site.olga).status == 303)
    }

    @Test(arguments: Backend.all) func `a children's council meets: the adults receive the letters, the children are counted`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, classes = BodiesTown.link + "/classes"
        await site.create(["kind": "childrens-council", "territories": "", "term_months": "24"])
        await site.draft()
        await site.publish()
        for (name, adult, girl, boy) in [("CM1", "bob", "Nour", "Tom"), ("CM2", "zoe", "Léa", "Ali")] {
            let person = adult == "bob" ? site.bob : site.zoe
            await town.post(classes, ["school": "École du Pont", "name": name, "email": "\(adult)@town.test"], as: site.olga)
            let page = "\(classes)/\(try await last("school_classes", town))"
            await town.post(page + "/eleves", ["girls": girl, "boys": boy], as: person)
            let pupils = try await town.database.read { db in try db.all("select id from pupils where authorised_at is null order by id") { "\($0.int())" } }
            await town.post(page + "/autorisations", lists: ["pupil": pupils], as: person)
            await town.post(page + "/vote", ["voters": "9", "votes-\(pupils[0])": "9", "votes-\(pupils[1])": "8"], as: person)
            #expect(await town.post(page + "/confirmation", as: site.olga).status == 303)
        }
        let seats = try await held(site)
        #expect(seats.map(\.name).sorted() == ["Ali", "Léa", "Nour", "Tom"])
        #expect(seats.filter { $0.gender == .woman }.count == 2, "strict parity")
        let starts = town.now + .days(15), t = TextsOfTests.french
        let plan = ["kind": "plenary", "title": "La cour de récréation", "starts": t.dateTimeInput(starts), "ends": t.dateTimeInput(starts + .hours(2)), "place": "Mairie"]
        let meeting = try #require(await town.post(BodiesTown.link + "/reunions/nouvelle", plan, as: site.olga).location).dropLast("/preparation".count).description
        await town.post(meeting + "/ordre-du-jour", ["title": "Des arbres dans la cour"], as: site.olga)
        let before = try await site.letters(to: site.bob).count
        #expect(await town.post(meeting + "/convocation", as: site.olga).status == 303)
        #expect(try await site.letters(to: site.bob).count == before + 1, "one letter for two children")
        town.set(now: starts)
        await town.post(meeting + "/seance/ouverture", as: site.olga)
        let present = Dictionary(uniqueKeysWithValues: seats.prefix(3).map { ("state-\($0.id)", "present") })
        #expect(await town.post(meeting + "/seance/presences", present, as: site.olga).notice?.contains("3 sur 4") == true)
        #expect(!(await town.get(meeting).text.contains("Nour")), "no child is named to everyone")
    }

    @Test(arguments: Backend.all) func `a CICA holds its session: associations, subjects notified in time, a consultative voice`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.create(["kind": "associations-committee"])
        await site.draft(["notice_days": "15", "quorum_percent": "0", "proxies": "0"])
        await site.publish()
        for (number, person) in [site.ana, site.bob].enumerated() {
            #expect(try await site.join(person, college: "Associations", ["organisation": "Association \(number)", "rna": "W69123456\(number)"]).status == 303)
            #expect(await town.post("\(BodiesTown.desk)/candidatures/\(try await last("applications", town))", ["decision": "member", "statutes_read": "1"], as: site.olga).status == 303)
        }
        await town.post("\(BodiesTown.desk)/membres/\(try await site.seat(of: site.ana)!.id)/fonction", ["office": "chair"], as: site.olga)
        let meeting = await site.plan(inDays: 30, ["kind": "session", "title": "Séance du trimestre"])
        #expect(await town.post(meeting + "/sujets", ["title": "Les terrasses"], as: site.bob).status == 303)
        #expect(await town.post("\(meeting)/sujets/\(try await last("agenda_items", town))", ["answer": "accepted"], as: site.ana).status == 303)
        #expect(await site.convene(meeting).status == 303)
        town.pass(.days(20))
        let late = await town.post(meeting + "/sujets", ["title": "Les livraisons"], as: site.bob)
        #expect(late.status == 409 && late.text.contains("se notifient au maire"))
        town.pass(.days(10))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        #expect(await town.post(meeting + "/seance/presences", try await site.present(site.ana, site.bob), as: site.ana).notice?.contains("ne demande pas de quorum") == true)
        let vote = ["question": "Demander des horaires ?", "method": "show-of-hands", "in_favour": "2"]
        let point = "\(meeting)/seance/points/\(try await last("agenda_items", town))"
        #expect(await town.post(point + "/vote", vote, as: site.ana).notice?.contains("Avis favorable") == true)
        #expect(await town.post(point + "/decision", ["decision": "Le conseil demandera des horaires."], as: site.ana).status == 303)
        await town.post(meeting + "/seance/cloture", as: site.ana)
        let seen = await town.get(meeting).text
        #expect(seen.contains("Les terrasses") && seen.contains("Avis favorable") && seen.contains("Consultative") && seen.contains("Le conseil demandera des horaires."))
    }

    @Test(arguments: Backend.all) func `a training day: places, a waiting list, who came, a certificate, what they thought of it`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, t = TextsOfTests.french
        try await site.live()
        let course = ["title": "Lire un budget municipal", "programme": "Les deux sections, les dates de l’année, ce que l’on peut demander.", "audience": "members"]
        #expect(await town.post("/formations", course, as: site.ana).status == 403)
        #expect(await town.post("/formations", course.merging(["programme": "Court"]) { $1 }, as: site.olga).status == 422)
        let page = try #require(await town.post("/formations", course, as: site.olga).location), starts = town.now + .days(10)
        let session = ["starts": t.dateTimeInput(starts), "ends": t.dateTimeInput(starts + .hours(6)), "place": "Maison des associations", "capacity": "1"]
        #expect(await town.post(page + "/sessions", session, as: site.bob).status == 403)
        #expect(await town.post(page + "/sessions", session, as: site.olga).status == 303)
        #expect(await town.get("/formations").text.contains("Lire un budget municipal"))
        let place = "\(page)/sessions/\(try await last("training_sessions", town))", resident = try await town.person("Rosa")
        #expect(await town.post(place + "/inscription", as: resident).status == 403, "for members")
        #expect(await town.post(place + "/inscription", as: site.ana).notice == "Votre place est retenue.")
        #expect(await town.post(place + "/inscription", as: site.bob).notice?.contains("liste d’attente") == true)
        #expect(await town.post(place + "/inscription", ["answer": "no"], as: site.ana).status == 303)
        #expect(try await site.letters(to: site.bob).last?.contains("Lire un budget municipal") == true)
        #expect(await town.post(place + "/presences", ["present": "\(site.bob.account)"], as: site.olga).status == 409, "not begun")
        town.pass(.days(10) )
        town.pass(.hours(7))
        let certificate = "\(page)/attestation/\(try await last("training_sessions", town))"
        #expect(await town.get(certificate, as: site.bob).status == 409)
        #expect(await town.post(place + "/presences", ["present": "\(site.bob.account)"], as: site.olga).status == 303)
        #expect(await town.get(certificate, as: site.bob).text.contains("Bob"))
        #expect(await town.get(certificate, as: site.ana).status == 409, "she did not come")
        #expect(await town.post(place + "/evaluation", ["score": "9"], as: site.bob).status == 422)
        #expect(await town.post(place + "/evaluation", ["score": "4", "comment": "Clair et vivant."], as: site.bob).status == 303)
        #expect(await town.get(page, as: site.olga).text.contains("Clair et vivant."))
        #expect(!(await town.get(page, as: site.ana).text.contains("Clair et vivant.")))
    }

    @Test(arguments: Backend.all) func `the place of who leaves the site goes to who waits first`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, t = TextsOfTests.french, now = town.now
        try await site.live()
        let course = ["title": "Lire un budget municipal", "programme": "Les deux sections, les dates de l’année, ce que l’on peut demander.", "audience": "members"]
        let page = try #require(await town.post("/formations", course, as: site.olga).location), starts = town.now + .days(10)
        let session = ["starts": t.dateTimeInput(starts), "ends": t.dateTimeInput(starts + .hours(6)), "place": "Maison des associations", "capacity": "1"]
        #expect(await town.post(page + "/sessions", session, as: site.olga).status == 303)
        let place = "\(page)/sessions/\(try await last("training_sessions", town))"
        for person in [site.ana, site.bob, site.zoe] { #expect(await town.post(place + "/inscription", as: person).status == 303) }
        try await TrainingPlaces.run(town.world)
        try await town.database.write { db in try LifePersonalDataStore.erase(site.ana.account, now, db) }
        try await TrainingPlaces.run(town.world)
        try await TrainingPlaces.run(town.world)
        let states = try await town.database.read { db in try db.all("select state from training_places order by account_id") { $0.text() } }
        #expect(states == ["cancelled", "coming", "waiting"])
        #expect(try await site.letters(to: site.bob).last?.contains("Lire un budget municipal") == true)
        #expect(try await site.letters(to: site.zoe).last?.contains("Lire un budget municipal") != true)
    }
}
