import Database
import L10n
@testable import ParticipatoryBudget
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

extension Town {
    /// What waits for a person on her desk, line by line.
    func tasks(_ person: Person) async throws -> [String: Int] {
        let actor = Actor(account: person.account, name: person.name, grants: try await grants(person))
        return try await database.read { db in
            let visit = Visit(world: self.world, actor: actor, now: self.now, t: Texts(.french))
            return Dictionary(try DeskTasks.all(visit, db).map { ($0.what.key, $0.count) }) { $0 + $1 }
        }
    }
}

/// The officers' desk: each role sees its own work, and nobody else enters.
@Suite struct `The desk` {
    @Test(arguments: Backend.all) func `residents and visitors do not enter, in a sentence`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        #expect(await town.get("/bureau").location?.hasPrefix("/connexion") == true)
        for address in ["/bureau", "/bureau/editions/2026", "/bureau/editions/2026/propositions", "/bureau/editions/2026/propositions.csv"] {
            let answer = await town.get(address, as: site.ana)
            #expect(answer.status == 403 && answer.text.contains("bureau"), "\(address)")
        }
        #expect(await town.get("/bureau/editions/2026", as: site.paul).status == 403, "a service has its queue")
        #expect(await town.get("/bureau", as: site.paul).status == 200)
    }

    @Test(arguments: Backend.all) func `each line counts what waits, and leads where it is done`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        func tasks(_ person: Town.Person) async throws -> [String: Int] { try await town.tasks(person) }
        #expect(try await tasks(site.omar) == ["Propositions à confier aux services": 4])
        await site.assign()
        await site.assign(2, asking: false)
        #expect(try await tasks(site.omar) == ["Propositions à confier aux services": 2])
        #expect(try await tasks(site.paul) == ["Autres études de votre service": 2])
        await site.conclude(2)
        #expect(try await tasks(site.omar) == ["Propositions à confier aux services": 2, "Conclusions à annoncer aux porteurs": 1])
        town.pass(.days(15))
        #expect(try await tasks(site.rosa) == ["Études de votre service en retard": 1])
        #expect(try await tasks(site.omar)["Études en retard dans les services"] == 1)
    }

    @Test(arguments: Backend.all) func `a city that begins is told what to set first`(backend: Backend) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend))
        let admin = try await town.person("Hélène", (.administrator, .city)), officer = try await town.person("Mathilde", (.projectOfficer, .city))
        #expect(try await town.tasks(admin) == ["Ajouter les services": 1])
        try await town.database.write { db in
            for table in ["territories", "city"] { try db.run("delete from \(raw: table)") }
        }
        let first = ["Donner le nom et les coordonnées de la ville": 1, "Ajouter les quartiers": 1, "Ajouter les services": 1]
        #expect(try await town.tasks(admin) == first)
        #expect(try await town.tasks(officer) == ["Ouvrir une première édition": 1])
        let begun = try await FeasibilityTown(backend).town
        #expect(try await begun.tasks(try await begun.person("Hélène", (.administrator, .city)))["Ajouter les services"] == nil)
    }

    @Test(arguments: Backend.all) func `whoever watches over the platform is told that the journal was altered`(backend: Backend) async throws {
        let town = try await FeasibilityTown(backend).town
        let admin = try await town.person("Hélène", (.administrator, .city)), auditor = try await town.person("Marguerite", (.auditor, .city))
        let job = Job("verify-journal", every: .hours(1)) { try await JournalSealing.verify($0) }
        let jobs = JobRunner([job], world: town.world) { _, _ in }
        let words = "Le journal des actes n’est plus entier"
        try await town.database.write { try Journal.record(JournalEntry("city.save", "city", 1), by: nil, at: town.now, $0) }
        try await JournalSealing.run(town.world)
        #expect(try await jobs.turn(job))
        #expect(try await town.tasks(auditor)[words] == nil)
        try await town.database.write { db in
            try db.run(db.dialect == .sqlite ? "drop trigger journal_keeps_sealed" : "drop trigger journal_keeps_sealed on journal")
            try db.run("update journal set reason = 'autre' where position = 1")
        }
        town.pass(.hours(1))
        let fault = await #expect(throws: JournalFault.self) { try await jobs.turn(job) }
        try await town.database.write { try Lease.failed("verify-journal", "\(fault!)", at: town.now, $0) }
        #expect(try await town.tasks(auditor)[words] == 1)
        let all = try await town.tasks(admin)
        #expect(all[words] == 1 && all["Tâches automatiques qui ne vont pas bien"] == 1)
    }

    @Test(arguments: Backend.all) func `winners to follow wait for the officer, late and silent works for the service that makes them`(backend: Backend) async throws {
        let site = try await ImplementationTown(backend)
        #expect(try await site.town.tasks(site.omar)["Projets lauréats dont le suivi est à ouvrir"] == 2)
        let followed = try await ImplementationTown.followed(backend)
        #expect(try await followed.town.tasks(followed.omar)["Projets lauréats dont le suivi est à ouvrir"] == nil)
        func works() async throws -> [String: Int] { try await followed.town.tasks(followed.paul).filter { $0.key.hasPrefix("Réalisations") } }
        #expect(try await works() == [:])
        followed.town.pass(.days(100))
        #expect(try await works() == [
            "Réalisations de votre service en retard": 1, "Réalisations de votre service sans nouvelles depuis trois mois": 1,
        ])
    }

    @Test(arguments: Backend.all) func `what waits for a service and for moderators is filtered and taken away`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.assign()
        await site.assign(2, asking: false)
        let rows = { (text: String) in text.split(separator: "\r\n").count - 1 }
        #expect(rows(await town.get("/bureau/service.csv", as: site.paul).text) == 2)
        #expect(rows(await town.get("/bureau/service.csv?q=arbres%202", as: site.paul).text) == 1)
        #expect(rows(await town.get("/bureau/service.csv?retard=1", as: site.paul).text) == 0)
        let page = await town.get("/bureau/service?q=arbres%202", as: site.paul)
        #expect(page.text.contains("Des arbres 2") && !page.text.contains("Des arbres 1") && page.text.contains("/bureau/service.csv?q=arbres%202"))
        #expect(await town.get("/bureau/service.csv", as: site.ana).status == 403)

        let talk = try await PublicTown(backend, count: 1)
        await talk.comment("Vous êtes un âne ; sortez", as: talk.ben)
        let file = await talk.town.get("/bureau/moderation.csv?liste=recents", as: talk.mia)
        #expect(rows(file.text) == 1 && file.text.contains("âne ; sortez"))
        #expect(rows(await talk.town.get("/bureau/moderation.csv?liste=recents&edition=999", as: talk.mia).text) == 0)
        #expect(await talk.town.get("/bureau/moderation?liste=recents", as: talk.mia).text.contains("/bureau/moderation.csv?liste=recents"))
        #expect(await talk.town.get("/bureau/moderation.csv", as: talk.ben).status == 403)
    }

    @Test(arguments: Backend.all) func `a vote is to count until its proposers are told, even when no project wins`(backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town, edition = vote.edition
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: try await town.person("Ana")).status == 303)
        town.set(now: VoteTown.closes)
        try await VotePassages.run(town.world)
        #expect(try await town.tasks(vote.officer)["Vote à dépouiller et à proclamer"] == 1)
        try await town.database.write { db in
            let count = try db.insert("""
                insert into counts (edition_id, record, ballots_count, ballots_hash, counted_at) values (\(edition), \(try CountRecord.empty), 1, 'x', 0) returning id
                """)
            try db.run("insert into proclamations (edition_id, count_id, prepared_at, embargo_until, letters_sent_at) values (\(edition), \(count), 0, 0, 1)")
        }
        #expect(try await town.tasks(vote.officer)["Vote à dépouiller et à proclamer"] == nil)
    }

    @Test(arguments: Backend.all) func `rules that were validated, then voted, wait for the officer`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        try await town.database.write { _ = try $0.run("update rulebook_versions set validated_at = 1, resolution_number = '', published_at = null") }
        #expect(try await town.tasks(site.omar)["Délibération du règlement à inscrire"] == 1)
        try await town.database.write { _ = try $0.run("update rulebook_versions set resolution_number = '2026-12'") }
        let after = try await town.tasks(site.omar)
        #expect(after["Règlement à publier"] == 1 && after["Délibération du règlement à inscrire"] == nil)
    }

    @Test(arguments: Backend.all) func `an edition's desk shows its own tasks, the calendar the editions where one has a role`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let other = try await town.database.write { db in
            let id = EditionID(try db.insert("insert into editions (slug, title, created_at, published_at) values ('2026-bis', 'Édition 2026', 0, 0) returning id"))
            try db.run("insert into phases (edition_id, kind, opens_at) values (\(id), 'deposit', \(Town.noon + .days(1)))")
            return id
        }
        #expect(await town.get("/bureau/editions/2026", as: site.omar).text.contains("Propositions à confier aux services"))
        #expect(await !town.get("/bureau/editions/2026-bis", as: site.omar).text.contains("Propositions à confier aux services"))
        func moments(_ scope: Scope) async throws -> Set<String> {
            let actor = Actor(account: site.omar.account, name: "Omar", grants: [Grant(role: .projectOfficer, scope: scope, from: Instant(milliseconds: 0))])
            return try await town.database.read { Set(try DeskStore.moments(from: Town.noon - .days(900), to: Town.noon + .days(900), for: actor, $0).map(\.link)) }
        }
        #expect(try await moments(.edition(other)) == ["/bureau/editions/2026-bis"])
        #expect(try await moments(.city).count == 2)
        #expect(try await moments(.service(site.parks)).count == 2)
    }

    @Test(arguments: Backend.all) func `the funnel counts what has been made public`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        func counts() async throws -> EditionCounts {
            try await town.database.read { db in try EditionCountsStore.counts([site.edition], at: town.now, db)[site.edition]! }
        }
        await site.assign(asking: false)
        await site.conclude()
        await site.announce()
        #expect(try await counts().feasible == 0)
        await site.release()
        let after = try await counts()
        #expect(after.deposited == 4 && after.eligible == 4 && after.feasible == 1 && after.winners == 0)
        let page = await town.get("/bureau/editions/2026", as: site.omar)
        #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `the list of proposals is filtered, paged and taken away`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        #expect(await town.get("/bureau/editions/2026/propositions?q=3", as: site.omar).text.contains("Des arbres 3"))
        #expect(await town.get("/bureau/editions/2026/propositions?q=3", as: site.omar).text.contains("Des arbres 2") == false)
        #expect(await town.get("/bureau/editions/2026/propositions?statut=winner", as: site.omar).text.contains("Aucune proposition"))
        #expect(await town.get("/bureau/editions/2026/propositions?page=zzz&theme=%27&statut=%00&q=%25%27%22", as: site.omar).status == 200)
        let file = await town.get("/bureau/editions/2026/propositions.csv", as: site.omar)
        #expect(file.status == 200 && file.text.split(separator: "\r\n").count == 5)
    }

    @Test(arguments: Backend.all) func `the calendar leads to the desk whom follows the edition, the others to its public page`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        func links(_ person: Town.Person) async throws -> Set<String> {
            let actor = Actor(account: person.account, name: person.name, grants: try await town.grants(person))
            return try await town.database.read { db in
                Set(try DeskStore.moments(from: town.now - .days(900), to: town.now + .days(900), for: actor, db).map(\.link))
            }
        }
        #expect(try await links(site.omar) == ["/bureau/editions/2026"])
        #expect(try await links(site.paul) == ["/editions/2026"])
        for link in try await links(site.paul) { #expect(await town.get(link, as: site.paul).status == 200) }
    }

    @Test(arguments: Backend.all) func `the calendar of the desk says what opens and closes for people, not the ends of results and works`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let moments = try await town.database.read { db in
            try DeskStore.moments(from: town.now - .days(3000), to: town.now + .days(3000), for: Actor(account: site.omar.account, name: "Omar", grants: [Grant(role: .projectOfficer, scope: .city, from: Instant(milliseconds: 0))]), db)
        }
        #expect(!moments.isEmpty)
        #expect(!moments.contains { !$0.isOpening && [.results, .implementation].contains($0.kind) })
        let words = Texts(.french)
        #expect(words(PhaseKind.vote.closing) == "Le vote ferme" && words(PhaseKind.results.opening) == "Les résultats paraissent")
    }

    @Test(arguments: Backend.all) func `whom nothing awaits finds on her desk where her work is`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let agent = try await town.person("Nora", (.receptionAgent, .city)), auditor = try await town.person("Marguerite", (.auditor, .city))
        let desk = await town.get("/bureau", as: agent).text
        #expect(desk.contains(#"action="/ou-en-est""#) && desk.contains("Déposer pour un habitant"))
        let actor = Actor(account: agent.account, name: agent.name, grants: try await town.grants(agent))
        let entries = try await town.database.read { db in
            try DeskMenu.groups(Visit(world: town.world, actor: actor, now: town.now, t: Texts(.french)), db).flatMap(\.entries).map(\.path)
        }
        #expect(entries.count { $0 == "/bureau/personnes" } == 1, "an agent’s menu names the persons once")
        let other = await town.get("/bureau", as: auditor).text
        #expect(other.contains(#"href="/bureau/journal""#) && other.contains("Les éditions en cours"))
        #expect(WellFormed.faults(inDocument: Array(desk.utf8)) == [] && WellFormed.faults(inDocument: Array(other.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `who is turned away is told where the button leads`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend)
        let answer = await site.town.get("/bureau", as: site.ana)
        #expect(answer.status == 403 && answer.text.contains(#"href="/mes-idees">Aller à mes idées</a>"#))
    }

    @Test(arguments: Backend.all) func `the citizens of a panel read no working version of the rules`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let member = try await town.person("Mila", (.panelMember, .city))
        #expect(await town.get("/bureau", as: member).status == 200)
        for address in ["/bureau/editions", "/bureau/editions/2026/reglement"] {
            #expect(await town.get(address, as: member).status == 403, "\(address)")
            #expect(await town.get(address, as: site.paul).status == 200, "\(address)")
        }
    }

    @Test func `every entry of the menu leads to a page that exists`() async throws {
        let site = try await FeasibilityTown(.sqlite), town = site.town
        let everything = Actor(account: site.omar.account, name: "Omar", grants: Role.allCases.map { Grant(role: $0, scope: .city, from: Instant(milliseconds: 0)) })
        let visit = Visit(world: town.world, actor: everything, now: town.now, t: Texts(.french), parameters: ["edition": "2026"], address: "/bureau")
        let groups = try await town.database.read { db in try DeskMenu.groups(visit, db) }
        let routes = ParticipatoryBudget.routes.paths + PermissionRoutes.routes.paths + JournalRoutes.routes.paths + NotificationRoutes.routes.paths
            + TerritoryRoutes.routes.paths
        for path in groups.flatMap(\.entries).map(\.path) {
            let pattern = path.split(separator: "/").map { $0 == "2026" ? ":edition" : String($0) }.joined(separator: "/")
            #expect(routes.contains("GET /" + pattern), "\(path)")
        }
        #expect(groups.flatMap(\.entries).filter(\.isCurrent).map(\.path) == ["/bureau"])
        let nobody = Visit(world: town.world, actor: .visitor, now: town.now, t: Texts(.french))
        #expect(try await town.database.read { db in try DeskMenu.groups(nobody, db).isEmpty })
    }
}

extension Town {
    /// The grants that this person holds now.
    func grants(_ person: Person) async throws -> [Grant] {
        let now = self.now
        return try await database.read { db in try Sessions.identify(Secrets.sha256Hex(person.token), now, db)?.actor.grants ?? [] }
    }
}
