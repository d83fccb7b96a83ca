import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// A study through the door, on both databases: failures first, then the whole path.
@Suite struct `Acts of feasibility` {
    @Test(arguments: Backend.all) func `a form that lacks something changes nothing and says what`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend)
        let bad = await site.town.post("\(FeasibilityTown.link)/1/attribution", ["lead": "999", "due": "2020-01-01"], as: site.omar)
        #expect(bad.status == 422 && bad.text.contains("Choisissez un service de la liste") && bad.text.contains("Choisissez un jour à venir"))
        await site.assign()
        #expect(await site.advise(1, ["verdict": "with-conditions", "reason": ""]).text.contains("Dites à quelles conditions"))
        #expect(await site.advise(1, ["estimate": "-3"]).status == 422)
        #expect(await site.advise(1, ["estimate": "12,345"]).status != 500)
        #expect(await site.advise(1, ["delay": "2000000000000000000000"]).status == 422)
        #expect(await site.advise(1, ["verdict": "peut-être"]).status == 422)
        await site.advise()
        let dear = await site.conclude(1, ["estimate": "50 000,01"])
        #expect(dear.status == 422 && dear.text.contains("plafonne") && dear.text.contains("0,01"))
        #expect(await site.conclude(1, ["section": "operating"]).text.contains("Fonctionnement"))
        #expect(await site.conclude(1, ["conclusion": "unfeasible", "amended_title": "Six arbres"]).status == 422)
        #expect(try await site.file().synthesis == nil)
    }

    @Test(arguments: Backend.all) func `from the officer to the public, each told in turn`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let fan = try await town.person("Fanny")
        try await town.database.write { db in
            _ = try db.run("insert into follows (account_id, subject, subject_id, since) values (\(fan.account), 'proposal', \(site.proposals[0]), 0)")
        }
        #expect(await site.assign().status == 303)
        #expect(try await site.letters(to: site.paul).count == 1, "the referent of the lead service is told")
        let byMail = try await town.database.read { db in try db.count("select count(*) from letters where address = 'voirie@town.test'") }
        #expect(byMail == 1, "a service without a referent is told at its own address")
        #expect(await site.conclude().status == 409, "the roads have until the first of December")
        #expect(await site.advise().status == 303)
        #expect(try await site.letters(to: site.paul).last?.contains("tous les avis sont là") == true)
        #expect(await site.conclude().status == 303)
        #expect(try await site.stage() == .toAnnounce)
        #expect(await site.release().status == 303)
        #expect(try await site.stage() == .toAnnounce, "not published before the proposer is told")
        #expect(await site.announce().status == 303)
        #expect(try await site.letters(to: site.ana).last?.contains("réalisable") == true)
        #expect(try await site.status() == .eligible, "nothing is public yet")
        #expect(try await site.letters(to: fan).isEmpty)
        let page = "/editions/2026/propositions/1/suivi", words = ["Aucun réseau enterré ici.", "Voirie", "Favorable"]
        let early = await town.get(page).text
        for word in words { #expect(!early.contains(word), "under embargo") }
        #expect(await site.release(as: site.olga).status == 303)
        #expect(try await site.status() == .feasible)
        #expect(try await site.letters(to: fan).count == 1)
        let released = await town.get(page).text
        for word in words { #expect(released.contains(word), "what each service said, for everyone") }
        #expect(!released.contains("Voir le plan"), "the note is for colleagues")
        let (feasible, journal) = try await town.database.read { db in
            (try FeasibilityStore.feasible(site.edition, db),
             try db.all("select reason from journal where is_public = true and act = 'feasibility.release'") { $0.text() })
        }
        #expect(feasible.map(\.cost) == [Euros(12_000)] && feasible.map(\.title) == ["Des arbres 1"])
        #expect(journal == ["Réalisable. Le sol convient aux arbres."])
    }

    @Test(arguments: Backend.all) func `an amended version waits for the proposer, and her refusal sends it back`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.assign(asking: false)
        await site.conclude(1, ["amended_title": "Six arbres"])
        #expect(try await site.stage() == .waitingForProposer)
        #expect(await site.announce().status == 303)
        #expect(try await site.stage() == .waitingForProposer, "not announced without her answer")
        let page = "/editions/2026/propositions/1/version-amenagee"
        let stranger = try await town.person("Zoe")
        #expect(await town.get(page, as: stranger).status == 403)
        #expect(await town.get(page).location?.hasPrefix("/connexion") == true)
        let seen = try await site.file().synthesis!.id
        #expect(await town.post(page, ["answer": "decline", "words": "", "seen": "\(seen)"], as: site.ana).status == 422)
        #expect(await town.post(page, ["answer": "accept", "seen": "999"], as: site.ana).text.contains("a changé pendant que vous lisiez"))
        #expect(await town.post(page, ["answer": "decline", "words": "Six, c’est peu.", "seen": "\(seen)"], as: site.ana).status == 303)
        #expect(try await site.stage() == .declined)
        #expect(await site.conclude(1, ["amended_title": "Huit arbres"]).status == 303)
        let next = try await site.file().synthesis!.id
        #expect(await town.post(page, ["answer": "accept", "seen": "\(next)"], as: site.ana).status == 303)
        #expect(await town.post(page, ["answer": "decline", "words": "Non", "seen": "\(next)"], as: site.ana).status == 409)
        await site.announce()
        let suivi = "/editions/2026/propositions/1/suivi"
        #expect(!(await town.get(suivi).text.contains("Huit arbres")), "under embargo")
        await site.release()
        #expect(await town.get(suivi).text.contains("Huit arbres"), "what was accepted is what goes on")
        let feasible = try await town.database.read { db in try FeasibilityStore.feasible(site.edition, db) }
        #expect(feasible.map(\.title) == ["Huit arbres"])
    }

    @Test(arguments: Backend.all) func `the service's mailbox receives a copy of what is asked, once`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, parks = site.parks
        func copies() async throws -> Int { try await town.database.read { try $0.count("select count(*) from letters where address like 'pa%@town.test' and account_id is null") } }
        try await town.database.write { try $0.run("update services set email = 'parcs@town.test' where id = \(parks)") }
        await site.assign(1, asking: false)
        #expect(try await copies() == 1)
        #expect(try await site.letters(to: site.paul).count == 1)
        try await town.database.write { try $0.run("update services set email = 'paul@town.test' where id = \(parks)") }
        await site.assign(2, asking: false)
        #expect(try await copies() == 1, "the mailbox is the referent's own")
        #expect(try await site.letters(to: site.paul).count == 2)
    }

    @Test func `whoever judges sees the photos and the documents, and so does the proposer`() async throws {
        let site = try await FeasibilityTown(.sqlite), town = site.town
        for (kind, name, title, isHidden) in [("photo", "cour.jpg", "La cour en été", false), ("file", "plan.pdf", "Le plan", false), ("photo", "visage.jpg", "Masquée", true)] {
            try await town.database.write { db in
                try db.run("""
                    insert into documents (subject, subject_id, kind, digest, type, name, size, alternative_text, is_public, hidden_at, position, added_at)
                    values ('proposal', \(site.proposals[0].number), \(kind), 'x', 'image/jpeg', \(name), 240000, \(title), true, \(isHidden ? town.now : nil), 1, 0)
                    """)
            }
        }
        await site.assign()
        await site.advise()
        let link = FeasibilityTown.link + "/1"
        let pages = [(link, site.omar), (link + "/avis/\(site.roads)", site.rosa), (link + "/conclusion", site.paul), (link + "/attribution", site.omar),
            ("/bureau/editions/2026/recevabilite/1", site.omar), ("/mes-idees/\(site.proposals[0])", site.ana)]
        for (address, person) in pages {
            let page = await town.get(address, as: person)
            #expect(page.text.contains("alt=\"La cour en été\"") && page.text.contains("Le plan</a>") && page.text.contains("PDF, "), "\(address)")
            #expect(!page.text.contains("Masquée") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [], "\(address)")
        }
    }

    @Test(arguments: Backend.all) func `a new opinion supersedes the former, which stays; a stale form is told so`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend)
        await site.assign()
        await site.advise()
        let first = try await site.file().contributions[0].opinion!
        #expect(await site.advise(1, ["verdict": "unfavourable"]).text.contains("pendant que vous écriviez"))
        #expect(await site.advise(1, ["verdict": "unfavourable", "seen": "\(first.id)"]).status == 303)
        let (file, former) = try await site.town.database.read { db in
            let file = try FeasibilityStore.file(try EditionStore.edition(site.edition, db), number: 1, db)
            return (file, try FeasibilityStore.formerOpinions(file.study!.id, db))
        }
        #expect(file.contributions[0].opinion?.verdict == .unfavourable && former.map(\.opinion) == [first])
    }

    @Test(arguments: Backend.all) func `two signatures at once make one conclusion`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend)
        await site.assign(asking: false)
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { await site.conclude().status } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 303 } == 1 && statuses.allSatisfy { $0 == 303 || $0 == 409 }, "\(statuses)")
    }

    @Test(arguments: Backend.all) func `two publications at once tell the followers once`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend)
        await site.assign(asking: false)
        await site.conclude()
        await site.announce()
        await site.announce()
        #expect(try await site.letters(to: site.ana).count == 1)
        async let first = site.release(as: site.omar).status
        async let second = site.release(as: site.olga).status
        #expect(await [first, second].allSatisfy { $0 == 303 || $0 == 409 })
        let lines = try await site.town.database.read { db in try db.count("select count(*) from journal where act = 'feasibility.release'") }
        #expect(lines == 1)
    }

    @Test(arguments: Backend.all) func `reopened with its reason, a published conclusion is taken back`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.assign(asking: false)
        await site.conclude(1, ["conclusion": "unfeasible", "estimate": ""])
        await site.announce()
        await site.release()
        #expect(try await site.status() == .unfeasible)
        #expect(await town.post("\(FeasibilityTown.link)/1/reouverture", ["reason": "Trop", "due": FeasibilityTown.day], as: site.omar).status == 422)
        #expect(await town.post("\(FeasibilityTown.link)/1/reouverture", ["reason": "Un autre terrain se libère.", "due": FeasibilityTown.day], as: site.omar).status == 303)
        #expect(try await site.status() == .eligible)
        #expect(try await site.stage() == .toConclude)
        #expect(try await site.letters(to: site.ana).last?.contains("étudiée à nouveau") == true)
        #expect(await town.get("\(FeasibilityTown.link)/1", as: site.omar).text.contains("Un autre terrain se libère."))
        town.pass(.days(40))
        #expect(await site.conclude().status == 409, "the vote is open")
    }

    @Test(arguments: Backend.all) func `several proposals are entrusted at once, one letter for all`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let ids = site.proposals.prefix(3).map { "\($0)" }
        let answer = await town.post(
            "\(FeasibilityTown.link)/attribution", lists: ["proposal": ids, "lead": ["\(site.parks)"], "due": [FeasibilityTown.day]], as: site.omar)
        #expect(answer.status == 303)
        #expect(try await site.letters(to: site.paul).count == 1)
        let again = await town.post(
            "\(FeasibilityTown.link)/attribution", lists: ["proposal": ids, "lead": ["\(site.parks)"], "due": [FeasibilityTown.day]], as: site.omar)
        #expect(again.status == 422 && again.text.contains("vient d’être confiée"))
        #expect(again.text.contains("Confier les lignes cochées") && WellFormed.faults(inDocument: Array(again.text.utf8)) == [])
        let lines = try await town.database.read { db in try FeasibilityStore.lines(site.edition, at: town.now, db) }
        #expect(lines.map(\.stage) == [.toConclude, .toConclude, .toConclude, .toAssign])
    }

    @Test(arguments: Backend.all) func `whoever may not is refused, on each address`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.assign()
        for address in ["\(FeasibilityTown.link)", "\(FeasibilityTown.link)/1", "\(FeasibilityTown.link)/1/attribution", "\(FeasibilityTown.link)/annonce", "\(FeasibilityTown.link).csv"] {
            #expect(await town.get(address, as: site.ana).status == 403, "\(address)")
        }
        #expect(await town.get("\(FeasibilityTown.link)/1", as: site.rosa).status == 200)
        #expect(await town.get("\(FeasibilityTown.link)/2", as: site.rosa).status == 403, "not entrusted to the roads")
        #expect(await site.conclude(as: site.rosa).status == 403)
        #expect(await site.advise(as: site.paul).status == 403)
        #expect(await site.advise(as: site.omar).status == 403)
        #expect(await site.announce(as: site.paul).status == 403)
        #expect(await site.assign(as: site.ana).status == 403)
        #expect(await town.get("\(FeasibilityTown.link)/99", as: site.omar).status == 404)
        #expect(await town.get("/bureau/editions/nulle/etudes", as: site.omar).status == 404)
    }

    @Test func `every page of the officer and of the services is well formed, as it is served`() async throws {
        let site = try await FeasibilityTown(.sqlite), town = site.town
        for number in 1...3 { await site.assign(number, asking: number == 1) }
        for number in 2...3 { await site.conclude(number) }
        await site.announce(2)
        let link = FeasibilityTown.link
        let pages = [(link, site.omar), (link + "?etape=a-attribuer", site.omar), (link + "/annonce", site.omar), (link + "/1", site.omar),
            (link + "/4/attribution", site.omar), ("/bureau/service", site.paul), (link + "/1/avis/\(site.roads)", site.rosa), ("/bureau", site.paul)]
        for (address, person) in pages {
            let answer = await town.get(address, as: person)
            #expect(answer.status == 200 && WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(address)")
        }
        let page = await town.get(link + "?etape=a-attribuer&q=arbres&retard=", as: site.omar)
        #expect(page.status == 200)
        let file = await town.get(link + ".csv?etape=a-annoncer", as: site.omar)
        #expect(file.text.contains("Des arbres 3") && !file.text.contains("Des arbres 2") && file.text.contains(";12000\r\n"))
    }

    @Test(arguments: Backend.all) func `the services are reminded before and after the date, and never twice`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.assign()
        func run() async throws -> (paul: Int, omar: Int) {
            try await FeasibilityReminders.run(town.world)
            try await FeasibilityReminders.run(town.world)
            return (try await site.letters(to: site.paul).count, try await site.letters(to: site.omar).count)
        }
        #expect(try await run() == (1, 0), "nothing is due soon")
        town.pass(.days(11))
        #expect(try await run() == (2, 1), "the parks in three days, the roads late: the officer hears of it")
        town.pass(.days(3))
        #expect(try await run() == (3, 2), "now the parks are late")
        town.pass(.days(7))
        #expect(try await run() == (4, 4), "again after a week, both")
        await site.conclude()
        town.pass(.days(8))
        #expect(try await run().paul == 4, "concluded: nothing more")
    }

    @Test(arguments: Backend.all) func `a conclusion waits for the letter on paper, unless one publishes it all the same`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, ana = site.ana.account
        try await town.database.write { db in _ = try db.run("update accounts set email = null, email_confirmed_at = null where id = \(ana)") }
        await site.assign(asking: false)
        await site.conclude()
        let page = await town.get(FeasibilityTown.link + "/annonce", as: site.omar)
        #expect(page.text.contains("à envoyer par la poste") && !page.text.contains("name=\"unread\""), "nothing was written yet")
        await site.announce()
        #expect(await town.get(FeasibilityTown.link + "/annonce", as: site.omar).text.contains("name=\"unread\""))
        #expect(await site.release().status == 422)
        #expect(try await site.status() == .eligible)
        let fields = ["release": "\(site.proposals[0])", "unread": "1"]
        #expect(await town.post(FeasibilityTown.link + "/publication", fields, as: site.omar).status == 303)
        #expect(try await site.status() == .feasible)
    }
}
