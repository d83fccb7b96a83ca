import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// The version that the services can build, before those who carry the proposal, on both databases.
@Suite struct `An amended version` {
    @Test(arguments: Backend.all) func `an agent answers the amended version for a person without an account`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let agent = try await town.person("Agnès", (.receptionAgent, .city))
        await site.assign(asking: false)
        await site.conclude(1, ["amended_title": "Six arbres"])
        let proposal = "/editions/2026/propositions/1", page = proposal + "/version-amenagee"
        #expect(await town.get(page, as: agent).status == 403, "Ana answers herself")
        try await town.database.write { db in try db.run("update accounts set email = null, email_confirmed_at = null where id = \(site.ana.account)") }
        for address in [proposal, proposal + "/suivi", "/mes-idees/\(site.proposals[0])"] {
            #expect(await town.get(address, as: agent).text.contains("href=\"\(page)\""), "found from \(address)")
            #expect(!(await town.get(address).text.contains(page)), "nobody else is told")
        }
        let form = await town.get(page, as: agent)
        #expect(form.text.contains("vous agissez en son nom") && WellFormed.faults(inDocument: Array(form.text.utf8)) == [])
        let seen = try await site.file().synthesis!.id
        #expect(await town.post(page, ["answer": "accept", "seen": "\(seen)"], as: agent).status == 303)
        #expect(try await site.stage() == .toAnnounce)
        let channels = try await town.database.read { try $0.all("select channel from journal where act = 'feasibility.answer-amendment'", as: String.self) }
        #expect(channels == ["counter"])
        let seen_at = try await town.database.read { try $0.first("select seen_at from accounts where id = \(site.ana.account)") { $0.optionalInstant() } }
        #expect(seen_at == town.now, "she stood at the counter")
    }

    @Test(arguments: Backend.all) func `an amended version waits in sight of its people and of the service, and is recalled`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        func waits() async -> [Bool] {
            [
                await town.get("/mes-idees", as: site.ana).text.contains("Répondez à la version aménagée"),
                await town.get("/mes-idees/\(site.proposals[0])", as: site.ana).text.contains("/editions/2026/propositions/1/version-amenagee"),
                await town.get("/bureau/service", as: site.paul).text.contains("Attendent la réponse du porteur"),
                await town.get("/bureau", as: site.paul).text.contains("Versions aménagées qui attendent la réponse du porteur"),
            ]
        }
        func recalled() async throws -> Int {
            for _ in 1...2 { try await FeasibilityReminders.run(town.world) }
            return try await site.letters(to: site.ana).count { $0.hasPrefix("Votre réponse est attendue") }
        }
        await site.assign(asking: false)
        #expect(await waits() == [false, false, false, false])
        await site.conclude(1, ["amended_title": "Six arbres"])
        #expect(await waits() == [true, true, true, true])
        #expect(try await recalled() == 0)
        town.pass(.days(8))
        #expect(try await recalled() == 1, "after a week")
        #expect(await town.get("/bureau/service", as: site.paul).text.contains("8 jours"))
        town.pass(.days(30))
        #expect(try await recalled() == 2, "when the vote is near")
        town.pass(.days(2))
        #expect(await waits() == [false, false, false, false], "the vote is open")
        #expect(try await recalled() == 2)
    }

    @Test(arguments: Backend.all) func `conditions are accepted or refused by those who carry the proposal, before anything is announced`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, page = "/editions/2026/propositions/1/version-amenagee"
        await site.assign(asking: false)
        let conditions = ["conclusion": "with-conditions", "conditions": "Une association arrose les arbres."]
        #expect(await site.conclude(1, ["conclusion": "with-conditions"]).status == 422, "which?")
        #expect(await site.conclude(1, conditions).status == 303)
        #expect(try await site.stage() == .waitingForProposer)
        #expect(try await site.letters(to: site.ana).last == "Des conditions pour votre proposition n°\u{A0}2026-1")
        await site.announce()
        #expect(try await site.stage() == .waitingForProposer, "nothing is announced meanwhile")
        let shown = await town.get(page, as: site.ana)
        #expect(shown.text.contains("Une association arrose les arbres.") && shown.text.contains("Oui, je les accepte"))
        #expect(WellFormed.faults(inDocument: Array(shown.text.utf8)) == [])
        func answer(_ fields: [String: String], as person: Town.Person? = nil) async throws -> Int {
            let seen = try await site.file().synthesis.map { "\($0.id)" } ?? ""
            return await town.post(page, fields.merging(["seen": seen]) { $1 }, as: person ?? site.ana).status
        }
        #expect(try await answer(["answer": "accept"], as: site.omar) == 403)
        #expect(try await answer(["answer": "decline"]) == 422, "why?")
        #expect(try await answer(["answer": "decline", "words": "Nous ne trouvons personne pour arroser."]) == 303)
        #expect(try await site.stage() == .declined)
        #expect(await site.conclude(1, conditions).status == 303)
        #expect(try await answer(["answer": "accept"]) == 303)
        #expect(try await site.stage() == .toAnnounce)
        await site.announce()
        await site.release()
        #expect(await town.get("/editions/2026/propositions/1").text.contains("Conditions acceptées par les auteurs"))
    }
}
