import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// The acts of the bodies through the door, on both databases: failures first.
@Suite struct `Acts of the bodies` {
    @Test(arguments: Backend.all) func `a form that lacks something creates nothing and says what`(backend: Backend) async throws {
        let site = try await BodiesTown(backend)
        #expect(await site.create(as: site.ana).status == 403)
        #expect(await site.create(["slug": "Été !"]).status == 422)
        #expect(await site.create(["territories": ""]).text.contains("Cochez au moins un quartier"))
        #expect(await site.create(["ends": "2020-01-01"]).status == 422)
        #expect(await site.create().status == 303)
        #expect(await site.create().text.contains("porte déjà ce nom"))
        #expect(await site.draft(["quorum_percent": "120"]).status == 422)
        let elsewhere = try await site.town.person("Elsa", (.assemblyOfficer, .territory(TerritoryID(site.centre.number + 1))))
        #expect(await site.create(["slug": "autre"], as: elsewhere).status == 422, "an officer creates on her own territory")
    }

    @Test(arguments: Backend.all) func `one joins by accepting the engagement, associations with their number, and leaves`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.open()
        let refused = await town.post(BodiesTown.link + "/participer", ["college": "\(try await site.college("Habitantes").id)", "level": "lasting", "gender": "woman", "shown_as": "name"], as: site.bob)
        #expect(refused.status == 422 && refused.text.contains("La lettre d’engagement est à accepter"))
        #expect(try await site.join(site.bob).status == 303)
        #expect(try await site.join(site.bob).status == 409, "once")
        #expect(try await site.join(site.zoe, college: "Associations", ["organisation": "Les Voisins", "rna": "W12"]).status == 422)
        #expect(try await site.join(site.zoe, college: "Associations", ["organisation": "Les Voisins", "rna": "W691234567"]).status == 303)
        #expect(try await site.seat(of: site.zoe) == nil, "she waits for an answer")
        #expect(try await site.letters(to: site.olga).last?.contains("candidature") == true)
        let application = try await town.database.read { db in try db.value("select max(id) from applications", as: Int.self) }
        let answer = "\(BodiesTown.desk)/candidatures/\(application)"
        #expect(await town.post(answer, ["decision": "declined", "reason": ""], as: site.olga).status == 422)
        #expect(await town.post(answer, ["decision": "member"], as: site.bob).status == 403)
        #expect(await town.post(answer, ["decision": "member"], as: site.olga).text.contains("Lisez les statuts"))
        #expect(await town.post(answer, ["decision": "member", "statutes_read": "1"], as: site.olga).status == 303)
        #expect(await town.post(answer, ["decision": "member", "statutes_read": "1"], as: site.olga).status == 409)
        let seat = try #require(try await site.seat(of: site.zoe))
        #expect(seat.organisation == "Les Voisins" && seat.until != nil)
        #expect(await town.post(BodiesTown.link + "/mon-siege", ["level": "lasting", "shown_as": "hidden"], as: site.bob).status == 303)
        #expect(!(await town.get(BodiesTown.link).text.contains("<li>Bob")))
        #expect(await town.post(BodiesTown.link + "/mon-siege/demission", as: site.bob).status == 303)
        #expect(try await site.seat(of: site.bob) == nil)
        #expect(try await site.join(site.bob).status == 303, "one comes back")
    }

    @Test(arguments: Backend.all) func `a late convening says its urgency, a member's subject has its answer, a full room its waiting list`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await site.plan(inDays: 5, ["capacity": "1"])
        await town.post(meeting + "/ordre-du-jour", ["title": "Le marché"], as: site.ana)
        #expect(await site.convene(meeting).status == 422, "the charter says ten days")
        #expect(await site.convene(meeting, ["urgency": "Travaux qui commencent lundi"]).status == 303)
        #expect(await town.post(meeting + "/sujets", ["title": "Les vélos"], as: site.bob).status == 303)
        let item = try await town.database.read { db in try db.value("select max(id) from agenda_items", as: Int.self) }
        #expect(!(await town.get(meeting).text.contains("Les vélos")))
        #expect(await town.post("\(meeting)/sujets/\(item)", ["answer": "declined"], as: site.ana).status == 422, "a reason")
        #expect(await town.post("\(meeting)/sujets/\(item)", ["answer": "accepted"], as: site.ana).status == 303)
        #expect(await town.get(meeting).text.contains("Les vélos"))
        #expect(await town.post(meeting + "/inscription", ["answer": "coming"], as: site.bob).notice == "Votre place est retenue.")
        #expect(await town.post(meeting + "/inscription", ["answer": "coming"], as: site.zoe).notice?.contains("liste d’attente") == true)
        #expect(await town.post(meeting + "/inscription", ["answer": "excused"], as: site.bob).status == 303)
        #expect(try await site.letters(to: site.zoe).last?.contains("Une place s’est libérée") == true)
        let calendar = await town.get(BodiesTown.link + "/agenda.ics").text
        #expect(calendar.contains("BEGIN:VEVENT\r\n") && calendar.contains("SUMMARY:Conseil du Centre : Plénière"))
    }

    @Test(arguments: Backend.all) func `proxies are held within the charter, and a vote by name is kept by name`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await site.plan(inDays: 20)
        await town.post(meeting + "/ordre-du-jour", ["title": "Le budget"], as: site.ana)
        await site.convene(meeting)
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        let (ana, bob, zoe) = (try await site.seat(of: site.ana)!.id, try await site.seat(of: site.bob)!.id, try await site.seat(of: site.zoe)!.id)
        let both = ["state-\(ana)": "present", "state-\(bob)": "represented", "holder-\(bob)": "\(ana)", "state-\(zoe)": "represented", "holder-\(zoe)": "\(ana)"]
        #expect(await town.post(meeting + "/seance/presences", both, as: site.ana).text.contains("limite les pouvoirs à 1"))
        let absent = ["state-\(ana)": "present", "state-\(bob)": "represented", "holder-\(bob)": "\(zoe)"]
        #expect(await town.post(meeting + "/seance/presences", absent, as: site.ana).status == 422, "Zoe is not there")
        let good = ["state-\(ana)": "present", "state-\(bob)": "represented", "holder-\(bob)": "\(ana)", "state-\(zoe)": "excused"]
        #expect(await town.post(meeting + "/seance/presences", good, as: site.ana).notice?.contains("2 sur 3") == true)
        let item = try await town.database.read { db in try db.value("select max(id) from agenda_items", as: Int.self) }
        let vote = ["question": "Adopter ?", "method": "named", "choice-\(ana)": "in-favour", "choice-\(bob)": "against", "choice-\(zoe)": "against"]
        #expect(await town.post("\(meeting)/seance/points/\(item)/vote", vote, as: site.ana).notice?.hasPrefix("Rejeté : 1 pour, 1 contre") == true, "Zoe does not vote")
        #expect(await town.get(meeting, as: site.ana).text.contains("Bob : Contre"))
    }

    @Test(arguments: Backend.all) func `a draw is announced with its digest, drawn by a public seed, and anybody finds the same rows`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.create(["kind": "panel"])
        await site.draft()
        await site.publish()
        let college = try await site.college("Panel"), page = "\(BodiesTown.desk)/colleges/\(college.id)/tirage"
        #expect(await town.post(page, ["size": "2", "method": "leximin", "seed_source": "Le Loto de samedi prochain"], as: site.olga).status == 409, "nobody asked")
        let people = [site.ana, site.bob, site.zoe, try await town.person("Yan"), try await town.person("Lou"), try await town.person("Max")]
        for (place, person) in people.enumerated() {
            #expect(try await site.join(person, college: "Panel", ["gender": place % 2 == 0 ? "woman" : "man"]).status == 303)
        }
        let fields = ["size": "2", "method": "leximin", "seed_source": "Le Loto de samedi prochain", "seed_at": TextsOfTests.french.dateTimeInput(town.now + .days(6))]
        #expect(await town.post(page, fields.merging(["size": "20"]) { $1 }, as: site.olga).status == 422, "six candidates")
        #expect(await town.post(page + "/graine", ["seed": "5 12 23"], as: site.olga).status == 409, "nothing announced")
        let announced = await town.post(page, fields, as: site.olga)
        #expect(announced.status == 303)
        #expect(await town.post(page, fields, as: site.olga).status == 409, "one at a time")
        let publicPage = try #require(announced.location)
        #expect(await town.get(publicPage).text.contains("Empreinte"))
        #expect(await town.get(publicPage + "/vivier.csv").text.split(separator: "\n").count == 7)
        #expect(await town.post(page + "/graine", ["seed": "5 12 23 31 48"], as: site.olga).status == 409, "before the day")
        town.pass(.days(6))
        #expect(await town.post(page + "/graine", ["seed": "05-12-23-31-48"], as: site.olga).status == 303)
        #expect(await town.post(page + "/graine", ["seed": "1 2 3"], as: site.olga).status == 409)
        let (draw, seats) = try await town.database.read { db in
            let assembly = try AssemblyStore.assembly(slug: "centre", db)!
            return (try DrawStore.all(assembly.id, db)[0], try SeatStore.held(in: assembly.id, at: town.now, db))
        }
        let again = try draw.lottery().draw(seed: "5 12 23 31 48").rows
        #expect(draw.rows == again, "anybody finds them again")
        #expect(Set(seats.filter { $0.rank == .member }.map(\.gender)) == [.woman, .man], "parity")
        #expect(seats.filter { $0.rank == .member }.count == 2 && seats.filter { $0.rank == .substitute }.count == 4)
        #expect(seats.allSatisfy { $0.until != nil })
    }

    @Test(arguments: Backend.all) func `the end of a term is told six then three months before, once each, and noted when it comes`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.open()
        #expect(try await site.join(site.zoe, college: "Associations", ["organisation": "Les Voisins", "rna": "W691234567"]).status == 303)
        let application = try await town.database.read { db in try db.value("select max(id) from applications", as: Int.self) }
        await town.post("\(BodiesTown.desk)/candidatures/\(application)", ["decision": "member", "statutes_read": "1"], as: site.olga)
        let until = try #require(try await site.seat(of: site.zoe)?.until)
        func told() async throws -> Int {
            try await MandateReminders.run(town.world)
            return try await site.letters(to: site.zoe).filter { $0.contains("votre mandat finit") }.count
        }
        #expect(try await told() == 0)
        town.set(now: until.adding(months: -5))
        #expect(try await told() == 1)
        #expect(try await told() == 1, "once")
        town.set(now: until.adding(months: -2))
        #expect(try await told() == 2)
        #expect(try await site.letters(to: site.olga).filter { $0.contains("renouvellement à préparer") }.count == 2)
        town.set(now: until + .days(1))
        #expect(try await told() == 2)
        #expect(try await site.seat(of: site.zoe) == nil)
        let departure = try await town.database.read { db in try db.all("select departure from seats where account_id = \(site.zoe.account)") { $0.text() } }
        #expect(departure == ["ended"])
    }

    @Test(arguments: Backend.all) func `the services are reminded of what the city owes, then each week that it is late`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        await town.post(BodiesTown.link + "/demandes/deposer", ["kind": "question", "title": "Quand rouvre le parc ?", "body": "Il est fermé depuis deux ans."], as: site.bob)
        #expect(await town.post(BodiesTown.link + "/demandes/1/transmission", ["service": "\(site.parks)"], as: site.ana).status == 303, "a question needs no vote")
        func told() async throws -> [String] {
            try await RecommendationReminders.run(town.world)
            return try await site.letters(to: site.paul)
        }
        #expect(try await told().count == 1)
        town.pass(.days(55))
        #expect(try await told().last?.contains("Réponse attendue") == true)
        #expect(try await told().count == 2, "once")
        town.pass(.days(7))
        #expect(try await told().last?.contains("Réponse en retard") == true)
        town.pass(.days(7))
        #expect(try await told().count == 4, "each week")
        await town.post(BodiesTown.link + "/demandes/1/reponse", ["decision": "studied", "reason": "Le parc rouvre au printemps prochain.", "signatory": "Le maire"], as: site.paul)
        town.pass(.days(7))
        #expect(try await told().count == 4)
    }

    @Test(arguments: Backend.all) func `somebody elected is seated by the officer, and who does not come is named`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.open()
        let college = try await site.college("Associations"), page = "\(BodiesTown.desk)/membres"
        let fields = ["email": "bob@town.test", "college": "\(college.id)", "rank": "member", "gender": "man", "reason": "Élu en plénière", "engaged": "1", "organisation": "Les Voisins", "rna": "w69 123 4567"]
        #expect(await town.post(page, fields, as: site.ana).status == 403)
        #expect(await town.post(page, fields.merging(["rna": "69"]) { $1 }, as: site.olga).text.contains("un W suivi de neuf chiffres"))
        #expect(await town.post(page, fields.merging(["email": "nul@town.test"]) { $1 }, as: site.olga).text.contains("Personne n’a de compte"))
        #expect(await town.post(page, fields.merging(["reason": ""]) { $1 }, as: site.olga).status == 422)
        #expect(await town.post(page, fields, as: site.olga).status == 303)
        #expect(await town.post(page, fields, as: site.olga).text.contains("siège déjà"))
        #expect(try await site.letters(to: site.bob).last?.contains("vous siégez") == true)
        try await site.join(site.ana)
        await town.post("\(BodiesTown.desk)/membres/\(try await site.seat(of: site.ana)!.id)/fonction", ["office": "chair"], as: site.olga)
        let meeting = await site.plan(inDays: 20)
        await town.post(meeting + "/ordre-du-jour", ["title": "Le marché"], as: site.ana)
        await site.convene(meeting)
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        await town.post(meeting + "/seance/presences", try await site.present(site.ana), as: site.ana)
        #expect(!(await town.get(BodiesTown.desk, as: site.olga).text.contains("Absences répétées")))
        await town.post(meeting + "/seance/cloture", as: site.ana)
        let desk = await town.get(BodiesTown.desk, as: site.olga).text
        let bob = try await site.seat(of: site.bob)!.id
        #expect(desk.contains("Absences répétées") && desk.contains("/membres/\(bob)"))
    }

    @Test(arguments: Backend.all) func `what is withdrawn is no longer read by everyone`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, demand = BodiesTown.link + "/demandes/1"
        try await site.live()
        await town.post(BodiesTown.link + "/demandes/deposer", ["kind": "wish", "title": "Mon voisin Untel fait du bruit", "body": "Il habite au 12, rue Haute."], as: site.bob)
        #expect(await town.get(demand).text.contains("Untel"))
        #expect(await town.post(demand + "/retrait", ["reason": "Propos sur une personne"], as: site.ana).status == 303)
        for address in [demand, BodiesTown.link, BodiesTown.link + "/demandes"] {
            let text = await town.get(address, as: site.zoe).text
            #expect(text.contains("Demande retirée") && !text.contains("Untel") && !text.contains("rue Haute"))
        }
        #expect(await town.get(demand, as: site.olga).text.contains("Untel"))
        #expect(await town.get(demand, as: site.bob).text.contains("Untel"), "its author")
    }

    @Test(arguments: Backend.all) func `one does not enter a body whose day has passed`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.create(["ends": "2026-12-31"])
        await site.draft()
        await site.publish()
        town.set(now: Instant(localInput: "2027-01-05T12:00")!)
        let answer = try await site.join(site.bob)
        #expect(answer.status == 409 && answer.text.contains("on n’y entre plus"))
    }

    @Test(arguments: Backend.all) func `the board adds up who was expected and came`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await site.plan(inDays: 20)
        await town.post(meeting + "/ordre-du-jour", ["title": "Le marché"], as: site.ana)
        await site.convene(meeting)
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        await town.post(meeting + "/seance/presences", try await site.present(site.ana, site.bob), as: site.ana)
        await town.post(meeting + "/seance/cloture", as: site.ana)
        let figures = try await town.database.read { db in
            try AssemblyFiguresStore.all(at: town.now, db)[try AssemblyStore.assembly(slug: "centre", db)!.id]
        }
        #expect(figures?.meetings == 1 && figures?.expected == 3 && figures?.present == 2)
    }

    @Test(arguments: Backend.all) func `what is personal and has served is forgotten`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await site.plan(inDays: 20)
        await town.post(meeting + "/ordre-du-jour", ["title": "Le marché"], as: site.ana)
        await site.convene(meeting)
        await town.post(meeting + "/inscription", ["answer": "coming", "needs": "Un interprète"], as: site.bob)
        await town.post(BodiesTown.link + "/mon-siege/demission", as: site.zoe)
        func kept() async throws -> [Int] {
            try await ParticipatoryBodies.forget(town.world)
            return try await town.database.read { db in
                [try db.count("select count(*) from sign_ups where needs <> ''"), try db.count("select count(*) from seats where gender <> 'unsaid'")]
            }
        }
        #expect(try await kept() == [1, 3])
        town.pass(.days(60))
        #expect(try await kept() == [0, 3])
        town.pass(.days(366))
        #expect(try await kept() == [0, 2], "those who sit are still counted")
    }

    @Test(arguments: Backend.all) func `a resident's petition is signed until it may be debated`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.open()
        try await site.join(site.ana)
        await town.post("\(BodiesTown.desk)/membres/\(try await site.seat(of: site.ana)!.id)/fonction", ["office": "chair"], as: site.olga)
        let fields = ["kind": "petition", "title": "Rouvrir la bibliothèque", "body": "Elle est fermée depuis un an, et les enfants n’ont plus où lire."]
        #expect(await town.post(BodiesTown.link + "/demandes/deposer", fields.merging(["kind": "wish"]) { $1 }, as: site.bob).status == 422, "not a member")
        #expect(await town.post(BodiesTown.link + "/demandes/deposer", fields, as: site.bob).status == 303)
        let petition = BodiesTown.link + "/demandes/1"
        _ = await site.plan(inDays: 20)
        let meeting = try await town.database.read { db in try db.value("select max(id) from meetings", as: Int.self) }
        #expect(await town.post(petition + "/signature", as: site.bob).status == 303)
        #expect(await town.post(petition + "/signature", as: site.bob).status == 409, "once")
        #expect(await town.post(petition + "/ordre-du-jour", ["meeting": "\(meeting)"], as: site.ana).status == 409, "one signature of two")
        #expect(await town.get(petition).text.contains("1 sur 2"))
        #expect(await town.post(petition + "/signature", as: site.zoe).status == 303)
        #expect(try await site.letters(to: site.ana).last?.contains("a ses signatures") == true)
        #expect(await town.post(petition + "/ordre-du-jour", ["meeting": "\(meeting)"], as: site.ana).status == 303)
        #expect(await town.post(petition + "/signature", as: site.olga).status == 409, "it is debated")
    }
}
