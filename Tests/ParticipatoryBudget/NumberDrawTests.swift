import Database
import L10n
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// The numbers of a ballot come from a public event that was named before it happened.
@Suite struct `The draw of the numbers` {
    private static let desk = "/bureau/editions/2026/vote"
    /// The vote opens in two days.
    private static let before = Town.noon - .days(12)
    private static let seed = "5 12 23 31 48"

    private func site(_ backend: Backend) async throws -> VoteTown {
        var vote = try await VoteTown(backend)
        vote.town.set(now: Self.before)
        vote.officer = try await vote.town.person("Olive", (.projectOfficer, .edition(vote.edition)))
        return vote
    }

    private func announce(_ vote: VoteTown, in delay: Span = .hours(6), source: String = "Le Loto de ce soir", as person: Town.Person? = nil) async -> Town.Answer {
        let moment = Texts(.french).dateTimeInput(vote.town.now + delay)
        return await vote.town.post(Self.desk + "/tirage/annonce", ["seed_source": source, "seed_at": moment], as: person ?? vote.officer)
    }

    private func draw(_ vote: VoteTown, _ seed: String = Self.seed, as person: Town.Person? = nil) async -> Town.Answer {
        await vote.town.post(Self.desk + "/tirage", ["seed": seed], as: person ?? vote.officer)
    }

    /// The number on the ballot of each proposal, in the order of the proposals.
    private func numbers(_ vote: VoteTown) async throws -> [Int] {
        let edition = vote.edition
        return try await vote.town.database.read { try ProjectStore.projects(edition, $0) }.sorted { ($0.proposalNumber ?? 0) < ($1.proposalNumber ?? 0) }.map(\.number)
    }

    @Test(arguments: Backend.all) func `nobody draws without an announcement, before its hour, or once the vote is open`(backend: Backend) async throws {
        let vote = try await site(backend), before = try await numbers(vote)
        #expect(await draw(vote).text.contains("Annoncez d’abord d’où elle viendra"))
        #expect(await announce(vote, source: "Loto").status == 422)
        #expect(await announce(vote, in: .hours(-1)).status == 422)
        #expect(await announce(vote, in: .days(3)).text.contains("avant l’ouverture du vote"))
        let resident = try await vote.town.person("Rose")
        #expect(await announce(vote, as: resident).status == 403)
        #expect(await announce(vote).status == 303)
        #expect(await draw(vote).text.contains("on ne tire pas avant"))
        vote.town.pass(.hours(7))
        #expect(await draw(vote, as: resident).status == 403)
        #expect(await draw(vote, "7").status == 422)
        #expect(await announce(vote).text.contains("tirez d’abord avec elle"), "who knows the seed chooses no other")
        vote.town.set(now: Town.noon)
        #expect(await draw(vote).status == 409)
        #expect(try await numbers(vote) == before)
    }

    @Test(arguments: Backend.all) func `a number that the lot gave is chosen by nobody afterwards`(backend: Backend) async throws {
        let vote = try await site(backend)
        func change(_ number: Int, to other: Int) async -> Int {
            await vote.town.post(Self.desk + "/projets/\(number)", ["number": "\(other)", "title": "Un autre titre", "summary": "Résumé"], as: vote.officer).status
        }
        #expect(await change(1, to: 7) == 303, "nothing is drawn yet")
        #expect(await announce(vote).status == 303)
        vote.town.pass(.hours(7))
        #expect(await draw(vote).status == 303)
        let drawn = try await numbers(vote)
        #expect(await change(1, to: 9) == 422)
        #expect(await change(1, to: 1) == 303, "its words may change")
        #expect(try await numbers(vote) == drawn)
    }

    @Test(arguments: Backend.all) func `the same seed gives the same numbers to everyone who redoes it`(backend: Backend) async throws {
        let vote = try await site(backend)
        #expect(await announce(vote, source: "Les numéros du Keno de demain").status == 303)
        #expect(await announce(vote).status == 303, "while nobody knows it, another seed may be announced")
        vote.town.pass(.hours(7))
        #expect(await draw(vote, "  5  12 23 31 48 ").status == 303)
        let order = [1, 2, 3].sorted { Secrets.sha256Hex("\(Self.seed) \($0)") < Secrets.sha256Hex("\(Self.seed) \($1)") }
        #expect(try await numbers(vote) == [1, 2, 3].map { order.firstIndex(of: $0)! + 1 })
        #expect(await draw(vote).status == 409, "one announcement, one draw")
        vote.town.set(now: Town.noon)
        let page = await vote.town.get("/editions/2026/projets").text
        for word in ["Comment les numéros ont été tirés au sort", "Le Loto de ce soir", "sha256sum", String(Secrets.sha256Hex("\(Self.seed) \(order[0])").prefix(16))] {
            #expect(page.contains(word), "\(word)")
        }
        #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
    }
}
