import Database
import L10n
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Who may be trusted with what, by whom.
@Suite struct `Roles through the door` {
    static let grant = ["role": "project-officer", "scope": "city", "from": "2026-11-22", "until": "", "reason": "Arrivée dans le service"]

    @Test(arguments: Backend.all) func `people are listed by family name, whatever its accents`(backend: Backend) async throws {
        let town = try await AccountTown(backend).town
        let names = [("Zoé", "Zola"), ("Ève", "Éluard"), ("Farid", "Aït-Ouarab"), ("David", "Azoulay-Perrin"), ("Ana", "Eluard"), ("Noé", "Faure")]
        let listed = try await town.database.write { db in
            let agent = try AccountStore.add(EmailAddress("ada@town.test")!, name: "Ada Agent", at: town.now, db)
            for (given, family) in names { _ = try AccountStore.createAtCounter(CounterPerson(givenName: given, familyName: family), by: agent, at: town.now, db) }
            return try AccountStore.search("", db).map(\.displayName)
        }
        #expect(listed == ["Ada Agent", "Farid Aït-Ouarab", "David Azoulay-Perrin", "Ana Eluard", "Ève Éluard", "Noé Faure", "Zoé Zola"])
        #expect(try await town.database.read { try AccountStore.search("zoé", $0).count } == 1)
    }

    @Test(arguments: Backend.all) func `the administrator takes away the people she looks for, an agent does not`(backend: Backend) async throws {
        let town = try await AccountTown(backend).town
        let admin = try await town.person("admin", (.administrator, .city)), agent = try await town.person("ada", (.receptionAgent, .city))
        try await town.database.write { db in
            _ = try AccountStore.createAtCounter(CounterPerson(givenName: "Zoé", familyName: "Zola"), by: agent.account, at: town.now, db)
        }
        let file = await town.get("/bureau/personnes.csv?q=zola", as: admin)
        #expect(file.status == 200 && file.text.split(separator: "\r\n").count == 2 && file.text.contains("Zoé;Zola"))
        #expect(await town.get("/bureau/personnes.csv", as: agent).status == 403)
        #expect(await town.get("/bureau/personnes?q=zola", as: admin).text.contains("/bureau/personnes.csv?q=zola"))
        #expect(await !town.get("/bureau/personnes?q=zola", as: agent).text.contains(".csv"))
    }

    @Test(arguments: Backend.all) func `a role is given with its reason, told, and holds at once`(backend: Backend) async throws {
        let site = try await AccountTown(backend), town = site.town
        let admin = try await town.person("admin", (.administrator, .city)), ines = try await town.person("ines")
        #expect(await town.post("/bureau/personnes/\(ines.account)/roles", Self.grant, as: admin).status == 303)
        let (held, letters) = try await town.database.read { db in
            (try Sessions.identify(Secrets.sha256Hex(ines.token), town.now, db)?.actor, try db.count("select count(*) from letters where account_id = \(ines.account)"))
        }
        #expect(held?.has(.projectOfficer) == true && letters == 1)
        let until = try await town.database.read { db in try Sessions.list(ines.account, at: town.now, db).map(\.expiresAt) }
        #expect(until.allSatisfy { $0 <= town.now + .hours(12) }, "an officer keeps no session of a month")
        #expect(await town.post("/bureau/personnes/\(ines.account)/roles", Self.grant, as: admin).status == 422, "she has it already")
        let page = await town.get("/bureau/personnes/\(ines.account)", as: admin)
        #expect(page.text.contains("Arrivée dans le service") && page.text.contains("Confié par admin"))
    }

    @Test(arguments: Backend.all) func `a role given on an arrondissement holds on its neighbourhoods; some roles make no sense there`(backend: Backend) async throws {
        let site = try await AccountTown(backend), town = site.town
        let admin = try await town.person("admin", (.administrator, .city)), ines = try await town.person("ines")
        let (nord, centre, hill) = try await town.database.write { db in
            let nord = try TerritoryStore.add(Territory(id: ID(1), kind: .sector, code: "nord", name: "Nord"), db)
            try db.run("update territories set parent_id = \(nord) where code = 'q1'")
            func place(_ code: String) throws -> TerritoryID { try #require(try TerritoryStore.all(db).first { $0.code == code }).id }
            return (nord, try place("q1"), try place("q3"))
        }
        func give(_ role: String) async -> Int {
            await town.post("/bureau/personnes/\(ines.account)/roles", Self.grant.merging(["role": role, "scope": "territory-\(nord)"]) { $1 }, as: admin).status
        }
        for role in ["administrator", "auditor", "panel-member", "service-referent"] { #expect(await give(role) == 422, "\(role)") }
        #expect(await give("project-officer") == 303)
        let actor = try #require(try await town.database.read { try Sessions.identify(Secrets.sha256Hex(ines.token), town.now, $0)?.actor })
        #expect(actor.has(.projectOfficer, on: .territory(nord)) && actor.has(.projectOfficer, on: .territory(centre)))
        #expect(!actor.has(.projectOfficer, on: .territory(hill)) && !actor.has(.projectOfficer) && !actor.has(.reviewer, on: .territory(centre)))
    }

    @Test func `a city of arrondissements only offers them in the profile`() async throws {
        let site = try await AccountTown(.sqlite), town = site.town
        try await town.database.write { _ = try $0.run("update territories set kind = 'sector' where kind = 'neighbourhood'") }
        let offered = await town.get("/mon-compte/profil", as: try await town.person("ines")).form("/profil")?.offered["territory"] ?? []
        #expect(offered.count == 4, "none, and three")
    }

    @Test(arguments: Backend.all) func `a role ends on the evening of its last day`(backend: Backend) async throws {
        let site = try await AccountTown(backend), town = site.town
        let admin = try await town.person("admin", (.administrator, .city)), ines = try await town.person("ines")
        var fields = Self.grant
        fields["from"] = "2026-11-23"
        fields["until"] = "2026-11-24"
        #expect(await town.post("/bureau/personnes/\(ines.account)/roles", fields, as: admin).status == 303)
        func holds(_ typed: String) async throws -> Bool {
            try await town.database.read { db in try GrantStore.holdsAny(ines.account, at: Instant(localInput: typed)!, db) }
        }
        #expect(try await !holds("2026-11-22T23:59"))
        #expect(try await holds("2026-11-23T00:00"))
        #expect(try await holds("2026-11-24T23:59"))
        #expect(try await !holds("2026-11-25T00:00"))
    }

    @Test(arguments: Backend.all) func `nobody gives herself a role, and the last administrator stays`(backend: Backend) async throws {
        let site = try await AccountTown(backend), town = site.town
        let admin = try await town.person("admin", (.administrator, .city)), ines = try await town.person("ines")
        #expect(await town.post("/bureau/personnes/\(admin.account)/roles", Self.grant, as: admin).status == 403)
        func revoke(_ person: Town.Person, as actor: Town.Person) async throws -> Int {
            let id = try await town.database.read { db in try GrantStore.given(to: person.account, db).first { $0.revokedAt == nil }!.id }
            return await town.post("/bureau/personnes/\(person.account)/roles/\(id)/retirer", ["reason": "Départ"], as: actor).status
        }
        #expect(try await revoke(admin, as: admin) == 409)
        #expect(await town.get("/mon-compte/supprimer", as: admin).text.contains("la seule personne qui administre"))
        var fields = Self.grant
        fields["role"] = "administrator"
        #expect(await town.post("/bureau/personnes/\(ines.account)/roles", fields, as: admin).status == 303)
        let id = try await town.database.read { db in try GrantStore.given(to: admin.account, db)[0].id }
        let without = await town.post("/bureau/personnes/\(admin.account)/roles/\(id)/retirer", ["reason": ""], as: ines)
        #expect(without.status == 422 && without.text.contains("f-r\(id)-reason-error") && !without.text.contains("f-reason-error"))
        #expect(await town.post("/bureau/personnes/\(ines.account)/roles/\(id)/retirer", ["reason": "Départ"], as: ines).status == 404, "another's role")
        #expect(try await revoke(admin, as: ines) == 303)
        #expect(await town.get("/bureau/personnes", as: admin).status == 403)
        #expect(try await revoke(ines, as: ines) == 409)
    }

    @Test func `two administrators who dismiss each other together leave one`() async throws {
        for backend in Backend.all {
            let site = try await AccountTown(backend), town = site.town
            let one = try await town.person("one", (.administrator, .city)), two = try await town.person("two", (.administrator, .city))
            let ids = try await town.database.read { db in
                (try GrantStore.given(to: one.account, db)[0].id, try GrantStore.given(to: two.account, db)[0].id)
            }
            async let first = town.post("/bureau/personnes/\(two.account)/roles/\(ids.1)/retirer", ["reason": "Départ"], as: one).status
            async let second = town.post("/bureau/personnes/\(one.account)/roles/\(ids.0)/retirer", ["reason": "Départ"], as: two).status
            #expect(await [first, second].sorted().first == 303)
            let left = try await town.database.read { db in try GrantStore.holders(of: .administrator, on: .city, at: town.now, db).count }
            #expect(left == 1)
        }
    }

    @Test func `each page of the desk refuses whom it is not for, in a sentence`() async throws {
        let site = try await AccountTown(.sqlite), town = site.town
        let admin = try await town.person("admin", (.administrator, .city)), agent = try await town.person("agent", (.receptionAgent, .city))
        let auditor = try await town.person("auditor", (.auditor, .city)), ines = try await town.person("ines")
        let pages = ["/bureau/personnes", "/bureau/services", "/bureau/services/nouveau", "/bureau/lieux-d-accueil", "/bureau/ville", "/bureau/journal", "/bureau/personnes/inviter"]
        let open: [(Town.Person, Set<String>)] = [
            (admin, Set(pages)), (agent, ["/bureau/personnes"]), (auditor, ["/bureau/journal"]), (ines, []),
        ]
        for (person, allowed) in open {
            for page in pages {
                let answer = await town.get(page, as: person)
                #expect(answer.status == (allowed.contains(page) ? 200 : 403), "\(person.name) \(page)")
            }
        }
        #expect(await town.get("/bureau/journal").location == "/connexion?retour=%2Fbureau%2Fjournal")
        #expect(await town.get("/bureau/personnes", as: agent).text.contains("Tapez le début"), "an agent is not shown everybody")
    }

    @Test(arguments: Backend.all) func `who is named for a service receives the role`(backend: Backend) async throws {
        let site = try await AccountTown(backend), town = site.town
        let admin = try await town.person("admin", (.administrator, .city)), ines = try await town.person("ines")
        let fields = ["name": "Espaces verts", "email": "", "referent": "ines@town.test", "deputy": "", "active": "1"]
        #expect(await town.post("/bureau/services/nouveau", fields, as: admin).status == 303)
        #expect(await town.post("/bureau/services/nouveau", fields, as: admin).text.contains("porte déjà ce nom"))
        let service = try await town.database.read { db in try ServiceStore.all(db)[0] }
        #expect(service.referent == ines.account && service.isActive)
        let actor = try await town.database.read { db in try Sessions.identify(Secrets.sha256Hex(ines.token), town.now, db)!.actor }
        #expect(actor.has(.serviceReferent, on: .service(service.id)) && !actor.has(.serviceReferent))
        var closed = fields
        closed["active"] = nil
        #expect(await town.post("/bureau/services/\(service.id)", closed, as: admin).status == 303)
        #expect(try await town.database.read { db in try !ServiceStore.service(service.id, db).isActive })
        closed["referent"] = "nobody@town.test"
        #expect(await town.post("/bureau/services/\(service.id)", closed, as: admin).status == 422)
    }

    @Test func `the city and its counters are set`() async throws {
        let site = try await AccountTown(.sqlite), town = site.town
        let admin = try await town.person("admin", (.administrator, .city))
        let city = ["name": "Valmont", "slogan": "Une ville, neuf ponts", "mayor": "", "primary": "17574A", "accent": "#e09f1f", "email": "", "phone": "", "address": "",
            "grant-without-agreement": "30 000"]
        #expect(await town.post("/bureau/ville", city, as: admin).status == 303)
        #expect(try await town.database.read { db in try CityStore.city(db) }.primaryColor == "#17574a")
        #expect(try await town.database.read { db in try CityStore.city(db) }.grantWithoutAgreement == Euros(30_000))
        #expect(await town.post("/bureau/ville", city.merging(["grant-without-agreement": "-1"]) { $1 }, as: admin).status == 422)
        #expect(await town.post("/bureau/ville", city.merging(["accent": "rouge"]) { $1 }, as: admin).status == 422)
        #expect(await town.post("/bureau/ville/logo", as: admin).text.contains("Choisissez une photo"))
        #expect(await town.post("/bureau/lieux-d-accueil/nouveau", ["name": "Mairie annexe", "territory": "2", "active": "1"], as: admin).status == 303)
        #expect(await town.get("/bureau/lieux-d-accueil", as: admin).text.contains("Mairie annexe"))
    }
}

/// Pages built by hand: markup that a browser and a screen reader expect.
@Suite struct `Markup of the accounts` {
    static let now = Town.noon

    @Test func `the pages of accounts are well formed, in every state`() async throws {
        let site = try await AccountTown(.sqlite), town = site.town
        let admin = try await site.person("admin", password: "un chat sur le toit", (.administrator, .city))
        let ines = try await town.person("ines")
        _ = await town.post("/inscription", AccountTown.signUp.merging(["email": "neuve@town.test"]) { $1 })
        _ = await town.post("/mot-de-passe-oublie", ["email": "ines@town.test"])
        let reset = try #require(try await site.button(to: "ines@town.test"))
        _ = await town.post("/bureau/personnes/\(ines.account)/roles", `Roles through the door`.grant, as: admin)
        _ = await town.post("/bureau/services/nouveau", ["name": "Voirie", "referent": "ines@town.test", "active": "1"], as: admin)
        _ = await town.post("/bureau/lieux-d-accueil/nouveau", ["name": "Mairie annexe", "active": "1"], as: admin)
        let confirm = try #require(try await site.button(to: "neuve@town.test"))
        let visitor = ["/inscription", "/connexion", "/connexion?retour=/x", "/connexion/lien", "/connexion/lien/rien", "/courriel-envoye", "/mot-de-passe-oublie", "/mot-de-passe/rien", "/confirmer/rien", confirm, reset]
        let hers = ["/connexion", "/inscription", "/mon-compte", "/mon-compte/profil", "/mon-compte/securite", "/mon-compte/sessions", "/mon-compte/donnees", "/mon-compte/supprimer"]
        let desk = [
            "/bureau/personnes", "/bureau/personnes?q=zzz", "/bureau/personnes/inviter", "/bureau/personnes/\(ines.account)", "/bureau/personnes/\(admin.account)",
            "/bureau/services", "/bureau/services/nouveau", "/bureau/services/1", "/bureau/lieux-d-accueil", "/bureau/lieux-d-accueil/nouveau", "/bureau/lieux-d-accueil/1",
            "/bureau/ville", "/bureau/journal", "/bureau/journal?q=zzz&empreinte=00",
        ]
        for (person, pages) in [(nil, visitor), (Optional(ines), hers), (Optional(admin), hers + desk)] {
            for page in pages {
                for prefix in ["", "/en"] {
                    let answer = await town.get(prefix + page, as: person)
                    #expect(answer.status == 200, "\(page)")
                    #expect(WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(page)")
                }
            }
        }
        for (page, person) in [("/inscription", nil), ("/connexion", nil), ("/mon-compte/profil", Optional(ines)), ("/mon-compte/securite/mot-de-passe", ines), ("/mon-compte/securite/adresse", ines), ("/bureau/ville", admin), ("/bureau/personnes/\(ines.account)/roles", admin), ("/bureau/services/1", admin)] {
            let answer = await town.post(page, [:], as: person)
            #expect(answer.status == 422, "\(page)")
            #expect(WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(page) with errors")
        }
    }
}
