import Database
@testable import Engagement
import Platform
import TestTown
import Testing
import Vocabulary

/// The day of an event: who works there, who is reminded, who came, what is told.
@Suite struct `The day of an event` {
    @Test(arguments: Backend.all) func `a colleague is asked to work there, told, and finds it among her tasks`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published()
        #expect(await town.get(event.deskLink, as: site.paul).status == 403)
        #expect(await town.post(event.deskLink + "/equipe", ["account": "\(site.paul.account)"], as: site.paul).status == 403)
        #expect(await town.post(event.deskLink + "/equipe", ["account": "\(site.ana.account)"], as: site.rosa).status == 422, "she does not work for the city")
        #expect(await town.post(event.deskLink + "/equipe", ["account": "\(site.paul.account)", "task": "Plan du parc"], as: site.rosa).status == 303)
        #expect(try await site.letters(to: site.paul).last?.hasPrefix("Vous tenez") == true)
        #expect(try await site.tasks(of: site.paul) == [event.deskLink])
        for page in [event.deskLink, "/bureau/agenda"] {
            let answer = await town.get(page, as: site.paul)
            #expect(answer.status == 200 && answer.text.contains("Atelier du parc") && WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(page)")
        }
        #expect(await town.post(event.deskLink + "/annulation", ["reason": "Je suis malade"], as: site.paul).status == 403, "who works there does not decide")
        #expect(await town.post(event.deskLink + "/equipe/retrait", ["account": "\(site.paul.account)"], as: site.rosa).status == 303)
        #expect(await town.get(event.deskLink, as: site.paul).status == 403)
        await site.announce()
        let draft = try await site.last()
        #expect(await town.post(draft.deskLink + "/equipe", ["account": "\(site.paul.account)"], as: site.rosa).status == 303)
        #expect(await town.get(draft.link, as: site.paul).status == 200, "the letter that tells him leads there")
        #expect(await town.get(draft.link, as: site.ana).status == 403)
        #expect(await town.post(draft.deskLink + "/annonce", site.plan(["place": "Salle des fêtes"]), as: site.rosa).status == 303)
        #expect(try await site.letters(to: site.paul).last?.hasPrefix("Changement") == true)
    }

    @Test(arguments: Backend.all) func `who comes is reminded once, the day before`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published(["capacity": "1"])
        #expect(await town.post(event.link + "/inscription", ["seats": "1"], as: site.ana).status == 303)
        #expect(await town.post(event.link + "/inscription", ["seats": "1"], as: site.paul).status == 303)
        try await EventReminders.run(town.world)
        #expect(try await site.letters(to: site.ana).count == 1, "it is next week")
        town.set(now: event.plan.startsAt - .hours(24))
        try await EventReminders.run(town.world)
        try await EventReminders.run(town.world)
        #expect(try await site.letters(to: site.ana).count { $0.hasPrefix("Rappel") } == 1)
        #expect(try await site.letters(to: site.paul).count { $0.hasPrefix("Rappel") } == 0, "he waits for a place")
        let later = site.plan(["capacity": "1", "starts": "2026-12-05T18:00", "ends": "2026-12-05T20:00"])
        #expect(await town.post(event.deskLink + "/annonce", later, as: site.rosa).status == 303)
        town.set(now: event.plan.startsAt + .days(6))
        for _ in 0..<2 { try await EventReminders.run(town.world) }
        #expect(try await site.letters(to: site.ana).count { $0.hasPrefix("Rappel") } == 2, "and again of the new day")
    }

    @Test(arguments: Backend.all) func `somebody who calls is written down, and gives her place back`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published(["capacity": "1"]), link = event.deskLink + "/inscriptions"
        #expect(await town.post(link, ["name": "M. Legrand", "seats": "1"], as: site.rosa).status == 422, "no way to tell him")
        #expect(await town.post(link, ["name": "M. Legrand", "phone": "02 00 00 00 00", "seats": "1"], as: site.cleo).status == 403)
        #expect(await town.post(link, ["name": "M. Legrand", "phone": "02 00 00 00 00", "seats": "1"], as: site.rosa).status == 303)
        #expect(await town.post(link, ["name": "Mme Petit", "email": "petit@exemple.fr", "seats": "1"], as: site.rosa).notice?.contains("liste d’attente") == true)
        #expect(await town.post(link, ["name": "Mme Petit", "email": "petit@exemple.fr", "seats": "1"], as: site.rosa).status == 422)
        #expect(try await site.states() == ["M. Legrand": "coming", "Mme Petit": "waiting"])
        let first = try #require(try await town.database.read { db in try EventSignUpStore.all(event.id, db).first })
        #expect(await town.post(link + "/retrait", ["sign_up": "9999"], as: site.rosa).status == 404)
        #expect(await town.post(link + "/retrait", ["sign_up": "\(first.id)"], as: site.rosa).status == 303)
        #expect(try await site.states() == ["Mme Petit": "coming"])
        #expect(await town.post(link, ["name": "Mme Roche", "phone": "02 11 11 11 11", "seats": "1"], as: site.rosa).status == 303)
        let next = try #require(try await town.database.read { db in try EventSignUpStore.all(event.id, db).first })
        #expect(await town.post(link + "/retrait", ["sign_up": "\(next.id)"], as: site.rosa).status == 303)
        #expect(try await site.states() == ["Mme Roche": "coming"])
        #expect(try await site.letters(to: site.rosa).last?.hasPrefix("Une place s’est libérée") == true, "she calls who has no address")
    }

    @Test(arguments: Backend.all) func `who was there is counted without names, ticked with, and the report is public`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published()
        #expect(await town.post(event.link + "/inscription", ["seats": "1"], as: site.ana).status == 303)
        #expect(await town.post(event.deskLink + "/presences", ["present": "12"], as: site.rosa).status == 409)
        #expect(await town.get(event.deskLink + "/jour", as: site.rosa).status == 409)
        town.set(now: event.plan.endsAt + .hours(1))
        #expect(try await site.tasks(of: site.rosa).contains("/bureau/agenda"), "it is to be told")
        let page = await town.get(event.deskLink + "/jour", as: site.rosa)
        #expect(page.text.contains("Ana") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let own = try #require(try await town.database.read { db in try EventSignUpStore.all(event.id, db).first })
        #expect(await town.post(event.deskLink + "/presences", ["present": "12", "came": "\(own.id)"], as: site.ana).status == 403)
        #expect(await town.post(event.deskLink + "/presences", ["present": "12", "came": "\(own.id)"], as: site.rosa).status == 303)
        #expect(await town.post(event.deskLink + "/compte-rendu", ["report": "Court"], as: site.rosa).status == 422)
        #expect(await town.post(event.deskLink + "/compte-rendu", ["report": "Douze personnes ont écrit sept idées pour le parc.", "ideas": "7"], as: site.rosa).status == 303)
        let told = await town.get(event.link)
        #expect(told.text.contains("sept idées pour le parc") && told.text.contains("personnes présentes") && !told.text.contains("Ana"))
        #expect(await town.get("/agenda?quand=passes").text.contains("sept idées"))
        #expect(try await site.tasks(of: site.rosa).contains("/bureau/agenda") == false)
        let kept = try await town.database.read { db in try EventSignUpStore.all(event.id, db).first?.came }
        #expect(kept == true)
    }
}
