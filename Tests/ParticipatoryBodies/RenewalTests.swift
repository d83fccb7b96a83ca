import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// A body renewed by thirds: who leaves, when, and who comes.
@Suite struct `Renewal of a body` {
    /// A committee renewed by thirds, with these people admitted one after the other.
    private func committee(_ site: BodiesTown, _ people: Town.Person...) async throws {
        await site.create(["kind": "follow-up-committee", "renewal": "thirds", "term_months": "36"])
        await site.draft()
        await site.publish()
        for person in people { try await admit(person, site) }
    }

    private func admit(_ person: Town.Person, _ site: BodiesTown) async throws {
        #expect(try await site.join(person, college: "Membres").status == 303)
        let application = try await site.town.database.read { db in try db.value("select max(id) from applications", as: Int.self) }
        #expect(await site.town.post("\(BodiesTown.desk)/candidatures/\(application)", ["decision": "member", "statutes_read": "1"], as: site.olga).status == 303)
    }

    @Test(arguments: Backend.all) func `a third leaves at its day, others come for a whole term, and the officer says how it ended`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = BodiesTown.link + "/renouvellement"
        try await committee(site, site.ana, site.bob, site.zoe)
        let call = ["words": "Cinq sièges s’ouvrent en novembre. Dites-nous avant octobre si vous voulez venir."]
        #expect(await town.post(page, call, as: site.bob).status == 403)
        #expect(await town.post(page, ["words": "Venez"], as: site.olga).status == 422)
        #expect(await town.post(page, call, as: site.olga).status == 303)
        #expect(await town.post(page, call, as: site.olga).status == 409, "one at a time")
        #expect(try await site.letters(to: site.ana).last?.contains("à renouveler le") == true)
        #expect(try await site.letters(to: site.bob).last?.contains("à renouveler le") == false, "he stays two years")
        #expect(await town.get(page).text.contains("Cinq sièges"))
        #expect(await town.post(page + "/fin", ["outcome": "Un siège pourvu ; les autres attendent des candidats."], as: site.olga).status == 409, "the day has not come")
        town.set(now: Instant(localInput: "2027-11-02T10:00")!)
        #expect(try await site.seat(of: site.ana) == nil)
        let lou = try await town.person("Lou")
        try await admit(lou, site)
        let until = try #require(try await site.seat(of: lou)?.until)
        #expect(until > Instant(localInput: "2030-10-30T00:00")! && until < Instant(localInput: "2030-11-03T00:00")!, "a whole term")
        #expect(await town.post(page + "/fin", ["outcome": "Fini."], as: site.olga).status == 422, "seats stay empty: why?")
        #expect(await town.post(page + "/fin", ["outcome": "Un siège pourvu ; les autres attendent des candidats."], as: site.olga).status == 303)
        #expect(await town.get(page).text.contains("Un siège pourvu"))
    }

    @Test(arguments: Backend.all) func `when all would leave at once, the lot says who leaves first, by a seed that nobody chose`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = BodiesTown.link + "/renouvellement", t = TextsOfTests.french
        try await committee(site, site.ana, site.bob, site.zoe)
        let end = Instant(localInput: "2027-11-01T00:00")!
        try await town.database.write { db in _ = try db.run("update seats set until_at = \(end)") }
        let call = ["words": "Cinq sièges s’ouvrent en novembre. Dites-nous avant octobre si vous voulez venir."]
        #expect(await town.post(page, call, as: site.olga).status == 409, "who leaves?")
        let lot = ["seed_source": "Le Loto de samedi prochain", "seed_at": t.dateTimeInput(town.now + .days(6))]
        #expect(await town.post(page + "/parties", lot, as: site.ana).status == 403)
        #expect(await town.post(page + "/parties/graine", ["seed": "5 12 23 31"], as: site.olga).status == 409, "nothing is announced")
        #expect(await town.post(page + "/parties", lot, as: site.olga).status == 303)
        #expect(await town.post(page + "/parties/graine", ["seed": "5 12 23 31"], as: site.olga).status == 409, "before the day")
        town.pass(.days(6))
        #expect(await town.post(page + "/parties/graine", ["seed": "5-12-23-31"], as: site.olga).status == 303)
        #expect(await town.post(page + "/parties/graine", ["seed": "1 2 3 4"], as: site.olga).status == 409, "once")
        let (ends, draw) = try await town.database.read { db in
            (try db.all("select until_at from seats order by until_at") { $0.instant() }, try RenewalStore.draw(try AssemblyStore.assembly(slug: "centre", db)!.id, db)!)
        }
        #expect(Set(ends).count == 3 && ends[0] > town.now)
        #expect(draw.order(seed: "5 12 23 31") == draw.order(seed: draw.seed) && draw.order(seed: "5 12 23 31").count == 3)
        #expect(await town.post(page, call, as: site.olga).status == 303)
    }
}
