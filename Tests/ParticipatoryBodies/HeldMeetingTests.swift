import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// What a meeting decides stands: commissions count their own, a second call follows its first, a vote is mended in sight of all.
@Suite struct `A meeting that is held` {
    private func last(_ table: String, _ town: Town) async throws -> Int {
        try await town.database.read { db in try db.value("select max(id) from \(raw: table)", as: Int.self) }
    }

    /// Convened on one subject, then opened on the day.
    private func opened(_ site: BodiesTown, _ changes: [String: String] = [:]) async -> String {
        let meeting = await site.plan(inDays: 20, changes)
        await site.town.post(meeting + "/ordre-du-jour", ["title": "Le marché"], as: site.ana)
        await site.convene(meeting)
        site.town.pass(.days(20))
        await site.town.post(meeting + "/seance/ouverture", as: site.ana)
        return meeting
    }

    @Test(arguments: Backend.all) func `a commission convenes and counts those who are in it`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = BodiesTown.link + "/commissions"
        try await site.live()
        #expect(await town.post(page, ["name": "Vélos"], as: site.bob).status == 403)
        #expect(await town.post(page, ["name": "V"], as: site.ana).status == 422)
        #expect(await site.plan(inDays: 20, ["kind": "commission"]) == "422", "which one?")
        #expect(await town.post(page, ["name": "Vélos"], as: site.ana).status == 303)
        #expect(await town.post(page, ["name": "Vélos"], as: site.ana).text.contains("porte déjà ce nom"))
        let commission = try await last("commissions", town)
        #expect(await town.post("\(page)/\(commission)/membre", as: site.paul).status == 403, "not of the body")
        #expect(await town.post("\(page)/\(commission)/membre", as: site.bob).status == 303)
        #expect(await town.get(page).text.contains("Bob"))
        let before = try await site.letters(to: site.zoe).count
        let meeting = await opened(site, ["kind": "commission", "commission": "\(commission)"])
        #expect(try await site.letters(to: site.zoe).count == before, "she is not in it")
        let zoe = try await site.seat(of: site.zoe)!.id
        #expect(!(await town.get(meeting + "/seance", as: site.ana).text.contains("state-\(zoe)")))
        #expect(await town.post(meeting + "/seance/presences", try await site.present(site.bob), as: site.ana).notice?.contains("1 sur 1") == true)
        #expect(await town.get(meeting).text.contains("Vélos"))
    }

    @Test(arguments: Backend.all) func `a second call takes up the agenda of the meeting that lacked the quorum, and nothing else`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let first = await opened(site)
        await town.post(first + "/seance/presences", try await site.present(site.ana), as: site.ana)
        await town.post(first + "/seance/cloture", as: site.ana)
        let id = try await last("meetings", town)
        #expect(await site.plan(inDays: 20, ["second_call_of": "\(id + 50)"]) == "422", "that meeting is not")
        let second = await site.plan(inDays: 20, ["second_call_of": "\(id)"])
        #expect(await town.get(second, as: site.ana).text.contains("Le marché"))
        #expect(await site.plan(inDays: 20, ["second_call_of": "\(id)"]) == "422", "once")
        #expect(await town.post(second + "/ordre-du-jour", ["title": "Les vélos"], as: site.ana).status == 409)
        #expect(await site.convene(second).status == 303)
        #expect(await town.post(second + "/sujets", ["title": "Les vélos"], as: site.bob).status == 409)
        town.pass(.days(20))
        await town.post(second + "/seance/ouverture", as: site.ana)
        await town.post(second + "/seance/presences", try await site.present(site.ana), as: site.ana)
        let item = try await last("agenda_items", town), vote = ["question": "Garder le marché ?", "method": "show-of-hands", "in_favour": "1"]
        #expect(await town.post("\(second)/seance/points/\(item)/vote", vote, as: site.ana).notice?.hasPrefix("Adopté") == true, "one of three")
    }

    @Test(arguments: Backend.all) func `a vote noted wrongly is mended with its reason until the members have the minutes`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await opened(site), item = try await last("agenda_items", town), mend = "\(meeting)/seance/points/\(item)/rectification"
        await town.post(meeting + "/seance/presences", try await site.present(site.ana, site.bob), as: site.ana)
        let vote = ["question": "Garder le marché ?", "method": "show-of-hands", "in_favour": "0", "against": "2"]
        let right = vote.merging(["in_favour": "2", "against": "0", "reason": "Les deux colonnes étaient inversées."]) { $1 }
        #expect(await town.post(mend, right, as: site.ana).status == 409, "nothing is voted")
        await town.post("\(meeting)/seance/points/\(item)/vote", vote, as: site.ana)
        #expect(await town.post(mend, right, as: site.bob).status == 403)
        #expect(await town.post(mend, right.merging(["reason": ""]) { $1 }, as: site.ana).status == 422)
        #expect(await town.post(mend, right.merging(["in_favour": "3"]) { $1 }, as: site.ana).status == 422)
        #expect(await town.post(mend, right, as: site.ana).status == 303)
        let page = await town.get(meeting).text
        #expect(page.contains("Adopté") && page.contains("Les deux colonnes étaient inversées") && page.contains("0 pour, 2 contre"))
        await town.post(meeting + "/seance/cloture", as: site.ana)
        #expect(await town.post(mend, right, as: site.ana).status == 303, "until the minutes leave")
        await town.post(meeting + "/compte-rendu", ["minutes": "La réunion a gardé le marché à l’unanimité."], as: site.ana)
        await town.post(meeting + "/compte-rendu/envoi", as: site.ana)
        #expect(await town.post(mend, right, as: site.ana).status == 409)
    }

    @Test(arguments: Backend.all) func `the last minutes of a body are finished after its end, by those who sat there`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, report = ["report": "Le conseil a tenu douze réunions et porté trois demandes à la ville."]
        try await site.live()
        let meeting = await opened(site)
        await town.post(meeting + "/seance/presences", try await site.present(site.ana, site.bob), as: site.ana)
        #expect(await town.post("\(BodiesTown.desk)/fin", report, as: site.olga).status == 409, "a session is open")
        await town.post(meeting + "/seance/cloture", as: site.ana)
        town.pass(.hours(2))
        #expect(await town.post("\(BodiesTown.desk)/fin", report, as: site.olga).status == 303)
        let text = ["minutes": "La dernière réunion a remercié chacun."]
        #expect(await town.post(meeting + "/compte-rendu", text, as: site.ana).status == 403, "she sits no more")
        #expect(await town.post(meeting + "/compte-rendu", text, as: site.olga).status == 303)
        #expect(await town.post(meeting + "/compte-rendu/envoi", as: site.olga).status == 303)
        #expect(try await site.letters(to: site.bob).last?.contains("à relire") == true)
        #expect(await town.post(meeting + "/corrections", ["correction": "Il manque mon nom."], as: site.paul).status == 403)
        #expect(await town.post(meeting + "/corrections", ["correction": "Il manque mon nom."], as: site.bob).status == 303)
        await town.post("\(meeting)/corrections/\(try await last("corrections", town))", ["answer": "taken"], as: site.olga)
        #expect(await town.post(meeting + "/compte-rendu/adoption", as: site.olga).status == 409, "the days of correction run")
        town.pass(.days(16))
        #expect(await town.post(meeting + "/compte-rendu/adoption", as: site.olga).status == 303)
        #expect(await town.get(meeting).text.contains("La dernière réunion a remercié chacun"))
    }

    @Test(arguments: Backend.all) func `a request that is withdrawn leaves the agenda with its words`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, demand = BodiesTown.link + "/demandes/1"
        try await site.live()
        let meeting = await site.plan(inDays: 20), id = try await last("meetings", town)
        await town.post(BodiesTown.link + "/demandes/deposer", ["kind": "wish", "title": "Mon voisin Untel fait du bruit", "body": "Il habite au 12, rue Haute."], as: site.bob)
        await town.post(demand + "/ordre-du-jour", ["meeting": "\(id)"], as: site.ana)
        await town.post(meeting + "/ordre-du-jour", ["title": "Le marché"], as: site.ana)
        await site.convene(meeting)
        #expect(await town.get(meeting).text.contains("Untel"))
        #expect(await town.post(demand + "/retrait", ["reason": "Propos sur une personne"], as: site.ana).status == 303)
        let page = await town.get(meeting).text
        #expect(!page.contains("Untel") && page.contains("Le marché"))
    }

    @Test(arguments: Backend.all) func `the follow-up list goes on, page after page`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, now = town.now
        try await site.live()
        try await town.database.write { db in
            let assembly = try AssemblyStore.assembly(slug: "centre", db)!.id
            for number in 1...120 {
                _ = try RecommendationStore.deposit(.question, "Question \(number)", "Quand la rue rouvre-t-elle ?", in: assembly, by: site.bob.account, at: now, db)
            }
            for recommendation in try RecommendationStore.all(assembly, db) {
                _ = try RecommendationStore.transmit(recommendation.id, to: site.parks, due: now + .days(recommendation.number), by: site.olga.account, at: now, db)
            }
        }
        town.pass(.hours(241))
        let first = await town.get("/bureau/demandes", as: site.olga).text, last = await town.get("/bureau/demandes?page=3", as: site.paul).text
        #expect(first.contains("Question 1<") && !first.contains("Question 51<") && first.contains("page=3"))
        #expect(last.contains("Question 120<") && !last.contains("Question 51<"))
        #expect(first.contains(">120<") && first.contains(">10<"), "owed and late, of all the pages")
        #expect(!(await town.get("/bureau/demandes?instance=autre", as: site.olga).text.contains("Question 1<")))
    }
}
