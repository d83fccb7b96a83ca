import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// A call for projects of the bodies is an edition whose rules keep the deposit for those who sit in one.
@Suite struct `A call for projects of the bodies` {
    /// Ana sits in a body, by her name.
    private static var bodies: BodyOpinions {
        var bodies = BodyOpinions()
        bodies.sits = { account, _, db in try AccountStore.account(account, db).displayName == "Ana" }
        return bodies
    }

    @Test(arguments: Backend.all) func `is answered by their members, at home and at the counter, and by nobody else`(backend: Backend) async throws {
        let town = try await ProposalTown(backend, bodies: Self.bodies) { $0.proposers.areBodyMembers = true }
        #expect(await town.town.get(ProposalTown.link + "/proposer", as: town.ben).text.contains("réservé aux membres des instances"))
        #expect(await town.town.get(ProposalTown.link + "/proposer", as: town.ana).text.contains("Cinq petites étapes"))
        #expect(await town.town.get(ProposalTown.link + "/reglement").text.contains("Réservé aux membres des instances participatives."))
        let idea = ["title": "Une fête des voisins", "summary": "Une fête sur la place.", "onBehalf": "self"]
        #expect(await town.town.post(ProposalTown.link + "/proposer", idea, as: town.ben).status == 403)
        #expect(await town.town.post(ProposalTown.link + "/proposer", idea, as: town.ana).status == 303)
        #expect(try await town.deposited(town.ana).number == 1)
        func typed(_ person: Town.Person) async -> Int {
            let fields = [
                "person": "\(person.account)", "birthYear": "1990", "link": "lives", "title": "Un banc au soleil", "summary": "Un banc devant la poste.",
                "body": ProposalTown.words, "onBehalf": "self", "channel": "counter", "consent": "1",
            ]
            return await town.town.post("/bureau/accueil/deposer/2026", fields, as: town.ada).status
        }
        #expect(await typed(town.ben) == 422)
        #expect(await typed(town.ana) == 303)
    }

    @Test(arguments: Backend.all) func `who left the bodies since does not deposit the draft she had begun`(backend: Backend) async throws {
        let town = try await ProposalTown(backend, bodies: Self.bodies) { $0.proposers.areBodyMembers = true }
        let draft = try await town.draft(town.ana)
        try await town.town.database.write { db in _ = try db.run("update accounts set display_name = 'Anna' where id = \(town.ana.account)") }
        #expect(await town.deposit(draft, as: town.ana).status == 403)
        #expect(try await town.proposal(draft).number == nil)
    }
}
