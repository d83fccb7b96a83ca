import Database
import HTML
import L10n
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Two projects that want the same place, through the door, on both databases.
@Suite struct `Projects in the same place` {
    private static let link = FeasibilityTown.link

    @Test func `near projects are found whatever their order, the others are left`() {
        func project(_ number: Int, _ longitude: Double, _ latitude: Double) -> PlacedProject {
            PlacedProject(id: ID(number), number: number, title: "", point: GeoPoint(longitude: longitude, latitude: latitude), lead: ServiceID(1), leadName: "")
        }
        var nowhere = project(5, 0, 0)
        nowhere.point = nil
        let projects = [project(3, 4.88, 45.7708), project(1, 4.88, 45.77), project(2, 4.881, 45.77), project(4, 4.89, 45.77), nowhere]
        let near = ProjectPair.near(projects, within: 100)
        #expect(near.keys.sorted { ($0.first, $0.second) < ($1.first, $1.second) } == [ProjectPair(ID(2), ID(1)), ProjectPair(ID(1), ID(3))])
        #expect(near[ProjectPair(ID(1), ID(2))] == 78 && near[ProjectPair(ID(3), ID(1))] == 89)
        #expect(ProjectPair.near(projects, within: 80).count == 1 && ProjectPair.near([], within: 80).isEmpty)
        #expect(ProjectPair.near(projects, within: 100, of: ID(2)) == [ProjectPair(ID(1), ID(2)): 78] && ProjectPair.near(projects, within: 100, of: ID(4)).isEmpty)
    }

    private func site(_ backend: Backend) async throws -> FeasibilityTown {
        let site = try await FeasibilityTown(backend)
        try await site.town.database.write { db in
            try db.run("update proposals set longitude = 4.88, latitude = 45.77 where number = 1")
            try db.run("update proposals set longitude = 4.8805, latitude = 45.77 where number = 2")
            try db.run("update proposals set longitude = 4.89, latitude = 45.77 where number = 3")
        }
        for number in 1...3 { await site.assign(number, asking: false) }
        return site
    }

    @Test(arguments: Backend.all) func `what is near is flagged until somebody says what comes of it`(backend: Backend) async throws {
        let site = try await site(backend), town = site.town, address = Self.link + "/1/conflits/2"
        #expect(await town.get(Self.link + "/1", as: site.paul).text.contains("à 39 m"))
        #expect(await town.get("/bureau", as: site.omar).text.contains("Projets au même endroit à départager"))
        #expect(await town.get(Self.link + "/1/conclusion", as: site.paul).text.contains("D’autres projets veulent ce lieu"))
        #expect(await town.get(Self.link + "/1/conflits/3", as: site.omar).status == 404, "far from each other")
        #expect(await town.get(Self.link + "/1/conflits/1", as: site.omar).status == 404)
        let verdict = ["verdict": "together", "reason": "Les arbres laissent la place au banc.", "seen": ""]
        #expect(await town.post(address, verdict, as: site.ana).status == 403)
        #expect(await town.post(address, verdict, as: site.rosa).status == 403, "the roads study neither")
        #expect(await town.post(address, verdict.merging(["reason": "Oui."]) { $1 }, as: site.paul).status == 422)
        let page = await town.get(address, as: site.paul)
        #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(address, verdict, as: site.paul).status == 303)
        #expect(await town.post(address, verdict, as: site.omar).status == 422, "he had not read what Paul wrote")
        #expect(await !town.get("/bureau", as: site.omar).text.contains("Projets au même endroit à départager"))
        #expect(await !town.get(Self.link + "/1/conclusion", as: site.paul).text.contains("D’autres projets veulent ce lieu"))
        let seen = verdict.merging(["seen": "1", "verdict": "apart", "reason": "Le banc prend la place des fosses."]) { $1 }
        #expect(await town.post(Self.link + "/2/conflits/1", seen, as: site.omar).status == 303, "told from the other")
        #expect(try await site.letters(to: site.paul).last?.contains("ne peuvent pas se faire tous les deux") == true)
        #expect(await town.get(Self.link + "/1/conclusion", as: site.paul).text.contains("L’un exclut l’autre"))
        let list = await town.get(Self.link + "/conflits", as: site.omar)
        #expect(list.text.contains("L’un exclut l’autre") && WellFormed.faults(inDocument: Array(list.text.utf8)) == [])
        let told = try await town.database.read { try $0.count("select count(*) from study_conflicts") }
        #expect(told == 2, "what was said first is kept")
    }

    @Test(arguments: Backend.all) func `who announces and who composes the ballot are told of projects that exclude each other`(backend: Backend) async throws {
        let site = try await site(backend), town = site.town, vote = FeasibilityTown.vote
        let report = ["other_number": "2", "conflict_reason": "C’est la même parcelle, il faut choisir."]
        #expect(await town.post(Self.link + "/1/conflits", report, as: site.paul).status == 303)
        for number in 1...2 { #expect(await site.conclude(number).status == 303) }
        let announcement = await town.get(Self.link + "/annonce", as: site.omar)
        #expect(announcement.text.contains("Des projets s’excluent") && WellFormed.faults(inDocument: Array(announcement.text.utf8)) == [])
        for number in 1...2 {
            await site.announce(number)
            await site.release(number)
        }
        #expect(try await site.status(2) == .feasible)
        #expect(await town.get(vote, as: site.omar).text.contains("C’est la même parcelle, il faut choisir."))
        #expect(await town.post(Self.link + "/1/reouverture", ["reason": "Un autre terrain se libère.", "due": FeasibilityTown.day], as: site.omar).status == 303)
        #expect(await !town.get(vote, as: site.omar).text.contains("C’est la même parcelle"), "one of them is not at the vote")
    }

    @Test(arguments: Backend.all) func `a service that knows the land reports another project, however far its point`(backend: Backend) async throws {
        let site = try await site(backend), town = site.town, address = Self.link + "/1/conflits"
        let report = ["other_number": "3", "conflict_reason": "C’est la même parcelle, au nord et au sud."]
        func post(_ changes: [String: String] = [:], as person: Town.Person) async -> Int { await town.post(address, report.merging(changes) { $1 }, as: person).status }
        #expect(await post(as: site.rosa) == 403)
        #expect(await post(["other_number": "1"], as: site.paul) == 422, "itself")
        #expect(await post(["other_number": "4"], as: site.paul) == 422, "not under study")
        #expect(await post(["conflict_reason": ""], as: site.paul) == 422)
        #expect(await post(as: site.paul) == 303)
        #expect(await post(as: site.paul) == 422, "it is said: one reads it, then says otherwise on its page")
        #expect(await town.get(Self.link + "/3", as: site.omar).text.contains("L’un exclut l’autre"))
        #expect(await town.post(Self.link + "/reglages", ["validation": "services", "reach": "30"], as: site.omar).status == 303)
        #expect(await !town.get(Self.link + "/1", as: site.paul).text.contains("/1/conflits/2\""), "39 metres are far enough now")
        #expect(await town.get(Self.link + "/1", as: site.paul).text.contains("/1/conflits/3\""))
        try await site.openVote()
        #expect(await post(as: site.paul) == 409)
    }

    @Test(arguments: Backend.all) func `a long list comes page by page`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), id = site.edition
        let edition = try await site.town.database.read { try EditionStore.edition(id, $0) }
        func project(_ number: Int) -> PlacedProject { PlacedProject(id: ID(number), number: number, title: "Projet \(number)", lead: ServiceID(1), leadName: "") }
        let conflicts = (1...60).map { PlaceConflict(one: project($0), other: project($0 + 100)) }
        func body(_ page: Int) -> String { PlaceConflictsPage(edition: edition, conflicts: conflicts, reach: 100, pageNumber: page).body(View(t: Texts(.french), actor: .visitor, now: Town.noon)).text }
        #expect(body(1).contains("Projet 50<") && !body(1).contains("Projet 51<") && body(1).contains("?page=2"))
        #expect(body(2).contains("Projet 51<") && body(2).contains("Projet 60<") && !body(2).contains("Projet 50<"))
    }
}
