import Database
@testable import ParticipatoryBodies
import Platform
import TestTown
import Testing
import Vocabulary

/// What whoever keeps the bodies sees of all of them, and the residents' share that a charter keeps.
@Suite struct `The board of the bodies` {
    private let board = "/bureau/instances"

    @Test(arguments: Backend.all) func `it is narrowed to a place or to a kind, and taken away as a file`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.open()
        await site.create(["slug": "panel", "name": "Panel de l’eau", "kind": "panel", "territories": ""])
        let other = try await town.database.read { db in try TerritoryStore.narrowest(db).first { $0.id != site.centre } }
        #expect(await town.get(board, as: site.olga).text.contains("Panel de l’eau"))
        let here = await town.get("\(board)?lieu=\(site.centre)", as: site.olga).text
        #expect(here.contains("Conseil du Centre") && !here.contains("Panel de l’eau"), "the panel is for the whole city")
        if let other { #expect(!(await town.get("\(board)?lieu=\(other.id)", as: site.olga).text.contains("Conseil du Centre"))) }
        let panels = await town.get("\(board)?nature=panel", as: site.olga).text
        #expect(panels.contains("Panel de l’eau") && !panels.contains("Conseil du Centre"))
        let file = await town.get("\(board).csv?nature=panel", as: site.olga).text
        #expect(file.contains("Panel de l’eau") && !file.contains("Conseil du Centre") && file.contains("reponses_a_temps"))
        #expect(await town.get("\(board).csv", as: site.bob).status == 403)
        let hall = try await town.person("Hélène", (.assemblyOfficer, .territory(site.centre)))
        let hers = await town.get("\(board).csv", as: hall).text
        #expect(hers.contains("Conseil du Centre") && !hers.contains("Panel de l’eau"), "a district town hall has its own")
    }

    @Test(arguments: Backend.all) func `a charter keeps a share for residents, whichever way others would enter`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.create()
        await site.draft(["residents_percent": "50"])
        await site.publish()
        #expect(await town.get(BodiesTown.link + "/charte").text.contains("Au moins 50"))
        let college = try await site.college("Associations")
        let fields = ["email": "bob@town.test", "college": "\(college.id)", "rank": "member", "gender": "man", "reason": "Désigné par son association", "engaged": "1", "organisation": "Les Voisins", "rna": "W691234567"]
        let early = await town.post("\(BodiesTown.desk)/membres", fields, as: site.olga)
        #expect(early.status == 422 && early.text.contains("d’habitants"))
        #expect(try await site.join(site.ana).status == 303)
        #expect(await town.post("\(BodiesTown.desk)/membres", fields, as: site.olga).status == 303)
        #expect(try await site.join(site.zoe, college: "Associations", ["organisation": "Les Amis", "rna": "W691234568"]).status == 303)
        let application = try await town.database.read { db in try db.value("select max(id) from applications", as: Int.self) }
        let answer = ["decision": "member", "statutes_read": "1"]
        #expect(await town.post("\(BodiesTown.desk)/candidatures/\(application)", answer, as: site.olga).text.contains("ils seraient 1 sur 3"))
        #expect(try await site.join(try await town.person("Lou")).status == 303, "a resident always may")
        #expect(await town.post("\(BodiesTown.desk)/candidatures/\(application)", answer, as: site.olga).status == 303)
        await town.post(BodiesTown.link + "/mon-siege/demission", as: site.ana)
        #expect(await town.get("\(BodiesTown.desk)/membres", as: site.olga).text.contains("ils sont 1 sur 3"))
    }

    @Test(arguments: Backend.all) func `a substitute to be called and a report to be written are tasks of whoever keeps the body`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.create(["kind": "follow-up-committee", "ends": "2027-06-30"])
        await site.draft()
        await site.publish()
        let college = try await site.college("Membres")
        await town.post("\(BodiesTown.desk)/colleges", ["college": "\(college.id)", "name": "Membres", "entry": "candidacy", "seats": "1", "substitutes": "1", "residents": "1"], as: site.olga)
        for (person, decision) in [(site.ana, "member"), (site.bob, "substitute")] {
            try await site.join(person, college: "Membres")
            let application = try await town.database.read { db in try db.value("select max(id) from applications", as: Int.self) }
            await town.post("\(BodiesTown.desk)/candidatures/\(application)", ["decision": decision], as: site.olga)
        }
        func vacancies() async throws -> [Int] {
            try await town.database.read { db in try MandateStore.vacancies(in: try AssemblyStore.all(db).map(\.id), at: town.now, db).values.sorted() }
        }
        #expect(try await vacancies() == [])
        await town.post(BodiesTown.link + "/mon-siege/demission", as: site.ana)
        #expect(try await vacancies() == [1])
        #expect(!(await town.get(BodiesTown.desk, as: site.olga).text.contains("Écrire le bilan")))
        town.pass(.days(250))
        #expect(await town.get(BodiesTown.desk, as: site.olga).text.contains("Écrire le bilan"))
        #expect(await town.get(board, as: site.olga).text.contains("Bilan à écrire"))
    }

    @Test(arguments: Backend.all) func `a body that nobody enters by asking leads elsewhere`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.create(["kind": "childrens-council"])
        await site.draft()
        await site.publish()
        let page = await town.get(BodiesTown.link).text
        #expect(page.contains("Comment ses membres sont élus") && !page.contains("/participer\""))
    }
}
