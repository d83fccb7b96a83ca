import Database
@testable import Engagement
import Platform
import TestTown
import Testing
import Vocabulary

/// Residents who help at an event: asked for, found, paired with an elected member, heard afterwards.
@Suite struct `Help given at events` {
    private let hour = ["task": "Inviter les passants", "starts": "2026-11-28T18:00", "ends": "2026-11-28T19:00", "wanted": "1"]

    private func proposed(_ site: EventsTown, _ event: PublicEvent) async throws -> HelpSlot {
        try #require(try await site.town.database.read { db in try HelpStore.slots(event.id, db).last })
    }

    @Test(arguments: Backend.all) func `hours are proposed on the day, one person takes each place`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published(), desk = event.deskLink + "/aide"
        #expect(await town.post(desk, hour, as: site.cleo).status == 403)
        #expect(await town.post(desk, hour.merging(["starts": "2026-12-05T18:00", "ends": "2026-12-05T19:00"]) { $1 }, as: site.rosa).status == 422)
        #expect(await town.post(desk, hour.merging(["elected": "\(site.paul.account)"]) { $1 }, as: site.rosa).status == 422, "he is not elected")
        #expect(await town.post(desk, hour, as: site.rosa).status == 303)
        let slot = try await proposed(site, event), link = "\(event.link)/aide/\(slot.id)"
        #expect(await town.get(event.link).text.contains("Il manque 1"))
        #expect(await town.get("/agenda?aide=1").text.contains("Atelier du parc"))
        #expect(await town.post(link + "/venir").status == 403, "a visitor signs in first")
        #expect(await town.post(link + "/venir", as: site.ana).status == 303)
        #expect(await town.post(link + "/venir", as: site.ana).status == 409)
        #expect(await town.get("/agenda?aide=1").text.contains("Atelier du parc") == false)
        let own = await town.get("/mes-rendez-vous", as: site.ana)
        #expect(own.text.contains("Inviter les passants") && WellFormed.faults(inDocument: Array(own.text.utf8)) == [])
        #expect(await town.get("/mes-rendez-vous").status == 303)
        #expect(await town.post(link + "/venir", as: site.paul).status == 409, "there is one place")
        #expect(await town.post(link + "/rendre", as: site.paul).status == 403)
        for (page, person) in [(event.link + "/aide", site.ana), (desk, site.rosa)] {
            let answer = await town.get(page, as: person)
            #expect(answer.status == 200 && WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(page)")
        }
        #expect(await town.get(desk, as: site.rosa).text.contains("Ana"))
        #expect(await town.get(event.link + "/aide").text.contains("Ana") == false, "who helps is for the team")
        #expect(await town.post("/agenda/999/aide/\(slot.id)/rendre", as: site.ana).status == 404)
        #expect(await town.post(link + "/rendre", as: site.ana).status == 303)
        #expect(await town.post(link + "/venir", as: site.paul).status == 303)
    }

    @Test(arguments: Backend.all) func `nobody helps at two places at once, and hours follow an event that moves`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, first = try await site.published()
        #expect(await town.post(first.deskLink + "/aide", hour, as: site.rosa).status == 303)
        let one = try await proposed(site, first), second = try await site.published(["title": "Stand du marché"])
        #expect(await town.post(second.deskLink + "/aide", hour, as: site.rosa).status == 303)
        let other = try await proposed(site, second)
        #expect(await town.post("\(first.link)/aide/\(one.id)/venir", as: site.ana).status == 303)
        #expect(await town.post("\(second.link)/aide/\(other.id)/venir", as: site.ana).status == 409)
        #expect(await town.post(first.deskLink + "/annonce", site.plan(["starts": "2026-11-29T18:00", "ends": "2026-11-29T20:00"]), as: site.rosa).status == 303)
        #expect(try await proposed(site, first).startsAt == one.startsAt + .days(1))
        #expect(try await site.letters(to: site.ana).last?.hasPrefix("Changement") == true)
        #expect(await town.post("\(second.link)/aide/\(other.id)/venir", as: site.ana).status == 303)
    }

    @Test(arguments: Backend.all) func `an elected member is expected with them, told, and finds it among her tasks`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published(), desk = event.deskLink + "/aide"
        let elected = try await town.person("Esther", (.elected, .city))
        #expect(await town.post(desk, hour, as: site.rosa).status == 303)
        let slot = try await proposed(site, event)
        #expect(await town.post(desk + "/elu", ["slot": "\(slot.id)", "elected": "\(elected.account)"], as: site.ana).status == 403)
        #expect(await town.post(desk + "/elu", ["slot": "\(slot.id)", "elected": "\(elected.account)"], as: site.rosa).status == 303)
        #expect(try await site.letters(to: elected).last?.hasPrefix("Vous êtes attendu") == true)
        #expect(try await site.tasks(of: elected) == [event.link])
        #expect(await town.get(event.link + "/aide").text.contains("Esther"))
        #expect(await town.post(desk + "/retrait", ["slot": "\(slot.id)"], as: site.rosa).status == 303)
        #expect(try await site.letters(to: elected).last?.hasPrefix("Nous n’avons plus besoin") == true)
        #expect(try await site.tasks(of: elected).isEmpty)
    }

    @Test(arguments: Backend.all) func `a helper is reminded, asked how it went, and tells the team`(backend: Backend) async throws {
        let site = try await EventsTown(backend), town = site.town, event = try await site.published(["material": "Urne\nAffiches"]), desk = event.deskLink + "/aide"
        #expect(await town.post(desk, hour, as: site.rosa).status == 303)
        let slot = try await proposed(site, event), link = "\(event.link)/aide/\(slot.id)"
        #expect(await town.post(link + "/venir", as: site.ana).status == 303)
        #expect(await town.post(link + "/bilan", ["met": "12"], as: site.ana).status == 409, "not yet")
        town.set(now: event.plan.startsAt - .hours(24))
        for _ in 0..<2 { try await EventReminders.run(town.world) }
        #expect(try await site.letters(to: site.ana).count { $0.hasPrefix("Rappel") } == 1)
        town.set(now: event.plan.endsAt + .hours(1))
        for _ in 0..<2 { try await EventReminders.run(town.world) }
        #expect(try await site.letters(to: site.ana).count { $0.hasPrefix("Merci\u{A0}! Comment") } == 1)
        #expect(await town.post(link + "/bilan", ["met": ""], as: site.ana).status == 422)
        #expect(await town.post(link + "/bilan", ["met": "12"], as: site.paul).status == 403)
        #expect(await town.post(link + "/bilan", ["met": "12", "said": "Le parc est sombre", "ideas": "Des lampes"], as: site.ana).status == 303)
        #expect(await town.get(desk, as: site.rosa).text.contains("Le parc est sombre"))
        #expect(await town.get(event.link).text.contains("Le parc est sombre") == false)
        #expect(await town.post(desk + "/retrait", ["slot": "\(slot.id)"], as: site.rosa).status == 409)
        town.pass(.days(40))
        #expect(await town.post(link + "/bilan", ["met": "13"], as: site.ana).status == 409)
    }
}
