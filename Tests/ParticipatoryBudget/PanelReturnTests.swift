import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// The services come back before the panel on a project that they set aside.
@Suite struct `The return to the panel` {
    private static let link = FeasibilityTown.link + "/1/retour"
    private static let report = [
        "asked": "Planter vingt tilleuls place Haute.", "found": "Une conduite de gaz passe sous toute la place.", "tried": "Des bacs hors sol et une autre place ont été étudiés.",
        "cost": "Déplacer la conduite : 400 000 euros.", "remains": "Des bacs légers sur le côté nord.",
    ]

    /// Jade sits, and her role ended with the marking, months ago.
    private func setAside(_ backend: Backend, released: Bool = true) async throws -> (FeasibilityTown, Town.Person) {
        let site = try await FeasibilityTown(backend)
        let jade = try await site.town.person("Jade")
        let (edition, omar, now) = (site.edition, site.omar.account, site.town.now)
        try await site.town.database.write { db in
            let selection = try SelectionWritingStore.open(NewSelection(title: "Panel", method: .ranking, size: 3), in: edition, by: omar, at: now, db)
            try SelectionWritingStore.add(jade.account, to: selection, db)
        }
        await site.assign(asking: false)
        await site.conclude(1, ["conclusion": "unfeasible", "estimate": "", "section": "", "running": "", "delay": "", "reason": "Une conduite de gaz passe sous la place."])
        await site.announce()
        if released { await site.release() }
        return (site, jade)
    }

    @Test(arguments: Backend.all) func `the panel learns nothing before the conclusion is public`(backend: Backend) async throws {
        let (site, jade) = try await setAside(backend, released: false)
        #expect(await site.town.get(Self.link, as: jade).status == 409)
        #expect(await site.town.post(Self.link, Self.report, as: site.paul).status == 409)
        #expect(await !site.town.get(FeasibilityTown.link + "/retours", as: jade).text.contains("Des arbres 1"))
    }

    @Test(arguments: Backend.all) func `the services write, the panel asks, another person publishes once all is answered`(backend: Backend) async throws {
        let (site, jade) = try await setAside(backend), town = site.town
        #expect(await town.post(Self.link + "/questions", ["question": "Et des bacs plus légers ?"], as: jade).status == 409, "nothing is written yet")
        #expect(await town.post(Self.link, Self.report, as: site.rosa).status == 403, "another service")
        #expect(await town.post(Self.link, ["asked": "x"], as: site.paul).status == 422)
        #expect(await town.post(Self.link, Self.report, as: site.omar).status == 303)
        #expect(try await site.letters(to: jade).last?.contains("Retour au panel") == true)
        #expect(await town.post(Self.link + "/questions", ["question": "Et des bacs plus légers ?"], as: site.ana).status == 403)
        #expect(await town.post(Self.link + "/questions", ["question": "Et des bacs plus légers ?"], as: jade).status == 303)
        #expect(try await site.letters(to: site.paul).last?.contains("Le panel vous interroge") == true)
        for person in [jade, site.paul, site.omar] {
            let page = await town.get(Self.link, as: person)
            #expect(page.status == 200 && page.text.contains("Et des bacs plus légers ?") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [], "\(person.name)")
        }
        #expect(await town.get(Self.link, as: site.ana).status == 403)
        let status = "/editions/2026/propositions/1/suivi"
        #expect(await !town.get(status).text.contains("conduite de gaz passe sous toute"))
        #expect(await town.post(Self.link + "/publication", as: site.olga).status == 409, "a question waits")
        #expect(await town.post(Self.link + "/reponses", ["asked_question": "1", "answer": "Oui, au nord : 12 bacs."], as: jade).status == 403)
        #expect(await town.post(Self.link + "/reponses", ["asked_question": "1", "answer": "Oui, au nord : 12 bacs."], as: site.paul).status == 303)
        #expect(await town.post(Self.link + "/publication", as: site.omar).status == 403, "he wrote it")
        #expect(await town.post(Self.link + "/publication", as: site.olga).status == 303)
        #expect(await town.post(Self.link, Self.report, as: site.paul).status == 409)
        let page = await town.get(status)
        #expect(page.text.contains("conduite de gaz passe sous toute") && page.text.contains("12 bacs") && !page.text.contains("Jade"))
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let list = await town.get(FeasibilityTown.link + "/retours", as: site.olga)
        #expect(list.text.contains("Publié") && WellFormed.faults(inDocument: Array(list.text.utf8)) == [])
    }

    // MARK: In session

    private static let sessions = FeasibilityTown.link + "/retours/seances"
    private static let plan = ["title": "Retour devant le panel", "place": "Maison des associations", "held_at": "2026-11-30T18:00"]

    @Test(arguments: Backend.all) func `the panel meets again, what it asks aloud is written down and published`(backend: Backend) async throws {
        let (site, jade) = try await setAside(backend), town = site.town, session = Self.sessions + "/1"
        #expect(await town.post(Self.sessions, Self.plan, as: site.omar).status == 409, "there is nothing to tell yet")
        #expect(await town.post(Self.link, Self.report, as: site.paul).status == 303)
        #expect(await town.post(Self.sessions, Self.plan, as: site.paul).status == 403)
        #expect(await town.post(Self.sessions, Self.plan.merging(["held_at": "2026-11-20T18:00"]) { $1 }, as: site.omar).status == 422)
        #expect(await town.post(Self.sessions, Self.plan, as: site.omar).status == 303)
        for person in [jade, site.paul] { #expect(try await site.letters(to: person).last?.contains("séance du 30\u{A0}novembre 2026") == true, "\(person.name)") }
        let (edition, now) = (site.edition, town.now)
        try await town.database.write { db in
            try db.run("insert into phases (edition_id, kind, opens_at, closes_at) values (\(edition), 'shortlist', \(now - .days(19)), \(now - .days(12)))")
        }
        #expect(await !town.get("/bureau", as: jade).text.contains("Séances de retour au panel cette semaine"), "it is in eight days")
        town.pass(.days(2))
        #expect(await town.get("/bureau", as: jade).text.contains("Séances de retour au panel cette semaine"))
        #expect(await town.get(session, as: jade).text.contains("À présenter"))
        #expect(await town.get(session, as: site.ana).status == 403)
        #expect(await town.post(session + "/cloture", ["notes": "Une belle séance."], as: site.omar).status == 409, "nobody is there")
        #expect(await town.post(session + "/presences", ["present": "\(jade.account)"], as: jade).status == 403)
        #expect(await town.post(session + "/presences", ["present": "\(jade.account)"], as: site.omar).status == 303)
        let said = ["project": "1", "note": "Le panel regrette la place Haute.", "question": "Et sous les halles ?", "answer": ""]
        func note(_ changes: [String: String] = [:]) async -> Int { await town.post(session + "/projets", said.merging(changes) { $1 }, as: site.omar).status }
        #expect(await note(["project": "2"]) == 422, "not set aside")
        #expect(await note(["question": "", "answer": "Oui."]) == 422)
        #expect(await note() == 303)
        #expect(try await site.letters(to: site.paul).last?.contains("Le panel vous interroge") == true, "nobody answered in the room")
        #expect(await note(["note": "Il demande un plan.", "question": "Un plan existe-t-il ?", "answer": "Oui, en mairie."]) == 303)
        #expect(await town.post(Self.link + "/publication", as: site.olga).status == 409, "a question waits")
        #expect(await town.post(Self.link + "/reponses", ["asked_question": "1", "answer": "Non, la charpente est classée."], as: site.paul).status == 303)
        #expect(await town.post(session + "/cloture", ["notes": "Une belle séance."], as: site.omar).status == 303)
        #expect(await note() == 409)
        let minutes = await town.get(session, as: jade)
        for words in ["regrette la place Haute", "demande un plan", "Et sous les halles", "Oui, en mairie", "Jade"] { #expect(minutes.text.contains(words), "\(words)") }
        #expect(WellFormed.faults(inDocument: Array(minutes.text.utf8)) == [])
        #expect(await town.post(Self.link + "/publication", as: site.olga).status == 303)
        let page = await town.get("/editions/2026/propositions/1/suivi")
        #expect(page.text.contains("Présenté au panel, en séance, le") && page.text.contains("la charpente est classée") && !page.text.contains("Posée"))
        let list = await town.get(FeasibilityTown.link + "/retours", as: site.omar)
        #expect(list.text.contains("Retour devant le panel") && WellFormed.faults(inDocument: Array(list.text.utf8)) == [])
        #expect(await !town.get("/bureau/editions/2026/preselection/1/seances", as: site.omar).text.contains("Retour devant le panel"), "not one of those that choose")
    }
    @Test(arguments: Backend.all) func `whoever convened the panel moves the session or cancels it, those summoned are told once each time`(backend: Backend) async throws {
        let (site, jade) = try await setAside(backend), town = site.town, session = Self.sessions + "/1"
        #expect(await town.post(Self.link, Self.report, as: site.paul).status == 303)
        #expect(await town.post(Self.sessions, Self.plan, as: site.omar).status == 303)
        let fields = ["held_at": "2026-12-02T18:00", "place": "Mairie", "move_reason": "La salle est prise."]
        func move(_ changes: [String: String] = [:], as person: Town.Person) async -> Int { await town.post(session + "/report", fields.merging(changes) { $1 }, as: person).status }
        func told(_ words: String, _ person: Town.Person) async throws -> Int { try await site.letters(to: person).count { $0.contains(words) } }
        for person in [jade, site.paul, site.ana] { #expect(await move(as: person) == 403, "\(person.name)") }
        #expect(await move(["move_reason": ""], as: site.omar) == 422)
        #expect(await move(["held_at": "2026-11-20T18:00"], as: site.omar) == 422, "the past")
        #expect(await move(["held_at": "2026-11-30T18:00", "place": "Maison des associations"], as: site.omar) == 422, "nothing changes")
        #expect(await move(as: site.omar) == 303)
        #expect(await move(as: site.omar) == 422, "twice")
        for person in [jade, site.paul] { #expect(try await told("novembre 2026 est déplacée", person) == 1, "\(person.name)") }
        let page = await town.get(session, as: site.omar)
        #expect(page.text.contains("2\u{A0}décembre 2026") && page.text.contains("Mairie") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await !town.get(session, as: jade).text.contains("/annulation"))
        #expect(await town.post(session + "/annulation", ["cancel_reason": "Il neige."], as: jade).status == 403)
        #expect(await town.post(session + "/annulation", ["cancel_reason": ""], as: site.omar).status == 422)
        #expect(await town.post(session + "/annulation", ["cancel_reason": "Il neige."], as: site.olga).status == 303, "a colleague")
        #expect(await town.post(session + "/annulation", ["cancel_reason": "Il neige."], as: site.omar).status == 409)
        #expect(await town.post(session + "/presences", ["present": "\(jade.account)"], as: site.omar).status == 409)
        #expect(await move(["place": "Ailleurs"], as: site.omar) == 409)
        for person in [jade, site.paul] { #expect(try await told("décembre 2026 est annulée", person) == 1, "\(person.name)") }
        #expect(await town.get(session, as: jade).text.contains("Séance annulée"))
        #expect(await town.get(FeasibilityTown.link + "/retours", as: jade).text.contains("Annulée"))
        let acts = try await town.database.read { try $0.all("select act from journal where act like '%-return-session' order by id") { $0.text() } }
        #expect(acts == ["feasibility.plan-return-session", "feasibility.move-return-session", "feasibility.cancel-return-session"])
    }

    @Test(arguments: Backend.all) func `a session that has begun is neither moved nor cancelled`(backend: Backend) async throws {
        let (site, jade) = try await setAside(backend), town = site.town, session = Self.sessions + "/1"
        #expect(await town.post(Self.link, Self.report, as: site.paul).status == 303)
        #expect(await town.post(Self.sessions, Self.plan, as: site.omar).status == 303)
        #expect(await town.post(session + "/presences", ["present": "\(jade.account)"], as: site.omar).status == 303)
        #expect(await town.post(session + "/annulation", ["cancel_reason": "Il neige."], as: site.omar).status == 409)
        #expect(await town.post(session + "/report", ["held_at": "2026-12-02T18:00", "place": "Mairie", "move_reason": "Il neige."], as: site.omar).status == 409)
        #expect(await !town.get(session, as: site.omar).text.contains("/annulation"))
    }
}
