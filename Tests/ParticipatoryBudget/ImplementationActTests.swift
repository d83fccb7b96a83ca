import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Works through the door, on both databases: failures first, then the whole path.
@Suite struct `Acts of implementation` {
    typealias Site = ImplementationTown

    @Test(arguments: Backend.all) func `a form that lacks something changes nothing and says what`(backend: Backend) async throws {
        let site = try await Site.followed(backend), town = site.town
        #expect(await town.post(Site.one + "/etape", ["stage": "works", "body": "Oui"], as: site.paul).status == 422)
        #expect(await town.post(Site.one + "/etape", ["stage": "abandoned", "body": "On arrête ce projet."], as: site.omar).status == 422)
        #expect(await town.post(Site.one + "/etape", ["stage": "not-started", "body": "Toujours au même point."], as: site.paul).text.contains("en est déjà là"))
        #expect(await town.post(Site.one + "/depenses", ["label": "Terre", "amount": "-3", "day": "2026-11-01", "section": "investment"], as: site.paul).status == 422)
        #expect(await town.post(Site.one + "/depenses", ["label": "Terre", "amount": "12", "day": "2027-11-01", "section": "investment"], as: site.paul).text.contains("à venir"))
        #expect(await town.post(Site.one + "/jalons", ["title": "Loin", "planned": "2999-01-01"], as: site.paul).text.contains("trop lointaine"))
        #expect(await town.post(Site.one + "/budget", ["budget": "30 000", "reason": "Parce que, tout simplement."], as: site.omar).text.contains("déjà le budget"))
        #expect(await town.post(Site.one + "/changement", ["was": "Dix arbres", "becomes": "Dix arbres", "reason": "Le sol ne convient pas partout."], as: site.paul).status == 422)
        #expect(await town.post(Site.one + "/abandon", ["reason": "Trop cher."], as: site.omar).status == 422)
        let link = Site.one + "/jalons/\(try await site.milestone().id)"
        #expect(await town.post(link + "/reporter", ["planned": "2026-11-30", "reason": "Il faut attendre le gel."], as: site.paul).text.contains("plus tardive"))
        #expect(await town.post(link + "/atteint", ["day": "2026-12-24"], as: site.paul).text.contains("à venir"))
        let work = try await site.work()
        #expect(try await site.news().isEmpty)
        #expect(work.stage == .notStarted && work.spent == .zero)
    }

    @Test(arguments: Backend.all) func `winners become works once, each with the service that studied it`(backend: Backend) async throws {
        let site = try await Site(backend), town = site.town
        #expect(await town.post(Site.desk, as: site.paul).status == 403)
        #expect(await town.post(Site.desk, as: site.omar).status == 303)
        let (studied, other) = (try await site.work(), try await site.work(2))
        #expect(studied.owner?.service == site.parks && studied.budget == Euros(30_000))
        #expect(other.owner == nil && other.concerns(at: town.now) == [.withoutOwner])
        #expect(try await site.letters(to: site.paul) == ["Un projet lauréat est confié à votre service"])
        #expect(await town.post(Site.desk, as: site.omar).status == 303)
        #expect(try await town.database.read { db in try db.count("select count(*) from works") } == 2)
        #expect(await town.get(Site.page).text.contains("Parcs"))
    }

    @Test(arguments: Backend.all) func `the city sets the grant above which an agreement is asked`(backend: Backend) async throws {
        let site = try await Site.followed(backend), town = site.town, link = "/bureau/editions/2026/realisation/2/porteur"
        #expect(await town.get(link, as: site.omar).text.contains("23\u{202F}000"))
        try await town.database.write { db in
            var city = try CityStore.city(db)
            city.grantWithoutAgreement = Euros(26_000)
            try CityStore.save(city, db)
        }
        #expect(await town.get(link, as: site.omar).text.contains("26\u{202F}000"))
        let third = ["kind": "third-party", "name": "Les Amis du parc", "contact": "Zoé Martin", "contact_phone": "02 61 91 00 00", "grant": "26 001"]
        #expect(await town.post(link, third, as: site.omar).text.contains("une convention est obligatoire"))
        #expect(await town.post(link, third.merging(["grant": "26 000"]) { $1 }, as: site.omar).status == 303)
    }

    @Test(arguments: Backend.all) func `a third party needs somebody to call, and an agreement above 23 000 euros`(backend: Backend) async throws {
        let site = try await Site.followed(backend), town = site.town, link = "/bureau/editions/2026/realisation/2/porteur"
        let third = ["kind": "third-party", "name": "Les Amis du parc", "contact": "Zoé Martin", "contact_phone": "02 61 91 00 00", "grant": "25 000"]
        #expect(await town.post(link, ["kind": "third-party", "name": "Les Amis du parc"], as: site.omar).text.contains("personne à joindre"))
        #expect(await town.post(link, third, as: site.omar).text.contains("une convention est obligatoire"))
        #expect(await town.post(link, third.merging(["grant": "30 001", "agreement": "n° 4"]) { $1 }, as: site.omar).text.contains("dépasse le budget"))
        #expect(await town.post(link, third.merging(["agreement": "Convention n° 2026-4"]) { $1 }, as: site.paul).status == 403)
        #expect(await town.post(link, third.merging(["agreement": "Convention n° 2026-4"]) { $1 }, as: site.omar).status == 303)
        let page = await town.get("/editions/2026/realisations/2").text
        #expect(page.contains("Les Amis du parc") && page.contains("Convention n° 2026-4") && page.contains("25\u{202F}000"))
        #expect(!page.contains("Zoé Martin") && !page.contains("02 61 91"), "residents do not read whom to call")
        #expect(await town.post(link, ["kind": "service", "service": "\(site.parks)"], as: site.omar).status == 422, "a change of hands has its reason")
        #expect(await town.post(link, ["kind": "service", "service": "\(site.parks)", "reason": "L’association est dissoute."], as: site.omar).status == 303)
        #expect(await town.get("/editions/2026/realisations/2").text.contains("L’association est dissoute."))
        #expect(try await site.letters(to: site.ana).last?.contains("le porteur change") == true)
        let owners = try await town.database.read { db in try db.count("select count(*) from work_owners") }
        #expect(owners == 3, "the one before stays")
    }

    @Test(arguments: Backend.all) func `residents read how far it is, what is late and why, what it costs`(backend: Backend) async throws {
        let site = try await Site.followed(backend), town = site.town, link = Site.one + "/jalons/\(try await site.milestone().id)"
        #expect(await town.post(Site.one + "/etape", ["stage": "works", "body": "Les fosses sont creusées."], as: site.paul).status == 303)
        #expect(try await site.letters(to: site.fanny).last?.contains("une étape est franchie") == true)
        #expect(await town.post(link + "/reporter", ["planned": "2026-12-15", "reason": "Le sol a gelé tôt."], as: site.paul).status == 303)
        #expect(try await site.milestone().isPostponed)
        town.pass(.days(30))
        #expect(await town.post(link + "/atteint", ["day": "2026-12-20", "note": "Dix tilleuls."], as: site.paul).status == 303)
        #expect(await town.post(Site.one + "/depenses", ["label": "Arbres", "amount": "31 000", "day": "2026-12-20", "section": "investment"], as: site.paul).status == 303)
        #expect(try await site.work().isOverBudget)
        #expect(await town.post(Site.one + "/budget", ["budget": "31 500", "reason": "Les arbres ont coûté plus cher."], as: site.paul).status == 403)
        #expect(await town.post(Site.one + "/budget", ["budget": "31 500", "reason": "Les arbres ont coûté plus cher."], as: site.omar).status == 303)
        let page = await town.get(Site.page).text
        for words in ["Les fosses sont creusées.", "Le sol a gelé tôt.", "1er\u{A0}décembre 2026", "15\u{A0}décembre 2026", "20\u{A0}décembre 2026", "Dix tilleuls.", "31\u{202F}500", "Arbres"] {
            #expect(page.contains(words), "\(words)")
        }
        let spending = try await town.database.read { db in try db.count("select id from spendings") }
        #expect(await town.post(Site.one + "/depenses/\(spending)/annuler", as: site.omar).status == 303)
        #expect(await town.post(Site.one + "/depenses/\(spending)/annuler", as: site.omar).status == 404)
        #expect(try await site.work().spent == .zero)
    }

    @Test(arguments: Backend.all) func `a milestone reached late calls for its reason`(backend: Backend) async throws {
        let site = try await Site.followed(backend), town = site.town, link = Site.one + "/jalons/\(try await site.milestone().id)"
        town.pass(.days(20))
        #expect(try await site.work().isLate(at: town.now))
        #expect(await town.post(link + "/atteint", ["day": "2026-12-10"], as: site.paul).text.contains("après la date promise"))
        #expect(await town.post(link + "/atteint", ["day": "2026-12-10", "late_reason": "Une seule équipe."], as: site.paul).status == 303)
        #expect(await town.post(link + "/reporter", ["planned": "2027-01-10", "reason": "Trop tard pour reporter."], as: site.paul).status == 409)
        #expect(await town.get(Site.page).text.contains("Une seule équipe."))
    }

    @Test(arguments: Backend.all) func `delivery shows on the proposal, and goes back when it was announced too early`(backend: Backend) async throws {
        let site = try await Site.followed(backend), town = site.town
        #expect(await town.post(Site.one + "/etape", ["stage": "delivered", "body": "Les arbres sont plantés."], as: site.paul).status == 303)
        #expect(try await site.status() == .delivered)
        #expect(await town.post(Site.one + "/abandon", ["reason": String(repeating: "Nous n’irons pas plus loin. ", count: 3)], as: site.omar).status == 409)
        #expect(await town.post(Site.one + "/etape", ["stage": "works", "body": "Deux arbres restent à planter."], as: site.paul).status == 303)
        #expect(try await site.status() == .winner)
    }

    @Test(arguments: Backend.all) func `a project changes with what was, what is, and why; news may be taken back, a decision may not`(backend: Backend) async throws {
        let site = try await Site.followed(backend), town = site.town
        #expect(await town.post(Site.one + "/changement", ["was": "Dix arbres", "becomes": "Huit arbres et un banc", "reason": "Le sol ne convient pas partout."], as: site.paul).status == 303)
        #expect(await town.post(Site.one + "/nouvelles", ["title": "Le chantier ouvre", "body": "Les barrières sont posées."], as: site.paul).status == 303)
        let page = await town.get(Site.page).text
        #expect(page.contains("Huit arbres et un banc") && page.contains("Le sol ne convient pas partout.") && page.contains("Le chantier ouvre"))
        let kinds = try await town.database.read { db in
            try db.all("select kind from letters where account_id = \(site.ana.account) and subject like '%le projet change%'") { $0.text() }
        }
        #expect(kinds == ["necessary"], "the proposer cannot miss it")
        for news in try await site.news() {
            let answer = await town.post(Site.one + "/nouvelles/\(news.id)/retirer", as: site.paul)
            #expect(answer.status == (news.kind == .news ? 303 : 409))
        }
        #expect(try await site.news().map(\.kind) == [.scope])
        #expect(await town.get("/bureau/editions/2026/realisation.csv", as: site.omar).text.contains("Des arbres 1"))
        #expect(await town.get("/bureau/editions/2026/realisation.csv", as: site.ana).status == 403)
    }

    @Test(arguments: Backend.all) func `one officer proposes to give up, another confirms; nothing is public before`(backend: Backend) async throws {
        let site = try await Site.followed(backend), town = site.town
        let rita = try await town.person("Rita", (.reviewer, .city))
        let reason = "Le terrain est pollué et le dépolluer coûterait dix fois le budget. La somme revient à l’enveloppe."
        #expect(await town.post(Site.one + "/abandon", ["reason": reason], as: site.paul).status == 403)
        #expect(await town.post(Site.one + "/abandon/confirmer", ["seen": "1"], as: site.olga).status == 409)
        #expect(await town.post(Site.one + "/abandon", ["reason": reason], as: site.omar).status == 303)
        #expect(await town.post(Site.one + "/abandon", ["reason": reason], as: site.olga).status == 409)
        for person in [site.olga, rita] {
            #expect(try await site.letters(to: person).last?.contains("un abandon à confirmer") == true)
            #expect(try await town.tasks(person)["Abandons à confirmer ou à écarter"] == 1, "\(person.name)")
        }
        #expect(try await town.tasks(site.omar)["Abandons à confirmer ou à écarter"] == nil, "he proposed it")
        #expect(await !town.get(Site.page).text.contains("pollué"), "not public yet")
        let seen = try await site.abandonment()!.id
        #expect(await town.post(Site.one + "/abandon/confirmer", ["seen": "\(seen)"], as: site.omar).status == 403, "not by herself")
        #expect(await town.post(Site.one + "/abandon/confirmer", ["seen": "999"], as: site.olga).status == 422)
        #expect(await town.post(Site.one + "/abandon/ecarter", ["words": "Un mécène se propose."], as: site.olga).status == 303)
        #expect(try await site.letters(to: site.omar).last?.contains("écartée") == true)
        #expect(try await site.work().stage == .notStarted)
        #expect(await town.post(Site.one + "/abandon", ["reason": reason], as: site.omar).status == 303)
        let again = try await site.abandonment()!.id
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { await town.post(Site.one + "/abandon/confirmer", ["seen": "\(again)"], as: site.olga).status } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 303 } == 1 && statuses.allSatisfy { $0 == 303 || $0 == 409 }, "\(statuses)")
        #expect(try await site.work().stage == .abandoned)
        #expect(try await site.status() == .abandoned)
        #expect(try await site.news().filter { $0.kind == .abandonment }.count == 1)
        #expect(await town.get(Site.page).text.contains("pollué"))
        #expect(try await site.letters(to: site.ana).filter { $0.contains("abandonné") }.count == 1)
        #expect(await town.post(Site.one + "/nouvelles", ["title": "Suite", "body": "Il n’y en a plus."], as: site.omar).status == 409)
    }
}
