import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// One mail each working morning, and the elected member's own page.
@Suite struct `The morning letter` {
    @Test(arguments: Backend.all) func `it leaves once on a working morning to whom something waits for and who wants it`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend, routes: ParticipatoryBudget.routes + NotificationRoutes.routes), town = site.town, address = "/bureau/lettre-du-matin"
        func sent(_ person: Town.Person) async throws -> Int { try await site.letters(to: person).count { $0 == "Ce qui vous attend ce matin" } }
        try await MorningLetters.run(town.world, ParticipatoryBudget.waiting)
        #expect(try await sent(site.omar) == 0, "a Sunday at noon")
        // Monday 23 November at half past seven.
        town.set(now: Town.noon + .hours(19) + .minutes(30))
        #expect(await town.get(address, as: site.ana).status == 403)
        let page = await town.get(address, as: site.olga)
        #expect(page.text.contains("Vous la recevez.") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(address, ["wanted": "0"], as: site.olga).status == 303)
        for _ in 1...3 { try await MorningLetters.run(town.world, ParticipatoryBudget.waiting) }
        #expect(try await sent(site.omar) == 1)
        #expect(try await sent(site.olga) == 0, "she does not want it")
        #expect(try await sent(site.rita) == 0, "nothing waits for her")
        #expect(try await sent(site.ana) == 0)
        town.pass(.days(1))
        try await MorningLetters.run(town.world, ParticipatoryBudget.waiting)
        #expect(try await sent(site.omar) == 2)
        #expect(await town.post(address, ["wanted": "1"], as: site.olga).status == 303)
        try await MorningLetters.run(town.world, ParticipatoryBudget.waiting)
        #expect(try await sent(site.olga) == 1)
    }

    @Test func `what cannot be read for one person takes nobody else’s letter away`() async throws {
        let site = try await EligibilityTown(.sqlite), town = site.town, omar = site.omar.account
        town.set(now: Town.noon + .hours(19) + .minutes(30))
        await #expect(throws: NotFound.self) {
            try await MorningLetters.run(town.world) { visit, db in
                if visit.actor.account != omar { throw NotFound() }
                return try ParticipatoryBudget.waiting(visit, db)
            }
        }
        #expect(try await site.letters(to: site.omar).contains("Ce qui vous attend ce matin"))
    }

    @Test(arguments: Backend.all) func `each is looked at once a morning, and no letter leaves on a holiday`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town, rita = site.rita.account
        town.set(now: Town.noon + .hours(19) + .minutes(30))
        try await MorningLetters.run(town.world, ParticipatoryBudget.waiting)
        func seen() async throws -> Int { try await town.database.read { try $0.count("select count(*) from morning_letters where account_id = \(rita) and seen_at is not null and sent_at is null") } }
        #expect(try await seen() == 1, "nothing waits for her: she is not asked about again")
        await site.examine(1)
        try await MorningLetters.run(town.world, ParticipatoryBudget.waiting)
        #expect(try await !site.letters(to: site.rita).contains("Ce qui vous attend ce matin"), "what comes later waits for tomorrow")
        // Christmas 2026 is a Friday.
        town.pass(.days(32))
        let before = try await site.letters(to: site.omar).count
        try await MorningLetters.run(town.world, ParticipatoryBudget.waiting)
        #expect(try await site.letters(to: site.omar).count == before)
    }

    @Test func `her counts are of all that is hers, not of the first hundred lines`() async throws {
        let site = try await EligibilityTown(.sqlite), town = site.town, (edition, ana, now) = (site.edition, site.ana.account, town.now)
        let mayor = try await town.person("Maya", (.elected, .city))
        try await town.database.write { db in
            for number in 4...110 {
                let status: ProposalStatus = number > 105 ? .onBallot : .eligible
                try db.run("""
                    insert into proposals (edition_id, number, author_id, title, summary, body, created_at, updated_at, deposited_at, status)
                    values (\(edition), \(number), \(ana), 'Une idée', 'Planter.', 'Beaucoup.', \(now), \(now), \(now), \(status))
                    """)
            }
        }
        let page = await town.get("/bureau/elu", as: mayor).text
        #expect(page.contains(#"<span class="stat-figure">5</span> <span class="stat-label"><a href="/bureau/editions/2026/propositions?statut=on-ballot">"#))
    }

    @Test(arguments: Backend.all) func `an elected member sees what is hers of the edition`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let territories = try await town.database.read { try $0.all("select id from territories where kind = 'neighbourhood' order by id") { $0.id() as TerritoryID } }
        let elsa = try await town.person("Elsa", (.elected, .territory(territories[0])))
        let mayor = try await town.person("Maya", (.elected, .city))
        try await town.database.write { db in try db.run("update proposals set territory_id = \(territories[0]) where id = \(site.proposals[1])") }
        #expect(await town.get("/bureau/elu", as: site.omar).status == 403)
        let hers = await town.get("/bureau/elu", as: elsa), whole = await town.get("/bureau/elu", as: mayor)
        #expect(hers.text.contains("Des arbres 2") && !hers.text.contains("Des arbres 1"))
        #expect(whole.text.contains("Des arbres 1") && whole.text.contains("/bilan"))
        for page in [hers, whole] { #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == []) }
    }
}
