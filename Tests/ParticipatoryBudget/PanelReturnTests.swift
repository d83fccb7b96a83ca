import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// The services come back before the panel on a project that they set aside.
@Suite struct `The return to the panel` {
    private static let link = FeasibilityTown.link + "/1/retour"
    private static let report = [
        "asked": "Planter vingt tilleuls place Haute.", "found": "Une conduite de gaz passe sous toute la place.", "tried": "Des bacs hors sol et une autre place ont été étudiés.",
        "cost": "Déplacer la conduite : 400 000 euros.", "remains": "Des bacs légers sur le côté nord.",
    ]

    /// Jade sits, and her role ended with the marking, months ago.
    private func setAside(_ backend: Backend, released: Bool = true) async throws -> (FeasibilityTown, Town.Person) {
        let site = try await FeasibilityTown(backend)
        let jade = try await site.town.person("Jade")
        let (edition, omar, now) = (site.edition, site.omar.account, site.town.now)
        try await site.town.database.write { db in
            let selection = try SelectionWritingStore.open(NewSelection(title: "Panel", method: .ranking, size: 3), in: edition, by: omar, at: now, db)
            try SelectionWritingStore.add(jade.account, to: selection, db)
        }
        await site.assign(asking: false)
        await site.conclude(1, ["conclusion": "unfeasible", "estimate": "", "section": "", "running": "", "delay": "", "reason": "Une conduite de gaz passe sous la place."])
        await site.announce()
        if released { await site.release() }
        return (site, jade)
    }

    @Test(arguments: Backend.all) func `the panel learns nothing before the conclusion is public`(backend: Backend) async throws {
        let (site, jade) = try await setAside(backend, released: false)
        #expect(await site.town.get(Self.link, as: jade).status == 409)
        #expect(await site.town.post(Self.link, Self.report, as: site.paul).status == 409)
        #expect(await !site.town.get(FeasibilityTown.link + "/retours", as: jade).text.contains("Des arbres 1"))
    }

    @Test(arguments: Backend.all) func `the services write, the panel asks, another person publishes once all is answered`(backend: Backend) async throws {
        let (site, jade) = try await setAside(backend), town = site.town
        #expect(await town.post(Self.link + "/questions", ["question": "Et des bacs plus légers ?"], as: jade).status == 409, "nothing is written yet")
        #expect(await town.post(Self.link, Self.report, as: site.rosa).status == 403, "another service")
        #expect(await town.post(Self.link, ["asked": "x"], as: site.paul).status == 422)
        #expect(await town.post(Self.link, Self.report, as: site.omar).status == 303)
        #expect(try await site.letters(to: jade).last?.contains("Retour au panel") == true)
        #expect(await town.post(Self.link + "/questions", ["question": "Et des bacs plus légers ?"], as: site.ana).status == 403)
        #expect(await town.post(Self.link + "/questions", ["question": "Et des bacs plus légers ?"], as: jade).status == 303)
        #expect(try await site.letters(to: site.paul).last?.contains("Le panel vous interroge") == true)
        for person in [jade, site.paul, site.omar] {
            let page = await town.get(Self.link, as: person)
            #expect(page.status == 200 && page.text.contains("Et des bacs plus légers ?") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [], "\(person.name)")
        }
        #expect(await town.get(Self.link, as: site.ana).status == 403)
        let status = "/editions/2026/propositions/1/suivi"
        #expect(await !town.get(status).text.contains("conduite de gaz passe sous toute"))
        #expect(await town.post(Self.link + "/publication", as: site.olga).status == 409, "a question waits")
        #expect(await town.post(Self.link + "/reponses", ["asked_question": "1", "answer": "Oui, au nord : 12 bacs."], as: jade).status == 403)
        #expect(await town.post(Self.link + "/reponses", ["asked_question": "1", "answer": "Oui, au nord : 12 bacs."], as: site.paul).status == 303)
        #expect(await town.post(Self.link + "/publication", as: site.omar).status == 403, "he wrote it")
        #expect(await town.post(Self.link + "/publication", as: site.olga).status == 303)
        #expect(await town.post(Self.link, Self.report, as: site.paul).status == 409)
        let page = await town.get(status)
        #expect(page.text.contains("conduite de gaz passe sous toute") && page.text.contains("12 bacs") && !page.text.contains("Jade"))
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let list = await town.get(FeasibilityTown.link + "/retours", as: site.olga)
        #expect(list.text.contains("Publié") && WellFormed.faults(inDocument: Array(list.text.utf8)) == [])
    }
}
