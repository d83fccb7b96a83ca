import Database
@testable import Engagement
import Platform
import TestTown
import Testing
import Vocabulary

/// Events, from their announcement to the day before: announced, published, signed up to, cancelled.
@Suite struct `Public events` {
    @Test(arguments: Backend.all) func `an event is announced where one works, and read by everyone once it is published`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town
        #expect(await site.announce(as: site.ana).status == 403)
        #expect(await site.announce(["starts": "2026-11-20T18:00"]).status == 422)
        #expect(await site.announce(["ends": "2026-11-28T17:00"]).status == 422)
        #expect(await site.announce(["link": "http://exemple.fr"]).status == 422)
        #expect(await site.announce(["childcare": "1", "sign_ups": ""]).status == 422)
        #expect(await site.announce(as: site.cleo).status == 422, "her neighbourhood only")
        #expect(await site.announce(["territory": "\(site.centre)"], as: site.cleo).status == 303)
        #expect(await site.announce().status == 303)
        let event = try await site.last()
        #expect(await town.get(event.link).status == 403)
        #expect(await town.get("/agenda").text.contains("Atelier du parc") == false)
        #expect(await town.post(event.deskLink + "/publication", as: site.cleo).status == 403)
        #expect(await town.post(event.deskLink + "/publication", as: site.rosa).status == 303)
        #expect(await town.post(event.deskLink + "/publication", as: site.rosa).status == 409)
        for page in ["/agenda", "/agenda?nature=ideas-workshop&quartier=\(site.centre)", event.link] {
            let answer = await town.get(page)
            #expect(answer.text.contains("Atelier du parc") && WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(page)")
        }
        #expect(await town.get("/agenda?nature=walk").text.contains("Atelier du parc") == false)
        #expect(await town.get("/agenda.ics").text.contains("DTSTART:20261128T170000Z"))
        #expect(await town.get(event.link + "/agenda.ics").text.contains("SUMMARY:Atelier du parc"))
        for page in ["/bureau/agenda", "/bureau/agenda/nouveau/annonce", event.deskLink, event.deskLink + "/annonce"] {
            let answer = await town.get(page, as: site.rosa)
            #expect(answer.status == 200 && WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(page)")
            #expect(await town.get(page).status == 303, "\(page)")
            #expect(await town.get(page, as: site.ana).status == 403, "\(page)")
        }
        #expect(await town.get("/agenda/999").status == 404)
    }

    @Test(arguments: Backend.all) func `places are counted, then waited for; who leaves gives hers to the first who waits`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published(["capacity": "3"])
        let first = await town.post(event.link + "/inscription", ["seats": "2"], as: site.ana)
        #expect(first.status == 303)
        #expect(await town.post(event.link + "/inscription", ["seats": "4"], as: site.paul).status == 422, "more than there are")
        #expect(await town.post(event.link + "/inscription", ["seats": "2"], as: site.paul).notice?.contains("liste d’attente") == true)
        #expect(await town.post(event.link + "/inscription", ["seats": "1"], as: site.olga).notice?.contains("liste d’attente") == true, "behind who waits")
        #expect(await town.post(event.link + "/inscription", ["seats": "1"], as: site.ana).notice?.contains("déjà") == true)
        #expect(try await site.states() == ["Ana": "coming", "Paul": "waiting", "Olga": "waiting"])
        let own = try #require(first.location)
        #expect(await town.get("/mes-rendez-vous", as: site.ana).text.contains(own))
        #expect(await town.get(own + "x").status == 404)
        #expect(await town.get(own).text.contains("Atelier du parc"))
        #expect(await town.post(own + "/annulation").status == 303)
        #expect(await town.post(own + "/annulation").status == 409)
        #expect(try await site.states() == ["Paul": "coming", "Olga": "coming"])
        #expect(try await site.letters(to: site.paul).last?.hasPrefix("Une place s’est libérée") == true)
        #expect(await town.post(event.deskLink + "/annonce", site.plan(["capacity": "2"]), as: site.rosa).status == 422, "three places are taken")
        #expect(await town.post(event.link + "/inscription", ["seats": "1"], as: site.ana).status == 303)
        #expect(await town.post(event.deskLink + "/annonce", site.plan(["capacity": "4"]), as: site.rosa).status == 303)
        #expect(try await site.states()["Ana"] == "coming", "one place more")
    }

    @Test(arguments: Backend.all) func `without an account the address is confirmed first, and nobody learns whose it is`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published(["capacity": "3"])
        let guest = ["name": "Mme Petit", "email": "petit@exemple.fr", "seats": "1"]
        #expect(await town.post(event.link + "/inscription", ["seats": "1"]).status == 422)
        let asked = await town.post(event.link + "/inscription", guest), again = await town.post(event.link + "/inscription", guest)
        #expect(asked.status == 303 && asked.location == again.location && asked.notice == again.notice)
        #expect(try await site.states() == ["Mme Petit": "asked"])
        #expect(try await site.letters(to: "petit@exemple.fr").count == 1, "once in ten minutes")
        #expect(await town.get(event.link).text.contains("3 places libres"), "no place is held")
        let link = try #require(try await site.letters(to: "petit@exemple.fr").first?.path)
        #expect(await town.get(link).text.contains("Confirmer ma venue"))
        #expect(await town.post(link + "/confirmation").status == 303)
        #expect(await town.post(link + "/confirmation").status == 409)
        #expect(try await site.states() == ["Mme Petit": "coming"])
        town.pass(.minutes(11))
        for _ in 0..<2 { #expect(await town.post(event.link + "/inscription", guest).status == 303) }
        #expect(try await site.letters(to: "petit@exemple.fr").count == 3, "her link comes again, once in ten minutes")
    }

    @Test(arguments: Backend.all) func `a change of hour and a cancellation reach those who come`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published()
        #expect(await town.post(event.link + "/inscription", ["seats": "1"], as: site.ana).status == 303)
        #expect(await town.post(event.deskLink + "/annonce", site.plan(["title": "Atelier du parc, suite"]), as: site.rosa).status == 303)
        #expect(try await site.letters(to: site.ana).count == 1)
        #expect(await town.post(event.deskLink + "/annonce", site.plan(["starts": "2026-11-28T19:00"]), as: site.rosa).status == 303)
        #expect(try await site.letters(to: site.ana).last?.hasPrefix("Changement") == true)
        #expect(await town.post(event.deskLink + "/annulation", ["reason": ""], as: site.rosa).status == 422)
        #expect(await town.post(event.deskLink + "/annulation", ["reason": "La salle est inondée"], as: site.rosa).status == 303)
        #expect(try await site.letters(to: site.ana).last?.hasPrefix("Annulé") == true)
        #expect(await town.get(event.link).text.contains("La salle est inondée"))
        #expect(await town.post(event.link + "/inscription", ["seats": "1"], as: site.paul).status == 409)
        #expect(await town.post(event.deskLink + "/annonce", site.plan(), as: site.rosa).status == 409)
    }

    @Test(arguments: Backend.all) func `an address that nobody confirms is forgotten in a week, who came a year after`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published()
        #expect(await town.post(event.link + "/inscription", ["name": "Mme Petit", "email": "petit@exemple.fr", "seats": "1"]).status == 303)
        #expect(await town.post(event.link + "/inscription", ["seats": "1", "needs": "Une place assise"], as: site.ana).status == 303)
        town.pass(.days(8))
        try await Engagement.forget(town.world)
        #expect(try await site.states() == ["Ana": "coming"])
        town.set(now: event.plan.endsAt + .days(31))
        try await Engagement.forget(town.world)
        let kept = try await town.database.read { db in try EventSignUpStore.all(event.id, db).first }
        #expect(kept?.person.name == "Ana" && kept?.party.needs == "", "what she needed has served")
        town.pass(.days(370))
        try await Engagement.forget(town.world)
        #expect(try await site.states() == ["": "coming"])
    }

    @Test(arguments: Backend.all) func `who closes her account takes her dates with her and leaves her place`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published(["capacity": "1"]), ana = site.ana.account, now = town.now
        #expect(await town.post(event.link + "/inscription", ["seats": "1", "needs": "Une place assise"], as: site.ana).status == 303)
        #expect(await town.post(event.link + "/inscription", ["seats": "1"], as: site.paul).status == 303)
        let taken = try await town.database.read { db in try EventPersonalDataStore.export(ana, db).json { _ in "" } }
        let words = String(decoding: taken, as: UTF8.self)
        #expect(words.contains("Atelier du parc") && words.contains("Une place assise"))
        try await town.database.write { db in try EventPersonalDataStore.erase(ana, now, db) }
        #expect(try await site.states() == ["Paul": "waiting"])
        try await EventPlaces.run(town.world)
        #expect(try await site.states() == ["Paul": "coming"])
        #expect(try await site.letters(to: site.paul).last?.hasPrefix("Une place s’est libérée") == true)
    }
}
