import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// Complementary instruction: a service is asked something, in its time, and nothing decided opens by itself.
@Suite struct `Questions to a service` {
    private static let study = FeasibilityTown.link + "/1", question = study + "/questions/1"

    private func ask(_ site: FeasibilityTown, _ changes: [String: String] = [:], as person: Town.Person? = nil) async -> Int {
        let fields = [
            "asked_service": "\(site.roads)", "asked_question": "La place peut-elle porter le poids du kiosque ?", "asked_reason": "Le porteur a changé de lieu.",
            "asked_public": "La Voirie vérifie le sol de la place.", "asked_due": "2026-12-10",
        ]
        return await site.town.post(Self.study + "/questions", fields.merging(changes) { $1 }, as: person ?? site.omar).status
    }

    private func answer(_ site: FeasibilityTown, _ words: String = "Oui, la dalle porte trois tonnes.", as person: Town.Person? = nil) async -> Int {
        await site.town.post(Self.question, ["answer": words], as: person ?? site.rosa).status
    }

    private func settle(_ site: FeasibilityTown, _ words: String = "Le sol convient.", as person: Town.Person? = nil) async -> Int {
        await site.town.post(Self.question + "/suite", ["public_answer": words], as: person ?? site.omar).status
    }

    @Test(arguments: Backend.all) func `the officer or the lead service asks, the service that was asked answers once, the conclusion waits for it`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        #expect(await ask(site) == 409, "entrusted to nobody")
        await site.assign(1, asking: false)
        #expect(await ask(site, as: site.ana) == 403)
        #expect(await ask(site, as: site.rosa) == 403, "she does not lead")
        #expect(await ask(site, ["asked_public": ""]) == 422)
        #expect(await ask(site, ["asked_service": "99"]) == 422)
        #expect(await ask(site, ["asked_due": "2026-11-01"]) == 422, "a day that has passed")
        #expect(await ask(site, as: site.paul) == 303, "he leads")
        #expect(await site.conclude().status == 409, "the answer is awaited")
        let queue = await town.get("/bureau/service", as: site.rosa)
        #expect(queue.text.contains("Répondre à une question") && queue.text.contains(Self.question))
        #expect(await answer(site, as: site.paul) == 403, "another service")
        #expect(await answer(site, "Oui") == 422)
        #expect(await town.post(FeasibilityTown.link + "/2/questions/1", ["answer": "Oui, la dalle porte trois tonnes."], as: site.rosa).status == 404, "of another study")
        #expect(await settle(site) == 409, "no answer yet")
        #expect(await answer(site) == 303)
        #expect(await answer(site) == 409)
        #expect(try await site.letters(to: site.paul).contains { $0.contains("Voirie a répondu") })
        #expect(await site.conclude().status == 303)
        for address in [Self.study, Self.question, FeasibilityTown.link + "/questions"] {
            let page = await town.get(address, as: site.omar)
            #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)) == [], "\(address)")
        }
        #expect(await town.get(Self.question, as: site.ana).status == 403)
    }

    @Test(arguments: Backend.all) func `residents read the words of the city, the answer only with what was concluded`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, page = "/editions/2026/propositions/1"
        await site.assign(1, asking: false)
        #expect(await ask(site) == 303)
        #expect(await answer(site) == 303)
        #expect(await settle(site, as: site.ana) == 403)
        #expect(await settle(site, "Oui") == 422)
        #expect(await settle(site) == 303)
        #expect(await settle(site) == 409)
        let before = await town.get(page).text
        #expect(before.contains("La Voirie vérifie le sol de la place."))
        for secret in ["poids du kiosque", "trois tonnes", "Le sol convient."] { #expect(!before.contains(secret), "\(secret)") }
        await site.conclude()
        await site.announce()
        #expect(await !town.get(page).text.contains("Le sol convient."), "before the release")
        await site.release()
        #expect(await town.get(page).text.contains("Le sol convient."))
        #expect(await !town.get(page).text.contains("trois tonnes"), "for colleagues")
    }

    @Test(arguments: Backend.all) func `asked long after, it leaves what is decided as it is unless the officer opens the study again`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.study()
        #expect(await ask(site) == 303)
        #expect(await answer(site) == 303)
        #expect(try await site.stage() == .released)
        #expect(try await site.status() == .feasible)
        let desk = await town.get("/bureau", as: site.omar).text
        #expect(desk.contains("Réponses des services auxquelles donner suite"))
        #expect(await site.reopen().status == 303)
        #expect(try await site.file().questions.first?.outcome == .reopened)
        #expect(await settle(site) == 409, "opening again is what came of it")
        #expect(await !town.get("/bureau", as: site.omar).text.contains("Réponses des services auxquelles donner suite"))
    }

    private func withdraw(_ site: FeasibilityTown, _ words: String = "Le plan du quartier le dit déjà.", as person: Town.Person? = nil) async -> Int {
        await site.town.post(Self.question + "/retrait", ["withdraw_reason": words], as: person ?? site.paul).status
    }

    @Test(arguments: Backend.all) func `who asked, or the officer, takes a question back with a reason, and nothing waits for it`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.assign(1, asking: false)
        #expect(await ask(site, ["asked_due": "2026-12-30"], as: site.paul) == 303)
        #expect(await town.post(Self.study + "/chiffrage", as: site.rosa).status == 403, "she reads, and only answers")
        #expect(await site.conclude().status == 409, "the answer is awaited")
        #expect(await withdraw(site, as: site.ana) == 403)
        #expect(await withdraw(site, as: site.rosa) == 403, "she was asked")
        #expect(await withdraw(site, "Non") == 422)
        #expect(await town.get(Self.question, as: site.paul).text.contains("Retirer la question"))
        #expect(await withdraw(site) == 303)
        #expect(await withdraw(site) == 409)
        #expect(await answer(site) == 409, "nobody waits for it")
        #expect(await !town.get("/bureau/service", as: site.rosa).text.contains("Répondre à une question"))
        #expect(try await town.database.read { try $0.count("select count(*) from letters where subject like '%est retirée%'") } == 1, "to the address of her service")
        #expect(await town.get("/editions/2026/propositions/1").text.contains("Le plan du quartier le dit déjà."))
        let page = await town.get(Self.question, as: site.omar)
        #expect(page.text.contains("Question retirée") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await site.conclude().status == 303)
        town.pass(.days(30))
        try await FeasibilityReminders.run(town.world)
        #expect(try await site.letters(to: site.rosa).allSatisfy { !$0.hasPrefix("Question sans réponse") })
    }

    @Test(arguments: Backend.all) func `an answered question is not taken back; the officer takes back what a service asked`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend)
        await site.assign(1, asking: false)
        #expect(await ask(site, as: site.paul) == 303)
        #expect(await answer(site) == 303)
        #expect(await withdraw(site) == 409)
        #expect(await site.town.post(Self.study + "/questions/2/retrait", as: site.omar).status == 404)
        #expect(await ask(site, as: site.paul) == 303)
        #expect(await site.town.post(Self.study + "/questions/2/retrait", ["withdraw_reason": "Le plan du quartier le dit."], as: site.omar).status == 303)
    }

    @Test(arguments: Backend.all) func `the service is reminded, then its lateness is told, and nothing is asked while residents vote`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.assign(1, asking: false)
        #expect(await ask(site, ["asked_service": "\(site.parks)"]) == 303)
        #expect(await ask(site, ["asked_service": "\(site.parks)", "asked_due": "2026-12-30"]) == 303)
        town.pass(.days(17))
        try await FeasibilityReminders.run(town.world)
        try await FeasibilityReminders.run(town.world)
        #expect(try await site.letters(to: site.paul).count { $0.hasPrefix("Réponse attendue le 10\u{A0}décembre 2026") } == 1)
        town.pass(.days(3))
        try await FeasibilityReminders.run(town.world)
        #expect(try await site.letters(to: site.paul).count { $0.hasPrefix("Question sans réponse") } == 1)
        #expect(try await site.letters(to: site.omar).count { $0.hasPrefix("Question sans réponse") } == 1)
        town.pass(.days(22))
        #expect(await ask(site, ["asked_due": "2027-03-01"]) == 409, "the vote is open")
        #expect(await answer(site, as: site.paul) == 303, "late, but answered")
    }
}
