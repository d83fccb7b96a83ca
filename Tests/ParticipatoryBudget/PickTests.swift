import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// What the bodies of the city choose beside the panel.
@Suite struct `The picks of the bodies` {
    private static let link = "/bureau/editions/2026/preselection/1"
    private static let page = "/editions/2026/coups-de-coeur/1/4"
    private static let reason = "Choisie par vingt voix sur trente."

    /// Two bodies; Zoé sits in the bureau of the first.
    private static var bodies: BodyOpinions {
        var bodies = BodyOpinions()
        bodies.bodies = { _ in [BodyOpinions.Body(id: 4, name: "Conseil du Centre", link: "/instances/centre"), BodyOpinions.Body(id: 5, name: "Conseil des Rives", link: "/instances/rives")] }
        bodies.led = { visit, _ in visit.actor.name == "Zoé" ? [BodyOpinions.Body(id: 4, name: "Conseil du Centre")] : [] }
        bodies.bureau = { body, _, db in
            guard body == 4 else { return [] }
            return try db.all("select id from accounts where display_name = 'Zoé'") { $0.id() }
        }
        return bodies
    }

    /// Three eligible proposals and a selection with one pick a body.
    private func opened(_ backend: Backend) async throws -> (site: EligibilityTown, zoe: Town.Person) {
        let site = try await EligibilityTown(backend, bodies: Self.bodies), zoe = try await site.town.person("Zoé")
        for number in 1...3 {
            await site.examine(number)
            await site.check(number)
        }
        await site.notify(1, 2, 3)
        await site.release(1, 2, 3)
        let fields = ["title": "Panel", "method": "scores", "size": "1", "criterion-1": "Utilité", "scale-1": "5", "picks": "1"]
        #expect(await site.town.post("/bureau/editions/2026/preselection", fields, as: site.omar).status == 303)
        return (site, zoe)
    }

    private func designate(_ site: EligibilityTown, _ number: Int, on day: String = "2026-11-20", as person: Town.Person?) async -> Int {
        await site.town.post(Self.page, ["proposal": "\(number)", "chosen_on": day, "pick_reason": Self.reason], as: person).status
    }

    @Test(arguments: Backend.all) func `an invited body gives its picks by its bureau, within its quota, until the list is decided`(backend: Backend) async throws {
        let (site, zoe) = try await opened(backend), town = site.town
        #expect(await designate(site, 1, as: zoe) == 409, "not invited")
        #expect(await town.get(Self.page, as: zoe).status == 409)
        #expect(await town.post(Self.link + "/instances", lists: ["invited": ["9"]], as: site.omar).status == 422, "a body that does not exist")
        #expect(await town.post(Self.link + "/instances", lists: ["invited": ["4"]], as: site.rita).status == 403)
        #expect(await town.post(Self.link + "/instances", lists: ["invited": ["4"]], as: site.omar).status == 303)
        #expect(try await site.letters(to: zoe).last?.contains("coups de cœur") == true)
        #expect(try await town.tasks(zoe)["Coups de cœur de votre instance à donner"] == 1)
        #expect(try await town.tasks(site.rita)["Coups de cœur de votre instance à donner"] == nil)
        let letters = try await site.letters(to: zoe).count
        #expect(await town.post(Self.link + "/instances", lists: ["invited": ["4"]], as: site.omar).status == 303)
        #expect(try await site.letters(to: zoe).count == letters, "asked once")
        for person in [site.ben, site.omar] { #expect(await designate(site, 1, as: person) == 403, "they speak for no body") }
        #expect(await town.get("/editions/2026/coups-de-coeur/1/5", as: zoe).status == 403, "another body")
        #expect(await town.get("/editions/2026/coups-de-coeur/1/9", as: zoe).status == 404)
        #expect(await designate(site, 9, as: zoe) == 422)
        #expect(await designate(site, 1, on: "2026-12-24", as: zoe) == 422, "a day to come")
        #expect(await designate(site, 1, as: zoe) == 303)
        #expect(await designate(site, 2, as: zoe) == 409, "one pick a body")
        let page = await town.get(Self.page, as: zoe)
        #expect(page.text.contains(Self.reason) && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(Self.page + "/9/retrait", as: zoe).status == 404)
        #expect(await town.post(Self.page + "/1/retrait", as: zoe).status == 303)
        #expect(await designate(site, 2, as: zoe) == 303)
        let desk = await town.get(Self.link, as: site.omar)
        #expect(desk.text.contains("/instances/centre") && WellFormed.faults(inDocument: Array(desk.text.utf8)) == [])
        #expect(!(await town.get("/editions/2026/preselection").text.contains(Self.reason)), "under embargo")
        let now = town.now
        try await town.database.write { db in try db.run("update selections set closed_at = \(now), decided_at = \(now), decided_by = opened_by, reason = 'Signée.'") }
        #expect(await town.post(Self.page + "/2/retrait", as: zoe).status == 409)
    }

    @Test(arguments: Backend.all) func `the officer notes the pick of a body of the city or of another, and corrects a mistake`(backend: Backend) async throws {
        let (site, _) = try await opened(backend), town = site.town
        func note(_ number: Int, _ fields: [String: String]) async -> Int {
            await town.post(Self.link + "/coups-de-coeur", ["proposal": "\(number)", "pick_reason": Self.reason].merging(fields) { $1 }, as: site.omar).status
        }
        #expect(await note(1, ["assembly": "7"]) == 422)
        #expect(await note(1, [:]) == 422, "by nobody")
        #expect(await note(1, ["assembly": "5"]) == 303)
        #expect(await note(2, ["assembly": "5"]) == 422, "its quota")
        #expect(await note(2, ["body": "École Jaurès"]) == 303)
        let picks = try await town.database.read { db in try SelectionStore.picks(ID(1), db) }
        #expect(picks.map(\.body) == ["Conseil des Rives", "École Jaurès"] && picks.map(\.assembly) == [5, nil])
        #expect(await town.post(Self.link + "/coups-de-coeur/\(picks[1].id)/retrait", as: site.rita).status == 403)
        #expect(await town.post(Self.link + "/coups-de-coeur/\(picks[1].id)/retrait", as: site.omar).status == 303)
        #expect(await town.post(Self.link + "/coups-de-coeur/\(picks[1].id)/retrait", as: site.omar).status == 404)
        let trace = try await town.database.read { db in try db.all("select reason from journal where act = 'shortlist.withdraw-pick'") { $0.text() } }
        #expect(trace.count == 1 && trace[0].hasPrefix("École Jaurès"))
    }
}
