import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// A petition of residents, from its button to the day its signatures are names no more.
@Suite struct `A petition and its signatures` {
    private let petition = BodiesTown.link + "/demandes/1"

    /// Two residents want a fountain; the charter asks for two signatures.
    private func opened(_ site: BodiesTown) async throws -> (lou: Town.Person, max: Town.Person) {
        try await site.live()
        let (lou, max) = (try await site.town.person("Lou"), try await site.town.person("Max"))
        await site.town.post(BodiesTown.link + "/demandes/deposer", ["kind": "petition", "title": "Une fontaine au square", "body": "Il n’y a pas d’eau à boire dans le quartier."], as: lou)
        return (lou, max)
    }

    @Test(arguments: Backend.all) func `whoever looks at the body finds how to open one, and where a signature is taken back`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, (lou, max) = try await opened(site)
        #expect(await town.get(BodiesTown.link).text.contains("Ouvrir une pétition"))
        #expect(await town.get(BodiesTown.link + "/demandes/deposer").status == 303, "one signs in first")
        #expect(await town.post(petition + "/signature/retrait", as: max).status == 409, "she has not signed")
        #expect(await town.post(petition + "/signature", as: max).status == 303)
        #expect(await town.get(petition, as: max).text.contains("Retirer ma signature"))
        #expect(await town.post(petition + "/signature/retrait").status == 403)
        #expect(await town.post(petition + "/signature/retrait", as: max).status == 303)
        #expect(await town.get(petition).text.contains("0 sur 2"))
        for person in [lou, max] { #expect(await town.post(petition + "/signature", as: person).status == 303) }
        for end in ["/signature/retrait", "/signature"] { #expect(await town.post(petition + end, as: max).status == 303) }
        #expect(try await site.letters(to: site.ana).filter { $0.contains("a ses signatures") }.count == 1, "told once, however often she signs")
        let meeting = await site.plan(inDays: 20)
        let id = String(meeting.split(separator: "/").last ?? "")
        #expect(await town.post(petition + "/ordre-du-jour", ["meeting": id], as: site.ana).status == 303)
        #expect(try await site.letters(to: lou).last?.contains("à l’ordre du jour") == true, "its author is told")
        #expect(await town.post(petition + "/signature/retrait", as: max).status == 409, "it is on an agenda")
    }

    @Test(arguments: Backend.all) func `those who signed are told of the answer; later they are a number, and who leaves the site too`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, (lou, max) = try await opened(site)
        for person in [lou, max] { await town.post(petition + "/signature", as: person) }
        let id = try await town.database.read { db in try db.value("select max(id) from recommendations", as: Int.self) }, now = town.now
        try await town.database.write { db in
            _ = try RecommendationStore.transmit(ID(id), to: site.parks, due: now + .days(60), by: site.olga.account, at: now, db)
            try RecommendationPersonalDataStore.erase(max.account, now, db)
        }
        #expect(await town.get(petition).text.contains("2 sur 2"))
        let reply = ["decision": "accepted", "reason": "La fontaine est posée au printemps prochain.", "signatory": "La Maire"]
        #expect(await town.post(petition + "/reponse", reply, as: site.paul).status == 303)
        #expect(try await site.letters(to: lou).last?.contains("la ville a répondu") == true)
        town.pass(.days(200))
        try await ParticipatoryBodies.forget(town.world)
        #expect(try await town.database.read { db in try db.count("select count(*) from petition_signatures") } == 0)
        #expect(await town.get(petition).text.contains("2 sur 2"), "the number stays")
    }

    @Test(arguments: Backend.all) func `everyone sees what all the bodies wait for, and what is late`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        #expect(await town.get("/demandes-des-instances").text.contains("Aucune demande transmise"))
        await town.post(BodiesTown.link + "/demandes/deposer", ["kind": "question", "title": "Quand rouvre le parc ?", "body": "Il est fermé depuis deux ans."], as: site.bob)
        await town.post(BodiesTown.link + "/demandes/1/transmission", ["service": "\(site.parks)"], as: site.ana)
        #expect(try await site.letters(to: site.bob).last?.contains("transmise à la ville") == true)
        #expect(await town.get("/demandes-des-instances").text.contains("Quand rouvre le parc"))
        #expect(await town.get("/demandes-des-instances?instance=ailleurs").text.contains("Aucune demande transmise"))
        #expect(!(await town.get("/demandes-des-instances?service=\(site.parks)").text.contains("Réponse en retard")))
        town.pass(.days(61))
        #expect(await town.get("/demandes-des-instances?instance=centre").text.contains("Réponse en retard"))
        #expect(await town.get(BodiesTown.link).text.contains("Réponses en retard"))
        #expect(await town.get(BodiesTown.link + "/perimetre").text.contains("Cette instance concerne"))
        #expect(await town.get(BodiesTown.link).text.contains("<li>Ana, Présidence</li>"))
    }
}
