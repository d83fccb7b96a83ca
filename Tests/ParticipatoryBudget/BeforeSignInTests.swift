import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// What a visitor pressed before she signed in is not lost, and she is not asked who she is for what nobody may do.
@Suite struct `Before signing in` {
    @Test func `a proposal that one wanted to follow is offered again, once`() async throws {
        let site = try await PublicTown(.sqlite, count: 1), town = site.town
        #expect(await town.get(site.page()).text.contains("acte%3Dsuivre"), "the way to sign in carries the act")
        let back = site.page() + "?acte=suivre"
        let offered = await town.get(back, as: site.ben)
        #expect(offered.text.contains("Vous vouliez suivre cette proposition"))
        #expect(WellFormed.faults(inDocument: Array(offered.text.utf8)) == [])
        #expect(try await site.counts().kept[0] == [0, 0], "a visit writes nothing")
        #expect(await town.post(site.page() + "/suivre", as: site.ben).status == 303)
        #expect(!(await town.get(back, as: site.ben).text.contains("Vous vouliez suivre")))
        #expect(!(await town.get(back).text.contains("Vous vouliez suivre")))
    }

    @Test func `an English page tells that titles and texts are in French`() async throws {
        let site = try await PublicTown(.sqlite, count: 1), town = site.town
        let page = await town.get("/en" + site.page()).text
        #expect(page.contains("<h1 lang=\"fr\">Des bancs à l’ombre 1</h1>") && page.contains("<div class=\"prose\" lang=\"fr\">"))
        #expect(!(await town.get(site.page()).text.contains("<h1 lang")))
    }

    @Test func `a vote that is closed or not open says so before asking who one is`() async throws {
        let vote = try await VoteTown(.sqlite), town = vote.town
        #expect(await town.get(VoteTown.ballot).location?.hasPrefix("/connexion") == true)
        town.set(now: VoteTown.closes)
        let closed = await town.get(VoteTown.ballot)
        #expect(closed.status == 409 && closed.text.contains("Le vote est clos depuis le"))
        town.set(now: Town.noon - .days(11))
        let early = await town.get(VoteTown.ballot)
        #expect(early.status == 409 && early.text.contains("Le vote ouvrira le"))
    }
}
