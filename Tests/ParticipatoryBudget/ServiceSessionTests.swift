import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// The sessions of the services, through the door, on both databases.
@Suite struct `Sessions of the services` {
    private static let sessions = FeasibilityTown.link + "/seances", session = sessions + "/1", item = session + "/propositions/1"

    private func plan(_ site: FeasibilityTown, _ members: [Town.Person], as person: Town.Person? = nil) async -> Int {
        let fields = ["title": ["La place du marché"], "held_at": ["2026-11-22T14:00"], "place": ["Salle des mariages"], "member": members.map { "\($0.account)" }, "all": ["1"]]
        return await site.town.post(Self.sessions, lists: fields, as: person ?? site.omar).status
    }

    private func presences(_ site: FeasibilityTown, _ people: [Town.Person], as person: Town.Person? = nil) async -> Int {
        await site.town.post(Self.session + "/presences", lists: ["present": people.map { "\($0.account)" }], as: person ?? site.omar).status
    }

    private func decide(_ site: FeasibilityTown, _ decision: String, _ changes: [String: String] = [:], as person: Town.Person) async -> Int {
        let fields = ["decision": decision, "decision_reason": "La Voirie et les Parcs s’accordent sur le tracé."]
        return await site.town.post(Self.item, fields.merging(changes) { $1 }, as: person).status
    }

    /// Number 1 needs two services, number 2 one; the three colleagues are invited.
    private func prepared(_ backend: Backend) async throws -> FeasibilityTown {
        let site = try await FeasibilityTown(backend)
        await site.assign(1)
        await site.assign(2, asking: false)
        #expect(await plan(site, [site.omar, site.paul, site.rosa]) == 303)
        return site
    }

    @Test(arguments: Backend.all) func `the officer convenes the services on what needs several of them`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.assign(1)
        #expect(await plan(site, [site.omar, site.paul], as: site.ana) == 403)
        #expect(await plan(site, [site.omar, site.paul], as: site.paul) == 403, "a service does not convene the others")
        #expect(await plan(site, [site.paul]) == 422)
        #expect(await plan(site, [site.paul, site.ana]) == 422, "a resident is not a colleague")
        #expect(await plan(site, [site.omar, site.paul, site.rosa]) == 303)
        #expect(try await site.letters(to: site.paul).contains("Séance des services\u{A0}: le 22\u{A0}novembre 2026"))
        #expect(await town.get("/bureau", as: site.paul).text.contains("Séances des services cette semaine"))
        for (address, person) in [(Self.sessions, site.olga), (Self.session, site.omar), (Self.session, site.rosa), (Self.item, site.paul), (Self.session + "/ecran", site.paul)] {
            let page = await town.get(address, as: person)
            #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)) == [], "\(address)")
        }
        for address in [Self.sessions, Self.session, Self.item, Self.session + "/ecran"] { #expect(await town.get(address, as: site.ana).status == 403, "\(address)") }
        #expect(await town.get(Self.sessions + "/9", as: site.omar).status == 404)
        #expect(await town.get("/bureau/editions/2026/recevabilite/seances/1", as: site.omar).status == 404, "it is no session of the cross-department group")
        #expect(await town.get(Self.session + "/compte-rendu", as: site.omar).status == 409, "not closed")
    }

    @Test(arguments: Backend.all) func `those who are there decide, at two, never on their own idea, and the screen follows`(backend: Backend) async throws {
        let site = try await prepared(backend), town = site.town, screen = Self.session + "/ecran"
        #expect(await decide(site, "feasible", as: site.omar) == 409, "nobody is noted as present")
        #expect(await presences(site, [site.omar]) == 303)
        #expect(await decide(site, "feasible", as: site.omar) == 409, "alone")
        #expect(await presences(site, [site.omar, site.paul], as: site.rosa) == 403)
        #expect(await presences(site, [site.omar, site.paul]) == 303)
        #expect(await decide(site, "feasible", as: site.rosa) == 403, "she is not there")
        #expect(await town.post(Self.session + "/propositions/2", ["decision": "feasible", "decision_reason": "Un seul service."], as: site.omar).status == 404, "not on the agenda")
        #expect(await town.post(screen, ["number": "2"], as: site.paul).status == 422)
        #expect(await !town.get(screen, as: site.rosa).text.contains("en-cours"))
        #expect(await town.post(screen, ["number": "1"], as: site.paul).status == 303)
        let live = await town.get(screen, as: site.rosa)
        #expect(live.text.contains("en-cours") && live.text.contains("Planter."))
        #expect(await decide(site, "with-conditions", as: site.paul) == 422, "which conditions?")
        #expect(await decide(site, "feasible", ["decision_reason": "Oui"], as: site.paul) == 422)
        let (first, paul, now) = (site.proposals[0], site.paul.account, town.now)
        try await town.database.write { db in
            try db.run("insert into coauthors (proposal_id, account_id, email, invited_at, accepted_at) values (\(first), \(paul), 'paul@town.test', \(now), \(now))")
        }
        #expect(await decide(site, "feasible", as: site.paul) == 403, "he carries it")
        #expect(await decide(site, "with-conditions", ["decision_conditions": "Garder l’accès des pompiers."], as: site.omar) == 303)
        #expect(await decide(site, "unfeasible", as: site.omar) == 409, "said once")
        #expect(await town.get(FeasibilityTown.link + "/1", as: site.rosa).text.contains("Garder l’accès des pompiers."))
        #expect(await !town.get("/editions/2026/propositions/1").text.contains("pompiers"), "residents read the signed conclusion, once released")
        #expect(try await site.stage() == .waitingForOpinions, "the lead service still signs")
    }

    @Test(arguments: Backend.all) func `a question is born in session, the minutes have two signatures`(backend: Backend) async throws {
        let site = try await prepared(backend), town = site.town
        #expect(await presences(site, [site.omar, site.paul]) == 303)
        let question = [
            "asked_service": "\(site.roads)", "asked_question": "La place peut-elle porter le poids du kiosque ?", "asked_reason": "Personne en séance ne le savait.",
            "asked_public": "La Voirie vérifie le sol de la place.", "asked_due": "2026-12-10",
        ]
        #expect(await town.post(Self.item + "/questions", question, as: site.rosa).status == 403, "she is not there")
        #expect(await town.post(Self.item + "/questions", question.merging(["asked_reason": ""]) { $1 }, as: site.paul).status == 422)
        #expect(await town.post(Self.item + "/questions", question, as: site.paul).status == 303)
        #expect(try await site.file().questions.map(\.sessionTitle) == ["La place du marché"])
        #expect(await town.post(Self.session + "/cloture", as: site.paul).status == 409, "nothing said yet")
        #expect(await decide(site, "to-complete", as: site.paul) == 303)
        #expect(await town.post(Self.session + "/signature", as: site.omar).status == 409)
        #expect(await town.post(Self.session + "/cloture", as: site.rosa).status == 403)
        #expect(await town.post(Self.session + "/cloture", ["remarks": "Se revoir en décembre."], as: site.paul).status == 303)
        #expect(await decide(site, "feasible", as: site.paul) == 409, "closed")
        #expect(await town.post(Self.session + "/signature", as: site.paul).status == 403, "he wrote the minutes")
        #expect(await town.post(Self.session + "/signature", as: site.rosa).status == 403, "she was not there")
        #expect(await town.get("/bureau", as: site.omar).text.contains("Comptes rendus des services à signer"))
        #expect(await town.post(Self.session + "/signature", as: site.omar).status == 303)
        #expect(await town.post(Self.session + "/signature", as: site.omar).status == 409)
        let minutes = await town.get(Self.session + "/compte-rendu", as: site.rosa)
        for words in ["Se revoir en décembre.", "porter le poids du kiosque", "Instruction à compléter", "Signé par Omar"] { #expect(minutes.text.contains(words), "\(words)") }
        #expect(WellFormed.faults(inDocument: Array(minutes.text.utf8)) == [])
        #expect(await plan(site, [site.omar, site.paul]) == 303, "what was put off may come to another session")
    }
}
