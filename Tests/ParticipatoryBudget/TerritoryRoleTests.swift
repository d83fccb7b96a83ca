import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Roles that hold on a part of the city: what they open, and what they leave closed.
@Suite struct `Roles on a territory` {
    typealias Kind = Refusal.Kind
    static let (centre, hill) = (TerritoryID(2), TerritoryID(3))
    static let edition = Edition(id: EditionID(1), slug: "2026", title: "2026", summary: "", publishedAt: nil, importedFrom: "", calendar: Calendar())

    static func person(_ role: Role, _ scope: Scope) -> Actor {
        Actor(account: AccountID(9), name: "Sara", grants: [Grant(role: role, scope: scope, from: Instant(milliseconds: 0))])
    }

    static func work(at territory: TerritoryID?) -> Work {
        Work(
            id: ID(1), projectNumber: 7, title: "Des arbres", summary: "", proposal: ID(3), proposalNumber: 12, edition: edition.id, territory: territory,
            territoryName: "", price: Euros(1), budget: Euros(1), spent: .zero, stage: .works, updatedAt: Instant(milliseconds: 0),
            isAbandonmentProposed: false)
    }

    @Test(arguments: [Role.projectOfficer, .reviewer, .elected, .moderator, .receptionAgent]) func `a role holds on what is situated on its territory, not elsewhere nor on the whole city`(role: Role) {
        let sara = Self.person(role, .territory(Self.centre))
        #expect(sara.has(role, on: Self.edition.scopes(at: Self.centre)))
        #expect(!sara.has(role, on: Self.edition.scopes(at: Self.hill)))
        #expect(!sara.has(role, on: Self.edition.scopes(at: nil)), "what concerns the whole city")
        #expect(!sara.has(role, on: Self.edition.scope) && !sara.has(role))
        for scope in [Scope.city, Self.edition.scope] {
            for territory in [Self.centre, Self.hill, nil] { #expect(Self.person(role, scope).has(role, on: Self.edition.scopes(at: territory))) }
        }
        let reach = sara.reach(Self.edition.scope, [role])
        #expect(reach.covers(Self.centre) && !reach.covers(Self.hill) && !reach.covers(nil) && !reach.isEmpty && !reach.isWhole)
    }

    @Test(arguments: [Role.projectOfficer, .reviewer, .elected, .moderator]) func `a work is conducted by the officer of where it is made, and given up with her reviewer`(role: Role) {
        func kinds(_ rule: (Work, Actor) -> Refusal?) -> [Kind?] {
            [Self.centre, Self.hill, nil].map { rule(Self.work(at: $0), Self.person(role, .territory(Self.centre)))?.kind }
        }
        let closed: [Kind?] = [.notAllowed, .notAllowed, .notAllowed], hers: [Kind?] = [nil, .notAllowed, .notAllowed]
        #expect(kinds { ImplementationRules.mayReport($0, Self.edition, $1) } == (role == .projectOfficer ? hers : closed))
        #expect(kinds { ImplementationRules.mayProposeAbandonment($0, Self.edition, $1) } == (role == .projectOfficer ? hers : closed))
        #expect(kinds { ImplementationRules.maySee($0, Self.edition, $1) } == (role == .moderator ? closed : hers))
        #expect(kinds { _, actor in ImplementationRules.mayOpenWorks(Self.edition, areResultsPublic: true, actor) } == closed, "the edition as a whole")
    }

    // MARK: Through the door

    /// Proposals 1 in the centre, within the Nord; 2 on the hill; 3 for the whole city.
    private func placed(_ site: EligibilityTown) async throws -> (nord: TerritoryID, centre: TerritoryID) {
        try await site.town.database.write { db in
            let nord = try TerritoryStore.add(Territory(id: ID(1), kind: .sector, code: "nord", name: "Nord"), db)
            let all = try TerritoryStore.all(db)
            let (centre, hill) = (try #require(all.first { $0.code == "q1" }).id, try #require(all.first { $0.code == "q3" }).id)
            try db.run("update territories set parent_id = \(nord) where id = \(centre)")
            try db.run("update proposals set territory_id = \(centre) where number = 1")
            try db.run("update proposals set territory_id = \(hill) where number = 2")
            return (nord, centre)
        }
    }

    @Test(arguments: Backend.all) func `an officer of an arrondissement examines what is in its neighbourhoods, and sees that alone`(_ backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let (nord, centre) = try await placed(site)
        let sara = try await town.person("Sara", (.projectOfficer, .territory(nord)))
        let rene = try await town.person("Rene", (.reviewer, .territory(centre)))
        let lists = ["/bureau/editions/2026/propositions", "/bureau/editions/2026/propositions.csv", EligibilityTown.desk, EligibilityTown.desk + ".csv"]
        for list in lists {
            let page = await town.get(list, as: sara)
            let shown = (1...3).map { page.text.contains("Des arbres \($0)") }
            #expect(page.status == 200 && shown == [true, false, false], "\(list)")
            #expect(await town.get(list, as: site.omar).text.contains("Des arbres 3"), "\(list)")
        }
        let home = await town.get("/bureau/editions/2026", as: sara), desk = await town.get("/bureau", as: sara)
        #expect(home.status == 200 && WellFormed.faults(inDocument: Array(home.text.utf8)) == [])
        #expect(desk.status == 200 && desk.text.contains("Propositions à examiner"))
        for (number, status) in [(1, 200), (2, 403), (3, 403)] {
            #expect(await town.get("\(EligibilityTown.desk)/\(number)", as: sara).status == status, "\(number)")
        }
        #expect(await site.examine(2, as: sara).status == 403)
        #expect(await site.examine(3, as: sara).status == 403)
        #expect(await site.examine(1, as: sara).status == 303)
        #expect(await site.check(1, as: sara).status == 403, "her own signature")
        #expect(await site.check(1, as: rene).status == 303)
        // What concerns the whole edition is for whoever conducts it.
        #expect(await site.notify(1, as: sara).status == 403)
        #expect(await town.post("/bureau/editions/2026/reglement", ["reason": "Autre chose."], as: sara).status == 403)
        for step in ["vote", "resultats", "preselection"] { #expect(await town.get("/bureau/editions/2026/" + step, as: sara).status == 403, "\(step)") }
        for step in ["etudes", "realisation"] { #expect(await town.get("/bureau/editions/2026/" + step, as: sara).status == 200, "\(step)") }
        #expect(await site.notify(1).status == 303)
    }

    @Test(arguments: Backend.all) func `a moderator of a territory keeps the discussion of its proposals civil`(_ backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let (nord, _) = try await placed(site)
        let mona = try await town.person("Mona", (.moderator, .territory(nord)))
        var comments: [Int] = []
        for proposal in site.proposals {
            comments.append(try await town.database.write { db in
                try db.insert("insert into comments (proposal_id, author_id, body, at) values (\(proposal), \(site.ben.account), \("Mot \(proposal)"), 0) returning id")
            })
        }
        let all = await town.get("/bureau/moderation?liste=\(ModerationList.latest.rawValue)", as: mona)
        let shown = site.proposals.map { all.text.contains("Mot \($0)") }
        #expect(shown == [true, false, false])
        let statuses = await [town.get(DiscussionLinks.moderated(ID(comments[0])), as: mona).status, town.get(DiscussionLinks.moderated(ID(comments[1])), as: mona).status]
        #expect(statuses == [200, 403])
    }

    @Test(arguments: Backend.all) func `an agent of a territory types in the ideas of her territory, and acts for their people`(_ backend: Backend) async throws {
        let city = try await ProposalTown(backend), town = city.town
        let places = try await town.database.read { try TerritoryStore.all($0) }
        let (centre, hill) = (try #require(places.first { $0.code == "q1" }).id, try #require(places.first { $0.code == "q3" }).id)
        let aude = try await town.person("Aude", (.receptionAgent, .territory(centre)))
        let form = try #require(await town.get("/bureau/accueil/deposer/2026", as: aude).form("/2026"))
        #expect(form.offered["territory"]?.filter { !$0.isEmpty } == ["\(centre)"])
        func deposit(_ title: String, at territory: String) async -> Town.Answer {
            await town.post("/bureau/accueil/deposer/2026", [
                "given": "Jean", "family": "Dupré", "postalAddress": "2 rue Haute", "home": "\(centre)", "birthYear": "1950", "link": "lives", "title": title,
                "summary": "Rendre la place agréable.", "onBehalf": "self", "body": ProposalTown.words, "territory": territory, "channel": "counter",
                "consent": "1",
            ], as: aude)
        }
        for (title, place) in [("Des bancs à l’ombre", "\(hill)"), ("Des bancs partout", "")] {
            let refused = await deposit(title, at: place)
            let says = refused.text.contains("Vous recevez les idées de votre territoire")
            #expect(refused.status == 422 && says, "\(title)")
        }
        #expect(try await town.database.read { try $0.count("select count(*) from proposals where number is not null") } == 0)
        #expect(await deposit("Des bancs place Centrale", at: "\(centre)").status == 303)
        let id: ID<Proposal> = try await town.database.read { db in try #require(try db.first("select id from proposals where number = 1") { $0.id() }) }
        // He lives there too, and has no electronic address: his receipt is hers to print.
        #expect(await town.get("/bureau", as: aude).text.contains("Courriers à imprimer, à remettre ou à poster"))
        #expect(await town.get("/mes-idees/\(id)", as: aude).status == 200, "Jean has no account: she acts for him")
        try await town.database.write { _ = try $0.run("update proposals set territory_id = \(hill)") }
        #expect(await town.get("/mes-idees/\(id)", as: aude).status == 403)
    }
}
