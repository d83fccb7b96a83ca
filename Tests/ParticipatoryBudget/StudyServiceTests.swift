import Database
@testable import ParticipatoryBudget
@testable import Platform
import TestTown
import Testing
import Vocabulary

/// The services in depth: costing line by line, the head who validates, what is late told higher, absences.
@Suite struct `The ways of the services` {
    private static let study = FeasibilityTown.link + "/1"

    @Test(arguments: Backend.all) func `a project is costed line by line, from the usual prices, and the sum goes to the conclusion`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, address = Self.study + "/chiffrage"
        #expect(await town.get(address, as: site.omar).status == 409, "entrusted to nobody")
        await site.assign()
        func add(_ fields: [String: String], as person: Town.Person? = nil) async -> Int { await town.post(address, fields, as: person ?? site.paul).status }
        let tree = ["kind": "purchase", "label": "Tilleul", "quantity": "12", "unit": "pièce", "price": "350,50", "keep": "1"]
        #expect(await add(tree, as: site.omar) == 403)
        #expect(await add(["kind": "works", "label": "", "quantity": "1", "price": "10"]) == 422)
        #expect(await add(["kind": "works", "label": "Fosse", "quantity": "0", "price": "10"]) == 422)
        #expect(await add(["kind": "works", "label": "Fosse", "quantity": "1", "price": "200 000 000"]) == 422, "more than can be multiplied")
        #expect(await add(tree) == 303)
        #expect(await add(["kind": "running", "label": "Arrosage", "quantity": "2,5", "unit": "jour", "price": "200"], as: site.rosa) == 303)
        #expect(await add(["usual": "1", "quantity": "0,5"]) == 303)
        let sheet = try await town.database.read { try CostLineStore.sheet(ID(1), $0) }
        #expect(sheet.lines.map(\.total) == [Euros(4_206), Euros(cents: 17_525), Euros(500)])
        #expect(sheet.estimate == Euros(cents: 438_125) && sheet.runningCost == Euros(500))
        let page = await town.get(address, as: site.paul)
        #expect(page.text.contains("2,5 jour") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        town.pass(.days(20))
        let form = await town.get(Self.study + "/conclusion", as: site.paul)
        #expect(form.form("/conclusion")?.fields["estimate"] == ["4381,25"])
        #expect(await town.post(address + "/retirer", ["line": "1"], as: site.rosa).status == 303)
        #expect(await town.post(address + "/retirer", ["line": "1"], as: site.rosa).status == 409)
        let history = try await town.database.read { CostVersion.all(try CostLineStore.history(ID(1), $0)) }
        #expect(history.map(\.estimate) == [Euros(cents: 17_525), Euros(cents: 438_125)], "all three lines, then without the first")
        #expect(history.map(\.by) == ["Rosa", "Paul"] && history[0].removed == ["Tilleul"])
        #expect(await town.get(address, as: site.omar).text.contains("Versions du chiffrage"))
    }

    @Test(arguments: Backend.all) func `no body is asked about what the services were not given`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, proposal = site.proposals[1]
        try await town.database.write { db in
            try db.run("update eligibility_reviews set outcome = 'ineligible', public_reason = 'Hors de la ville.' where proposal_id = \(proposal)")
        }
        #expect(await town.post(FeasibilityTown.link + "/2/avis-instance", ["body": "1"], as: site.omar).status == 404)
        #expect(await town.post(FeasibilityTown.link + "/1/avis-instance", ["body": "1"], as: site.omar).status == 422)
    }

    @Test(arguments: Backend.all) func `nothing leaves a service without its head where the city wants it so`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let dora = try await town.person("Dora", (.serviceReferent, .service(site.parks)))
        let board = FeasibilityTown.link + "/charge"
        #expect(await town.post("\(board)/\(site.parks)", ["head": "\(dora.account)", "validates": "1"], as: site.paul).status == 403)
        let oscar = try await town.person("Oscar", (.projectOfficer, .edition(site.edition)))
        #expect(await town.post("\(board)/\(site.parks)", ["head": "\(dora.account)", "validates": "1"], as: oscar).status == 403, "another edition has the same services")
        #expect(await town.post("\(board)/\(site.parks)", ["head": "\(site.ana.account)", "validates": "1"], as: site.omar).status == 422)
        #expect(await town.post("\(board)/\(site.parks)", ["validates": "1"], as: site.omar).status == 422)
        #expect(await town.post("\(board)/\(site.parks)", ["head": "\(dora.account)", "validates": "1"], as: site.omar).status == 303)
        await site.assign(asking: false)
        #expect(await site.conclude().status == 303)
        #expect(try await site.stage() == .toValidate)
        #expect(try await site.letters(to: dora).last?.contains("à valider") == true)
        await site.announce()
        #expect(try await site.stage() == .toValidate, "nobody is told before")
        #expect(await town.post(Self.study + "/validation", as: site.paul).status == 403, "he signed")
        #expect(await town.post(Self.study + "/validation/renvoi", ["send_back": ""], as: dora).status == 422)
        let page = await town.get(Self.study, as: dora)
        #expect(page.text.contains("Valider la conclusion") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(Self.study + "/validation/renvoi", ["send_back": "Le coût oublie les fosses."], as: dora).status == 303)
        #expect(try await site.letters(to: site.paul).last?.contains("à revoir") == true)
        #expect(await site.conclude().status == 303)
        #expect(await town.get("/bureau", as: dora).text.contains("Conclusions de votre service à valider"))
        #expect(await town.post(Self.study + "/validation", as: dora).status == 303)
        #expect(try await site.stage() == .toAnnounce)
        let load = await town.get(board, as: site.omar)
        #expect(load.text.contains("Dora") && WellFormed.faults(inDocument: Array(load.text.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `who heads the service today validates, or who replaces her`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, board = FeasibilityTown.link + "/charge/\(site.parks)"
        let dora = try await town.person("Dora", (.serviceReferent, .service(site.parks))), dan = try await town.person("Dan", (.serviceReferent, .service(site.parks)))
        #expect(await town.post(board, ["head": "\(dora.account)", "validates": "1"], as: site.omar).status == 303)
        await site.assign(asking: false)
        await site.conclude()
        #expect(await town.post(board, ["head": "\(dan.account)", "validates": "1"], as: site.omar).status == 303)
        #expect(await town.post(Self.study + "/validation", as: dora).status == 403, "she heads it no more")
        #expect(await !town.get("/bureau", as: dora).text.contains("Conclusions de votre service à valider"))
        let (away, stand, now) = (dan.account, dora.account, town.now)
        try await town.database.write { db in _ = try StudyServiceStore.declare(from: now, until: now + .days(3), of: away, delegate: stand, at: now, db) }
        #expect(await town.get("/bureau", as: dora).text.contains("Conclusions de votre service à valider"))
        #expect(await town.post(Self.study + "/validation", as: dora).status == 303, "during his absence")
        #expect(try await site.stage() == .toAnnounce)
    }

    @Test(arguments: Backend.all) func `the head hears of what is a week late, once the officer has`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let dora = try await town.person("Dora", (.serviceReferent, .service(site.parks)))
        #expect(await town.post("\(FeasibilityTown.link)/charge/\(site.parks)", ["head": "\(dora.account)"], as: site.omar).status == 303)
        await site.assign(asking: false)
        town.pass(.days(14))
        try await FeasibilityReminders.run(town.world)
        #expect(try await site.letters(to: dora).isEmpty, "late since yesterday only")
        town.pass(.days(7))
        try await FeasibilityReminders.run(town.world)
        #expect(try await site.letters(to: dora).count == 1)
        #expect(await town.get("\(FeasibilityTown.link)/charge", as: site.olga).text.contains("depuis le"))
    }

    @Test(arguments: Backend.all) func `a role lent is not lent further, ends with its lender’s, and one absence does not end another`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, (parks, admin) = (site.parks, site.omar.account)
        let pia = try await town.person("Pia"), carl = try await town.person("Carl", (.serviceReferent, .service(site.roads)))
        let start = town.now, intern = Grant(role: .serviceReferent, scope: .service(parks), from: start, until: start + .days(5))
        try await town.database.write { db in _ = try GrantStore.add(intern, to: pia.account, by: admin, reason: "Stage", at: start, db) }
        func declare(_ person: Town.Person, _ delegate: Town.Person) async -> Int {
            await town.post("/bureau/service/absence", ["from": "2026-11-22", "until": "2026-12-20", "delegate": "\(delegate.account)"], as: person).status
        }
        func loans(to person: Town.Person) async throws -> [Grant] {
            let now = town.now
            return try await town.database.read { try GrantStore.held(by: person.account, at: now, $0) }.filter { $0.scope == .service(parks) }
        }
        #expect(await declare(site.paul, site.rosa) == 303)
        #expect(await declare(pia, site.rosa) == 303)
        #expect(try await loans(to: site.rosa).compactMap(\.until).min() == start + .days(5), "an intern lends no longer than she stays")
        #expect(await declare(site.rosa, carl) == 303)
        #expect(try await loans(to: carl).isEmpty, "the parks are not Rosa's to lend")
        #expect(await town.post("/bureau/service/absence/fin", ["absence": "1"], as: site.paul).status == 303)
        #expect(try await loans(to: site.rosa).count == 1, "Pia is still away")
        let lender = pia.account
        try await town.database.write { db in try GrantStore.revokeAll(of: lender, at: start, db) }
        #expect(try await loans(to: site.rosa).isEmpty)
    }

    @Test(arguments: Backend.all) func `a colleague answers during an absence, and no longer`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, address = "/bureau/service/absence"
        await site.assign(asking: false)
        func declare(_ from: String, _ until: String, _ delegate: Town.Person) async -> Int {
            await town.post(address, ["from": from, "until": until, "delegate": "\(delegate.account)"], as: site.paul).status
        }
        #expect(await declare("2026-11-25", "2026-11-24", site.rosa) == 422)
        #expect(await declare("2026-11-25", "2026-11-27", site.ana) == 422, "not a referent")
        #expect(await town.post(address, ["from": "2026-11-25", "until": "2026-11-27", "delegate": "\(site.rosa.account)"], as: site.ana).status == 403)
        #expect(await declare("2026-11-25", "2026-11-27", site.rosa) == 303)
        #expect(await site.conclude(as: site.rosa).status == 403, "not yet")
        /// A role of more ends a session sooner: she signs in again.
        func signInAgain() async throws {
            let far = town.now + .days(300)
            try await town.database.write { db in try db.run("update sessions set expires_at = \(far)") }
        }
        town.pass(.days(4))
        try await signInAgain()
        let page = await town.get(address, as: site.rosa)
        #expect(page.text.contains("Vous répondez à la place de Paul") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await site.conclude(as: site.rosa).status == 303)
        #expect(await declare("2026-11-26", "2026-12-24", site.rosa) == 303)
        town.pass(.days(5))
        try await signInAgain()
        #expect(await town.get(Self.study, as: site.rosa).status == 200)
        #expect(await town.post(address + "/fin", ["absence": "2"], as: site.rosa).status == 409, "not hers")
        #expect(await town.post(address + "/fin", ["absence": "2"], as: site.paul).status == 303)
        #expect(await town.get(Self.study, as: site.rosa).status == 403)
    }

    @Test(arguments: Backend.all) func `the load board tells weeks, projects and what to expect`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, board = FeasibilityTown.link + "/charge", parks = site.parks
        await site.assign()
        let page = await town.get(board + "?service=\(parks)", as: site.omar)
        #expect(page.text.contains("Échéances, semaine par semaine") && page.text.contains("Projets à rendre") && page.text.contains("Des arbres 1"))
        #expect(!page.text.contains("Charge attendue par service"), "no edition before this one")
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        await site.advise()
        let now = town.now
        let next = try await town.database.write { db in
            let next = EditionID(try db.insert("insert into editions (slug, title, created_at) values ('2027', 'Édition 2027', \(now)) returning id"))
            try db.run("insert into phases (edition_id, kind, opens_at, closes_at) values (\(next), 'deposit', \(now + .days(1)), \(now + .days(20)))")
            try db.run("insert into phases (edition_id, kind, opens_at, closes_at) values (\(next), 'feasibility', \(now + .days(60)), \(now + .days(81)))")
            return next
        }
        let forecast = try await town.database.read { db in try StudyForecastStore.forecast(try EditionStore.edition(next, db), at: now, db) }
        #expect(forecast?.deposited.then == 4 && forecast?.deposited.now == nil)
        #expect(forecast?.services.map(\.name) == ["Parcs", "Voirie"])
        #expect(forecast?.services.map(\.led) == [1, 0] && forecast?.services.map(\.advised) == [0, 1])
        #expect(forecast?.services.map(\.expected) == [1, 1] && forecast?.services.map(\.perWeek) == [1, 1])
        let ahead = await town.get("/bureau/editions/2027/etudes/charge", as: site.omar)
        #expect(ahead.status == 200 && ahead.text.contains("Charge attendue par service") && WellFormed.faults(inDocument: Array(ahead.text.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `a costing is set beside the cap and the envelopes`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), address = Self.study + "/chiffrage"
        await site.assign()
        let works = ["kind": "works", "label": "Fosse", "quantity": "1", "price": "30 000"]
        #expect(await site.town.post(address, works, as: site.paul).status == 303)
        let page = await site.town.get(address, as: site.paul).text
        #expect(page.contains("Enveloppe") && page.contains("dont 10\u{A0}% pour ce projet"))
    }
}
