import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// An association names who sits for it: its number, its statutes, read before anybody is appointed.
@Suite struct `Associations that name a member` {
    private static let voices = ["organisation": "Les Voisins", "rna": "w69 123 4567"]

    /// Zoe asks to sit for her association; where its statutes are read.
    private func asked(_ site: BodiesTown) async throws -> (answer: String, statutes: String) {
        await site.open()
        #expect(try await site.join(site.zoe, college: "Associations", Self.voices).status == 303)
        let application = try await site.town.database.read { db in try db.value("select max(id) from applications", as: Int.self) }
        let document = try await site.town.database.read { db in try db.value("select max(id) from documents", as: Int.self) }
        let answer = "\(BodiesTown.desk)/candidatures/\(application)"
        return (answer, "\(answer)/statuts/\(document)")
    }

    @Test(arguments: Backend.all) func `without its statutes it asks for nothing, and a resident needs none`(backend: Backend) async throws {
        let site = try await BodiesTown(backend)
        await site.open()
        let refused = try await site.join(site.zoe, college: "Associations", Self.voices.merging(["statutes": "none"]) { $1 })
        #expect(refused.status == 422 && refused.text.contains("Choisissez un fichier"))
        let wrong = try await site.join(site.zoe, college: "Associations", ["organisation": "Les Voisins", "rna": "691234567"])
        #expect(wrong.status == 422 && wrong.text.contains("un W suivi de neuf chiffres") && wrong.text.contains("Choisissez à nouveau le fichier"))
        #expect(try await site.join(site.bob, ["rna": "n’importe quoi"]).status == 303)
        #expect(try await site.town.database.read { db in try db.count("select count(*) from documents") } == 0)
    }

    @Test(arguments: Backend.all) func `who answers reads the statutes, nobody else does, and the seat keeps the number`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, (answer, statutes) = try await asked(site)
        #expect(await town.get(statutes, as: site.bob).status == 403)
        #expect(await town.get(statutes).status == 303)
        let elected = try await town.person("Elias", (.elected, .city))
        #expect(await town.get(statutes, as: elected).status == 403, "she follows the body, the papers are for who answers")
        #expect(!(await town.get(BodiesTown.desk + "/candidatures", as: elected).text.contains("/statuts/")))
        #expect(await town.get(BodiesTown.desk + "/candidatures", as: site.olga).text.contains(statutes))
        #expect(await town.get(statutes, as: site.olga).text.hasPrefix("%PDF"))
        #expect(await town.post(answer, ["decision": "substitute"], as: site.olga).status == 422)
        #expect(await town.post(answer, ["decision": "member", "statutes_read": "1"], as: site.olga).status == 303)
        let seat = try #require(try await site.seat(of: site.zoe))
        #expect(seat.rna == "W691234567")
        let page = await town.get("\(BodiesTown.desk)/membres/\(seat.id)", as: site.olga).text
        #expect(page.contains("Les Voisins, W691234567") && page.contains(statutes))
    }

    @Test(arguments: Backend.all) func `the statutes go a year after a refusal, and with the account`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, (answer, statutes) = try await asked(site)
        await town.post(answer, ["decision": "declined", "reason": "L’association n’agit pas dans le quartier."], as: site.olga)
        func forget() async throws { try await ParticipatoryBodies.forget(town.world) }
        town.pass(.days(360))
        try await forget()
        #expect(await town.get(statutes, as: site.olga).status == 200)
        town.pass(.days(10))
        try await forget()
        #expect(await town.get(statutes, as: site.olga).status == 404)
        #expect(try await site.join(site.bob, college: "Associations", Self.voices).status == 303)
        let now = town.now
        try await town.database.write { db in try RecruitmentPersonalDataStore.erase(site.bob.account, now, db) }
        #expect(try await town.database.read { db in try db.count("select count(*) from documents where removed_at is null") } == 0)
    }

    @Test(arguments: Backend.all) func `an association that names somebody else keeps its seat, on its letter, and both people are told once`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, (answer, _) = try await asked(site)
        #expect(await town.post(answer, ["decision": "member", "statutes_read": "1"], as: site.olga).status == 303)
        let old = try #require(try await site.seat(of: site.zoe)), page = "\(BodiesTown.desk)/membres/\(old.id)"
        let fields = ["email": "bob@town.test", "gender": "man", "change_reason": "Nouveau bureau élu.", "file_title": "Lettre de la présidente", "engaged": "1"]
        func pass(_ changes: [String: String] = [:], letter: Bool = true, as person: Town.Person) async -> Town.Answer {
            await town.post(page + "/representation", fields.merging(changes) { $1 }, as: person, files: letter ? ["file": [Town.upload(Town.pdf, named: "lettre.pdf")]] : [:])
        }
        #expect(await pass(as: site.zoe).status == 403)
        #expect(await pass(letter: false, as: site.olga).text.contains("Choisissez un fichier"))
        #expect(await pass(["email": "personne@town.test"], as: site.olga).status == 422)
        let unsigned = fields.filter { $0.key != "engaged" }
        #expect(await town.post(page + "/representation", unsigned, as: site.olga, files: ["file": [Town.upload(Town.pdf, named: "lettre.pdf")]]).status == 422)
        #expect(await pass(["change_reason": ""], as: site.olga).text.contains("Choisissez à nouveau le fichier"))
        #expect(await pass(["email": "zoe@town.test"], as: site.olga).status == 422, "she sits already")
        town.pass(.days(30))
        let now = town.now
        try await town.database.write { db in
            let assembly = try db.value("select assembly_id from seats where id = \(old.id)", as: Int.self)
            let commission = try db.insert("insert into commissions (assembly_id, name, purpose, created_at, created_by) values (\(assembly), 'Rives', '', \(now), \(site.olga.account)) returning id")
            try db.run("insert into commission_seats (commission_id, seat_id) values (\(commission), \(old.id))")
            let poll = try db.insert("insert into polls (assembly_id, question, closes_at, by_id, at) values (\(assembly), 'Quand ?', \(now + .days(2)), \(site.olga.account), \(now)) returning id")
            let option = try db.insert("insert into poll_options (poll_id, label) values (\(poll), 'Mardi') returning id")
            try db.run("insert into poll_answers (option_id, seat_id) values (\(option), \(old.id))")
        }
        #expect(await town.get(page, as: site.olga).text.contains("/representation"))
        #expect(await pass(as: site.olga).status == 303)
        #expect(await pass(as: site.olga).status == 409, "twice")
        let seat = try #require(try await site.seat(of: site.bob))
        #expect(try await site.seat(of: site.zoe) == nil)
        let kept = try await town.database.read { db in
            [try db.count("select count(*) from commission_seats where seat_id = \(seat.id)"), try db.count("select count(*) from poll_answers")]
        }
        #expect(kept == [1, 0], "she sits in the commission; the poll is answered again")
        #expect(seat.until == old.until && seat.organisation == "Les Voisins" && seat.rna == "W691234567" && seat.replaced == "Zoe" && seat.shownAs == .hidden)
        #expect(try await site.letters(to: site.zoe).count { $0.contains("une autre personne représente") } == 1)
        #expect(try await site.letters(to: site.bob).count { $0.contains("vous siégez") } == 1)
        #expect(try await town.database.read { try $0.count("select count(*) from journal where act = 'seat.replace'") } == 1)
        let shown = await town.get("\(BodiesTown.desk)/membres/\(seat.id)", as: site.olga)
        #expect(shown.text.contains("Lettre de la présidente") && shown.text.contains("Zoe") && WellFormed.faults(inDocument: Array(shown.text.utf8)) == [])
        let document = try await town.database.read { db in try db.value("select max(id) from documents", as: Int.self) }
        let proof = "\(BodiesTown.desk)/membres/\(seat.id)/justificatif/\(document)"
        #expect(await town.get(proof, as: site.olga).text.hasPrefix("%PDF"))
        #expect(await town.get(proof, as: site.bob).status == 403)
        #expect(await town.get("\(page)/justificatif/\(document)", as: site.olga).status == 404, "another seat")
        try await town.database.write { db in try RecruitmentPersonalDataStore.erase(site.zoe.account, now, db) }
        #expect(await town.get(proof, as: site.olga).status == 404, "the letter named her")
    }

    @Test(arguments: Backend.all) func `what an association wrote goes a year after the seat it gave`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, (answer, _) = try await asked(site)
        #expect(await town.post(answer, ["decision": "member", "statutes_read": "1"], as: site.olga).status == 303)
        let old = try #require(try await site.seat(of: site.zoe))
        let fields = ["email": "bob@town.test", "gender": "man", "change_reason": "Nouveau bureau élu.", "file_title": "Lettre de la présidente", "engaged": "1"]
        let passed = await town.post(
            "\(BodiesTown.desk)/membres/\(old.id)/representation", fields, as: site.olga, files: ["file": [Town.upload(Town.pdf, named: "lettre.pdf")]])
        #expect(passed.status == 303)
        func kept() async throws -> Int {
            try await ParticipatoryBodies.forget(town.world)
            return try await town.database.read { try $0.count("select count(*) from documents where subject = 'representative' and removed_at is null") }
        }
        await town.post(BodiesTown.link + "/mon-siege/demission", as: site.bob)
        town.pass(.days(360))
        #expect(try await kept() == 1)
        town.pass(.days(10))
        #expect(try await kept() == 0)
    }

    @Test(arguments: Backend.all) func `a substitute sits until the end of the term of whom she replaces`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.create(["kind": "follow-up-committee", "renewal": "thirds", "term_months": "36"])
        await site.draft()
        await site.publish()
        let college = try await site.college("Membres")
        await town.post("\(BodiesTown.desk)/colleges", ["college": "\(college.id)", "name": "Membres", "entry": "candidacy", "seats": "2", "substitutes": "2", "residents": "1"], as: site.olga)
        for (person, decision) in [(site.ana, "member"), (site.bob, "member"), (site.zoe, "substitute")] {
            #expect(try await site.join(person, college: "Membres").status == 303)
            let application = try await town.database.read { db in try db.value("select max(id) from applications", as: Int.self) }
            #expect(await town.post("\(BodiesTown.desk)/candidatures/\(application)", ["decision": decision], as: site.olga).status == 303)
        }
        let call = "\(BodiesTown.desk)/colleges/\(college.id)/suppleance"
        #expect(await town.post(call, as: site.olga).status == 409, "no seat is free")
        let bob = try #require(try await site.seat(of: site.bob))
        await town.post(BodiesTown.link + "/mon-siege/demission", as: site.bob)
        #expect(await town.post(call, as: site.olga).status == 303)
        let zoe = try #require(try await site.seat(of: site.zoe))
        #expect(zoe.rank == .member && zoe.until == bob.until && zoe.replaced == "Bob")
        await town.post(BodiesTown.link + "/mon-siege/demission", as: site.ana)
        #expect(try await town.database.read { db in try SeatStore.vacated(in: college.id, at: town.now, db).map(\.name) } == ["Ana"], "Bob’s seat is filled")
    }

    @Test(arguments: Backend.all) func `the charter limits the terms of who is appointed too`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.create(["most_terms": "1"])
        await site.draft()
        await site.publish()
        let college = try await site.college("Associations")
        let fields = ["email": "bob@town.test", "college": "\(college.id)", "rank": "member", "gender": "man", "reason": "Désigné par son association", "engaged": "1", "organisation": "Les Voisins", "rna": "W691234567"]
        #expect(await town.post("\(BodiesTown.desk)/membres", fields, as: site.olga).status == 303)
        await town.post(BodiesTown.link + "/mon-siege/demission", as: site.bob)
        let again = await town.post("\(BodiesTown.desk)/membres", fields, as: site.olga)
        #expect(again.status == 422 && again.text.contains("La charte limite à 1"))
    }

    @Test(arguments: Backend.all) func `an office that changes hands stays in the history, and the bureau has members without a title`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let (ana, bob) = (try #require(try await site.seat(of: site.ana)).id, try #require(try await site.seat(of: site.bob)).id)
        town.pass(.days(30))
        for (seat, office) in [(ana, "bureau"), (bob, "chair"), (bob, "chair")] {
            #expect(await town.post("\(BodiesTown.desk)/membres/\(seat)/fonction", ["office": office], as: site.olga).status == 303)
        }
        #expect(await town.get(BodiesTown.link).text.contains("<li>Ana, Membre du bureau</li>"))
        let held = try await town.database.read { db in try SeatStore.offices(in: try AssemblyStore.assembly(slug: "centre", db)!.id, db) }
        #expect(held.map(\.office) == [.chair, .bureau, .chair] && held.map(\.name) == ["Bob", "Ana", "Ana"])
        #expect(held[2].until == town.now && held[0].until == nil, "Ana presided until today")
        #expect(await town.get("\(BodiesTown.desk)/membres", as: site.olga).text.contains("Le bureau, au fil du temps"))
    }

    @Test(arguments: Backend.all) func `whoever becomes the elected referent is told, once`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.open()
        let elias = try await town.person("Elias", (.elected, .city))
        let fields = [
            "name": "Conseil du Centre", "purpose": "Débattre de la vie du quartier.", "territories": "\(site.centre)", "term_months": "36", "renewal": "whole", "referent": "\(elias.account)",
        ]
        for _ in 1...2 { #expect(await town.post("\(BodiesTown.desk)/reglages", fields, as: site.olga).status == 303) }
        #expect(try await site.letters(to: elias).count { $0.contains("élu·e référent·e") } == 1)
    }
}
