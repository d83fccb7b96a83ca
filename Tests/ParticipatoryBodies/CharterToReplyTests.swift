import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// The whole life of a request, by the people who do it: from the charter of a conseil de quartier to the city's answer.
@Suite struct `From the charter to an answered vœu` {
    @Test(arguments: Backend.all) func `a conseil de quartier is created, joined, convened, votes a wish, and the city answers`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, link = BodiesTown.link
        #expect(await site.create().status == 303)
        #expect(await town.get(link).status == 404, "nobody sees it before its charter")
        #expect(await site.publish().status == 409, "there is no draft yet")
        #expect(await site.draft().status == 303)
        #expect(await site.publish().status == 303)
        #expect(await town.get(link).text.contains("Conseil du Centre"))
        #expect(await town.get("/instances").text.contains("Conseil du Centre"))
        #expect(await town.get(link + "/charte").text.contains("Délibération du 3 novembre"))

        for person in [site.ana, site.bob, site.zoe] { #expect(try await site.join(person).status == 303) }
        #expect(try await site.letters(to: site.bob).first?.contains("Bienvenue") == true)
        #expect(await town.post("\(BodiesTown.desk)/membres/\(try await site.seat(of: site.ana)!.id)/fonction", ["office": "chair"], as: site.olga).status == 303)
        #expect(await town.get(link).text.contains("Bob"))

        let meeting = await site.plan(inDays: 20)
        #expect(await town.get(meeting).location?.hasPrefix("/connexion") == true, "in preparation")
        #expect(await site.convene(meeting).status == 409, "no agenda")
        let wish = await town.post(link + "/demandes/deposer", ["kind": "wish", "title": "Un passage piéton rue Haute", "body": "Les enfants traversent sans protection."], as: site.bob)
        #expect(wish.location == link + "/demandes/1")
        #expect(try await site.letters(to: site.ana).last?.contains("une demande est déposée") == true)
        let demand = link + "/demandes/1", id = meeting.split(separator: "/").last.map(String.init)!
        #expect(await town.post(demand + "/ordre-du-jour", ["meeting": id], as: site.bob).status == 403)
        #expect(await town.post(demand + "/ordre-du-jour", ["meeting": id], as: site.ana).status == 303)
        #expect(await town.post(demand + "/transmission", ["service": "\(site.parks)"], as: site.ana).status == 409, "not voted")
        #expect(await site.convene(meeting).status == 303)
        #expect(try await site.letters(to: site.zoe).last?.contains("réunion le") == true)
        #expect(await town.get(meeting).text.contains("Un passage piéton rue Haute"))

        let item = try await town.database.read { db in try db.value("select max(id) from agenda_items", as: Int.self) }
        #expect(await town.post(meeting + "/seance/ouverture", as: site.ana).status == 409, "too early")
        town.pass(.days(20))
        #expect(await town.post(meeting + "/seance/ouverture", as: site.ana).status == 303)
        let vote = ["question": "Demander ce passage ?", "method": "show-of-hands", "in_favour": "2", "against": "0", "abstentions": "0"]
        #expect(await town.post("\(meeting)/seance/points/\(item)/vote", vote, as: site.ana).status == 409, "no quorum: nobody is there")
        #expect(await town.post(meeting + "/seance/presences", try await site.present(site.ana, site.bob), as: site.ana).notice?.contains("Quorum atteint") == true)
        #expect(await town.post("\(meeting)/seance/points/\(item)/vote", vote.merging(["in_favour": "5"]) { $1 }, as: site.ana).status == 422, "more votes than voters")
        #expect(await town.post("\(meeting)/seance/points/\(item)/vote", vote, as: site.ana).notice?.hasPrefix("Adopté") == true)
        #expect(await town.post("\(meeting)/seance/points/\(item)/vote", vote, as: site.ana).status == 409, "voted once")
        #expect(await town.post(meeting + "/seance/cloture", as: site.ana).status == 303)

        #expect(await town.post(demand + "/reponse", ["decision": "accepted", "reason": "Posé en mars prochain.", "signatory": "Le maire"], as: site.paul).status == 403, "not his yet")
        #expect(await town.post(demand + "/transmission", ["service": "\(site.parks)"], as: site.ana).status == 303)
        #expect(try await site.letters(to: site.paul).last?.contains("attend une réponse") == true)
        #expect(await town.get(demand).text.contains("La ville répond avant le"))
        town.pass(.days(61))
        #expect(await town.get(demand).text.contains("en retard"), "late in public view")
        #expect(await town.post(demand + "/reponse", ["decision": "accepted", "reason": "court", "signatory": ""], as: site.paul).status == 422)
        #expect(await town.post(demand + "/reponse", ["decision": "accepted", "reason": "Le passage sera posé en mars prochain.", "signatory": "Anne Martin, adjointe"], as: site.paul).status == 303)
        let answered = await town.get(demand).text
        #expect(answered.contains("Anne Martin, adjointe") && answered.contains("Acceptée") && answered.contains("En retard"))
        #expect(try await site.letters(to: site.bob).last?.contains("la ville a répondu") == true)
        #expect(await town.get("/bureau/demandes", as: site.paul).text.contains("Un passage piéton rue Haute"))
        let open = try await town.database.read { db in try db.all("select act from journal where is_public = true order by id") { $0.text() } }
        #expect(open == ["assembly.charter", "recommendation.deposit", "recommendation.schedule", "meeting.convene", "meeting.vote", "recommendation.transmit", "recommendation.reply"])
    }

    @Test(arguments: Backend.all) func `minutes are drafted, corrected by members in time, adopted by the next meeting`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let first = await site.plan(inDays: 20)
        await town.post(first + "/ordre-du-jour", ["title": "Le marché", "minutes": "20"], as: site.ana)
        await site.convene(first)
        town.pass(.days(20))
        await town.post(first + "/seance/ouverture", as: site.ana)
        await town.post(first + "/seance/presences", try await site.present(site.ana, site.bob), as: site.ana)
        await town.post(first + "/seance/cloture", as: site.ana)
        #expect(await town.get(first + "/compte-rendu", as: site.ana).text.contains("Présents : Ana et Bob"))
        #expect(await town.post(first + "/compte-rendu/envoi", as: site.ana).status == 409, "nothing is written")
        #expect(await town.post(first + "/compte-rendu", ["minutes": "Réunion du conseil. ## 1. Le marché"], as: site.ana).status == 303)
        #expect(await town.post(first + "/corrections", ["correction": "Trop tôt"], as: site.bob).status == 409)
        #expect(await town.post(first + "/compte-rendu/envoi", as: site.ana).status == 303)
        let rewritten = ["minutes": "Réunion du conseil. ## 1. Le marché et le parking"]
        #expect(await town.post(first + "/compte-rendu", rewritten, as: site.ana).status == 409, "the members have it")
        #expect(await town.get(first + "/compte-rendu").status != 200, "not public yet")
        #expect(await town.post(first + "/corrections", ["correction": "J’ai parlé du parking."], as: site.bob).status == 303)
        #expect(await town.post(first + "/compte-rendu", rewritten, as: site.ana).status == 303, "a correction is asked for")
        let correction = try await town.database.read { db in try db.value("select max(id) from corrections", as: Int.self) }
        town.pass(.days(16))
        #expect(await town.post(first + "/corrections", ["correction": "Encore une chose"], as: site.zoe).status == 409, "the days are over")
        let second = await site.plan(inDays: 20, ["title": "Seconde plénière"]), id = second.split(separator: "/").last.map(String.init)!
        #expect(await town.post(first + "/compte-rendu/adoption", ["later": id], as: site.ana).status == 409, "a correction waits")
        #expect(await town.post("\(first)/corrections/\(correction)", ["answer": "taken"], as: site.ana).status == 303)
        #expect(await town.post(first + "/compte-rendu/adoption", ["later": id], as: site.ana).status == 409, "no meeting since")
        await town.post(second + "/ordre-du-jour", ["title": "Adopter le compte rendu"], as: site.ana)
        await site.convene(second)
        town.pass(.days(20))
        await town.post(second + "/seance/ouverture", as: site.ana)
        #expect(!(await town.get(first).text.contains("Réunion du conseil.")))
        #expect(await town.post(first + "/compte-rendu/adoption", ["later": id], as: site.ana).status == 303)
        #expect(await town.get(first).text.contains("Réunion du conseil."), "public")
        #expect(await town.post(first + "/compte-rendu", ["minutes": "Autre chose, bien plus tard."], as: site.ana).status == 409)
    }
}
