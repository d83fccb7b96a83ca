import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// The sessions of the cross-department group, through the door, on both databases.
@Suite struct `Sessions of the cross-department group` {
    private static let sessions = EligibilityTown.desk + "/seances"

    private func plan(_ site: EligibilityTown, _ members: [Town.Person], as person: Town.Person? = nil, all: Bool = true) async -> Town.Answer {
        var fields = ["title": ["Séance de novembre"], "held_at": ["2026-11-22T14:00"], "place": ["Salle des mariages"], "member": members.map { "\($0.account)" }]
        if all { fields["all"] = ["1"] }
        return await site.town.post(Self.sessions, lists: fields, as: person ?? site.omar)
    }

    private func presences(_ site: EligibilityTown, _ people: [Town.Person], as person: Town.Person? = nil) async -> Int {
        await site.town.post(Self.sessions + "/1/presences", lists: ["present": people.map { "\($0.account)" }], as: person ?? site.omar).status
    }

    private func say(_ site: EligibilityTown, _ number: Int, _ verdict: String, _ reason: String = "", as person: Town.Person) async -> Int {
        await site.town.post(Self.sessions + "/1/decisions/\(number)", ["verdict": verdict, "check_reason": reason], as: person).status
    }

    @Test(arguments: Backend.all) func `a session needs two people, a day and somebody of the edition`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend)
        #expect(await plan(site, [site.omar]).status == 422)
        #expect(await plan(site, [site.ana, site.ben]).status == 422, "residents are not colleagues")
        #expect(await plan(site, [site.omar, site.rita], as: site.ana).status == 403)
        #expect(await plan(site, [site.omar, site.rita]).status == 303)
        #expect(try await site.letters(to: site.rita) == ["Groupe transversal\u{A0}: séance du 22\u{A0}novembre 2026"])
        #expect(await site.town.get(Self.sessions + "/1", as: site.ana).status == 403)
        #expect(await site.town.get(Self.sessions + "/9", as: site.omar).status == 404)
        for address in [Self.sessions, Self.sessions + "/1"] {
            let page = await site.town.get(address, as: site.rita)
            #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)) == [], "\(address)")
        }
    }

    @Test(arguments: Backend.all) func `the group decides at two, nobody on what she wrote, and an overturned decision returns with its reason`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        await site.refuse(1)
        await site.examine(2, as: site.olga)
        #expect(await plan(site, [site.omar, site.rita]).status == 303)
        #expect(await say(site, 1, "confirmed", as: site.rita) == 409, "nobody is noted as present")
        #expect(await presences(site, [site.omar]) == 303)
        let here = await town.get(Self.sessions + "/1", as: site.omar)
        #expect(here.form("/presences")?.offered["came"]?.contains("\(site.olga.account)") == true, "who was not invited is folded away")
        #expect(here.form("/presences")?.offered["present"]?.contains("\(site.olga.account)") == false)
        #expect(await say(site, 2, "confirmed", as: site.omar) == 409, "alone")
        #expect(await presences(site, [site.omar, site.rita]) == 303)
        #expect(await say(site, 1, "confirmed", as: site.omar) == 403, "he wrote it")
        #expect(await say(site, 1, "confirmed", as: site.olga) == 403, "she is not there")
        #expect(await say(site, 1, "overturned", as: site.rita) == 422, "a reason is due")
        #expect(await say(site, 3, "confirmed", as: site.rita) == 404, "not on the agenda")
        let page = await town.get(Self.sessions + "/1/decisions/1", as: site.rita)
        #expect(page.text.contains("commune voisine") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await say(site, 1, "overturned", "La parcelle est bien dans la ville.", as: site.rita) == 303)
        #expect(try await site.stage(1) == .toExamine)
        #expect(try await site.letters(to: site.omar).last?.contains("à revoir") == true)
        #expect(await say(site, 1, "confirmed", as: site.rita) == 409, "said once")
        #expect(await say(site, 2, "postponed", "Il manque l’avis du service des arbres.", as: site.omar) == 303)
        #expect(try await site.stage(2) == .toCheck)
    }

    @Test(arguments: Backend.all) func `nobody checks in session an idea that she carries`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        await site.examine(1)
        await site.examine(2)
        let (first, second, rita, now) = (site.proposals[0], site.proposals[1], site.rita.account, town.now)
        try await town.database.write { db in
            try db.run("update proposals set author_id = \(rita) where id = \(first)")
            try db.run("insert into coauthors (proposal_id, account_id, email, invited_at, accepted_at) values (\(second), \(rita), 'rita@town.test', \(now), \(now))")
        }
        #expect(await plan(site, [site.omar, site.rita, site.olga]).status == 303)
        #expect(await presences(site, [site.omar, site.rita, site.olga]) == 303)
        for number in 1...2 { #expect(await say(site, number, "confirmed", as: site.rita) == 403) }
        #expect(await town.post(Self.sessions + "/1/ensemble", lists: ["item": ["1", "2"]], as: site.rita).status == 303)
        #expect(try await site.stage(1) == .toCheck)
        #expect(await say(site, 1, "confirmed", as: site.olga) == 303)
    }

    @Test(arguments: Backend.all) func `a decision overturned and signed again is examined again in the same session`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        await site.refuse(1)
        #expect(await plan(site, [site.omar, site.rita]).status == 303)
        #expect(await presences(site, [site.omar, site.rita]) == 303)
        #expect(await say(site, 1, "overturned", "La parcelle est bien dans la ville.", as: site.rita) == 303)
        await site.examine(1)
        try await town.database.write { db in
            try db.run("insert into review_session_items (session_id, review_id) select 1, max(id) from eligibility_reviews")
        }
        #expect(await say(site, 1, "confirmed", as: site.rita) == 303)
        #expect(try await site.stage(1) == .toAnnounce)
    }

    @Test(arguments: Backend.all) func `alike cases are confirmed together, the minutes signed by another person who was there`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        for number in 1...3 { await site.refuse(number) }
        let (changed, now) = (site.proposals[2], town.now)
        try await town.database.write { db in _ = try db.run("update proposals set updated_at = \(now + .seconds(1)) where id = \(changed)") }
        #expect(await plan(site, [site.omar, site.rita, site.olga]).status == 303)
        #expect(await presences(site, [site.omar, site.rita]) == 303)
        let list = await town.get(Self.sessions + "/1", as: site.rita)
        #expect(WellFormed.faults(inDocument: Array(list.text.utf8)) == [])
        let items = try #require(list.form("/ensemble")?.offered["item"])
        #expect(items.count == 2, "the changed text is looked at on its own")
        #expect(await town.post(Self.sessions + "/1/ensemble", lists: [:], as: site.rita).status == 422)
        #expect(await town.post(Self.sessions + "/1/cloture", as: site.rita).status == 409, "nothing said yet")
        #expect(await town.post(Self.sessions + "/1/ensemble", lists: ["item": items + ["3"]], as: site.rita).status == 303)
        #expect(try await site.stage(1) == .toAnnounce)
        #expect(try await site.stage(3) == .toCheck)
        #expect(await town.get(Self.sessions + "/1/compte-rendu", as: site.rita).status == 409)
        #expect(await town.post(Self.sessions + "/1/signature", as: site.omar).status == 409)
        #expect(await town.post(Self.sessions + "/1/cloture", ["remarks": "Écrire à la commune voisine."], as: site.rita).status == 303)
        #expect(await say(site, 3, "confirmed", as: site.rita) == 404, "off the agenda")
        #expect(await town.post(Self.sessions + "/1/signature", as: site.rita).status == 403, "she wrote the minutes")
        #expect(await town.post(Self.sessions + "/1/signature", as: site.olga).status == 403, "she was not there")
        #expect(await town.get("/bureau", as: site.omar).text.contains("Comptes rendus du groupe transversal à signer"))
        #expect(await town.post(Self.sessions + "/1/signature", as: site.omar).status == 303)
        #expect(await town.post(Self.sessions + "/1/signature", as: site.omar).status == 409)
        let minutes = await town.get(Self.sessions + "/1/compte-rendu", as: site.olga)
        #expect(minutes.text.contains("Écrire à la commune voisine.") && minutes.text.contains("Signé par Omar"))
        #expect(WellFormed.faults(inDocument: Array(minutes.text.utf8)) == [])
    }
}
