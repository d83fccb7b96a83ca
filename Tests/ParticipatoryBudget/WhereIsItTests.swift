import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// « Où en est mon projet ? »: letters without an account, delays explained, the figures of an edition.
@Suite struct `Where it is` {
    private static let ask = "/editions/2026/propositions/1/prevenez-moi"

    /// What the last letter to this address opens.
    private func secret(_ town: Town, _ address: String = "vera@ailleurs.test") async throws -> String? {
        try await town.database.read { db in try db.first("select button_path from letters where address = \(address) order by id desc limit 1") { $0.text() } }
    }

    private func count(_ town: Town) async throws -> Int {
        try await town.database.read { try $0.count("select count(*) from letters where address = 'vera@ailleurs.test'") }
    }

    @Test(arguments: Backend.all) func `who has no account confirms her address, is told of what is public, and stops`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let form = await town.get(Self.ask)
        #expect(form.status == 200 && WellFormed.faults(inDocument: Array(form.text.utf8)) == [])
        #expect(await town.post(Self.ask, ["email": "vera"]).status == 422)
        #expect(await town.post("/editions/2026/propositions/99/prevenez-moi", ["email": "vera@ailleurs.test"]).status == 404)
        #expect(await town.post(Self.ask, ["email": "vera@ailleurs.test"]).status == 303)
        let link = try #require(try await secret(town))
        #expect(await town.get(String(link.dropLast(4)) + "zzzz").status == 404, "nobody else has her page")
        await site.refuse()
        await site.check()
        await site.notify(1)
        await site.release(1)
        try await MailFollowNews.run(town.world)
        #expect(try await count(town) == 1, "the address is not confirmed")
        let page = await town.get(link)
        #expect(page.text.contains("Confirmez") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(link + "/confirmer").status == 303)
        try await MailFollowNews.run(town.world)
        #expect(try await count(town) == 1, "what happened before is not told")
        #expect(await town.post(EligibilityTown.desk + "/1/reprise", ["reopen_reason": "Une erreur de parcelle."], as: site.olga).status == 303)
        try await MailFollowNews.run(town.world)
        #expect(try await count(town) == 2, "taking a public decision back is public")
        await site.examine(1)
        await site.check(1)
        try await MailFollowNews.run(town.world)
        #expect(try await count(town) == 2, "nothing before the release")
        await site.notify(1)
        await site.release(1)
        for _ in 1...2 { try await MailFollowNews.run(town.world) }
        #expect(try await count(town) == 3, "once")
        #expect(try await secret(town) == link)
        #expect(await town.post(Self.ask, ["email": "vera@ailleurs.test"]).status == 303)
        #expect(try await count(town) == 3, "she follows it already: nothing says so")
        #expect(await town.post(link + "/arreter").status == 303)
        #expect(await town.get(link).status == 404)
        #expect(try await town.database.read { try $0.count("select count(*) from mail_follows") } == 0)
    }

    @Test(arguments: Backend.all) func `an address that nobody confirms is forgotten`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        #expect(await town.post(Self.ask, ["email": "vera@ailleurs.test"]).status == 303)
        town.pass(.days(6))
        try await MailFollowNews.run(town.world)
        #expect(try await town.database.read { try $0.count("select count(*) from mail_follows") } == 1)
        town.pass(.days(2))
        try await MailFollowNews.run(town.world)
        #expect(try await town.database.read { try $0.count("select count(*) from mail_follows") } == 0)
    }

    @Test(arguments: Backend.all) func `who lost the numbers of her ideas receives them at her own address, once a day`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town, account = site.ana.account
        func sent() async throws -> Int { try await town.database.read { try $0.count("select count(*) from letters where account_id = \(account) and subject = 'Les numéros de vos idées'") } }
        func ask(_ email: String) async -> Town.Answer { await town.post("/ou-en-est/mes-numeros", ["email": email]) }
        #expect(await ask("pas une adresse").status == 422)
        let unknown = await ask("personne@ailleurs.test"), known = await ask("ana@town.test")
        #expect(unknown.status == 303 && known.status == 303 && unknown.location == known.location)
        #expect(try await sent() == 1)
        #expect(await ask("ana@town.test").status == 303)
        #expect(try await sent() == 1)
        town.pass(.days(1))
        #expect(await ask("ana@town.test").status == 303)
        #expect(try await sent() == 2)
        let body = try await town.database.read { try $0.value("select max(body) from letters where account_id = \(account) and subject = 'Les numéros de vos idées'", as: String.self) }
        #expect(body.contains("2026-1") && body.contains("Des arbres 1"))
        #expect(await town.get("/ou-en-est").text.contains("/ou-en-est/mes-numeros"))
    }

    @Test(arguments: Backend.all) func `whoever welcomes residents checks with whom she speaks, and nobody else reads that`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town, page = "/editions/2026/propositions/1/suivi"
        let nora = try await town.person("Nora", (.receptionAgent, .city))
        let shown = await town.get(page, as: nora)
        #expect(shown.text.contains("Pour l’accueil") && shown.text.contains("a…a@town.test") && !shown.text.contains("ana@town.test"))
        #expect(shown.text.contains("/bureau/questions/nouvelle?personne=\(site.ana.account)") && WellFormed.faults(inDocument: Array(shown.text.utf8)) == [])
        let own = await town.get(page, as: site.ana), visited = await town.get(page)
        #expect(!own.text.contains("Pour l’accueil") && !visited.text.contains("Pour l’accueil"))
        #expect(ProposerCheck.hint("al@exemple.fr") == "a…@exemple.fr" && ProposerCheck.hint("camille.dupont@exemple.fr") == "c…t@exemple.fr")
        #expect(ProposerCheck.hint(number: "06 12 34 56 78") == "… 5678" && ProposerCheck.hint(number: "") == "")
    }

    @Test(arguments: Backend.all) func `nobody fills a stranger’s box with requests to confirm`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        for _ in 1...3 { #expect(await town.post(Self.ask, ["email": "vera@ailleurs.test"]).status == 303) }
        #expect(try await count(town) == 1)
        for number in 2...3 { #expect(await town.post("/editions/2026/propositions/\(number)/prevenez-moi", ["email": "vera@ailleurs.test"]).status == 303) }
        #expect(try await count(town) == 3, "other projects, a few")
        town.pass(.hours(2))
        #expect(await town.post(Self.ask, ["email": "vera@ailleurs.test"]).status == 303)
        #expect(try await count(town) == 4)
    }

    @Test(arguments: Backend.all) func `an address without account is forgotten when its proposal has ended, and with the account that has it`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        func follows() async throws -> Int { try await town.database.read { try $0.count("select count(*) from mail_follows where confirmed_at is not null") } }
        func follow(_ address: String) async throws {
            #expect(await town.post(Self.ask, ["email": address]).status == 303)
            let link = try #require(try await secret(town, address))
            #expect(await town.post(link + "/confirmer").status == 303)
        }
        try await follow("vera@ailleurs.test")
        try await follow("ben@town.test")
        let (ben, proposal, now) = (site.ben.account, site.proposals[0], town.now)
        try await town.database.write { try ProposalPersonalDataStore.erase(ben, at: now, $0) }
        #expect(try await follows() == 1)
        town.pass(.days(70))
        try await ParticipatoryBudget.forget(town.world)
        #expect(try await follows() == 1, "her project still goes on")
        try await town.database.write { db in try ProposalStore.setStatus(.ineligible, proposal, db) }
        try await ParticipatoryBudget.forget(town.world)
        #expect(try await follows() == 0)
    }

    @Test(arguments: Backend.all) func `who follows by mail follows what her project was united with`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        #expect(await town.post(Self.ask, ["email": "vera@ailleurs.test"]).status == 303)
        let link = try #require(try await secret(town))
        #expect(await town.post(link + "/confirmer").status == 303)
        let (from, into, omar, now) = (site.proposals[0], site.proposals[2], site.omar.account, town.now)
        let followed = try await town.database.write { db in
            let merge = try MergeStore.ask(from, into: into, by: omar, reason: "Deux fois la même idée.", at: now, db)
            try MergeStore.carryOut(try MergeStore.merge(merge, db), at: now, db)
            return try db.count("select count(*) from mail_follows where proposal_id = \(into) and confirmed_at is not null")
        }
        #expect(followed == 1)
    }

    @Test(arguments: Backend.all) func `a late step says why and until when, once its officer was warned`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town, address = "/bureau/editions/2026/retards/eligibility"
        let explanation = ["reason": "Deux agentes manquent.", "expected": "2026-12-20"]
        #expect(await town.get(address, as: site.omar).status == 409, "not late")
        town.pass(.days(4))
        #expect(await town.get("/bureau", as: site.omar).text.contains("Étape qui finit cette semaine"))
        town.pass(.days(8))
        #expect(await town.get("/bureau", as: site.omar).text.contains("Dites pourquoi aux habitants"))
        #expect(await town.post(address, explanation, as: site.rita).status == 403)
        #expect(await town.post(address, ["reason": "", "expected": "2026-01-01"], as: site.omar).status == 422)
        #expect(await town.post(address.replacing("eligibility", with: "vote"), explanation, as: site.omar).status == 409)
        let form = await town.get(address, as: site.omar)
        #expect(WellFormed.faults(inDocument: Array(form.text.utf8)) == [])
        #expect(await town.post(address, explanation, as: site.omar).status == 303)
        let page = await town.get("/editions/2026/propositions/1/suivi")
        #expect(page.text.contains("Deux agentes manquent.") && page.text.contains("20\u{A0}décembre 2026"))
        #expect(await !town.get("/bureau", as: site.omar).text.contains("Dites pourquoi aux habitants"))
        // The day that it said has passed: it explains nothing any more.
        town.pass(.days(20))
        #expect(try await town.tasks(site.omar).keys.contains { $0.contains("Dites pourquoi aux habitants") })
        #expect(await !town.get("/editions/2026/propositions/1/suivi").text.contains("20\u{A0}décembre 2026"))
    }

    @Test(arguments: Backend.all) func `the figures of an edition lead to the lists behind them`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town, address = "/bureau/editions/2026/bilan"
        await site.refuseToTheEnd()
        #expect(await town.get(address, as: site.ana).status == 403)
        let page = await town.get(address, as: site.omar)
        #expect(page.text.contains("/bureau/editions/2026/propositions?statut=ineligible") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let file = await town.get(address + ".csv", as: site.omar)
        #expect(file.text.contains("Non recevable") && file.text.contains("Déposées"))
        #expect(await town.get("/bureau/editions/2026/propositions?statut=ineligible", as: site.omar).text.contains("Des arbres 1"))
    }

    @Test(arguments: Backend.all) func `everyone reads who has it in hand, the lead service by its name`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, page = "/editions/2026/propositions/1/suivi"
        #expect(await town.get(page).text.contains("les services de la ville"))
        await site.assign()
        await site.advise()
        let text = await town.get(page).text
        #expect(text.contains("Entre les mains de") && text.contains("Parcs") && !text.contains("Voirie"))
        await site.conclude()
        #expect(await town.get(page).text.contains("Parcs") && !text.contains("Voirie"), "as long as the conclusion is not public")
    }
}
