import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Where the rules ask for a paper seen at a counter, before a vote on the web.
@Suite struct `A paper seen at a counter` {
    private static let page = "/bureau/editions/2026/vote/pieces"

    private func paper(_ email: String, _ given: String = "Awa", _ family: String = "Diallo", _ born: String = "1990-03-02") -> [String: String] {
        ["email": email, "given-name": given, "family-name": family, "born": born, "seen": "1"]
    }

    @Test(arguments: Backend.all) func `who has shown nothing is told where to go; an agent notes it, and she votes`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.proof = .counter }, town = vote.town
        let (awa, agent) = (try await town.person("Awa"), try await town.person("Agathe", (.receptionAgent, .city)))
        #expect(await town.get(VoteTown.ballot, as: awa).text.contains("montrez une pièce d’identité"))
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: awa).status == 409)
        #expect(await town.get(Self.page, as: awa).status == 403)
        #expect(await town.post(Self.page, paper("awa@town.test"), as: awa).status == 403)
        let form = await town.get(Self.page, as: agent)
        #expect(form.status == 200 && WellFormed.faults(inDocument: Array(form.text.utf8)) == [])
        #expect(await town.post(Self.page, paper("nobody@town.test"), as: agent).status == 422)
        #expect(await town.post(Self.page, paper("agathe@town.test"), as: agent).status == 422, "not her own")
        #expect(await town.post(Self.page, paper("awa@town.test", "Awa", "Diallo", "2020-03-02"), as: agent).status == 422, "too young")
        for _ in 0..<2 { #expect(await town.post(Self.page, paper("awa@town.test"), as: agent).status == 303) }
        #expect(try await vote.count("select count(*) from letters where account_id = \(awa.account)") == 1, "noted twice, told once")
        #expect(try await vote.count("select count(*) from voter_proofs where key like '%iallo%'") == 0, "a digest only")
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: awa).location == "/editions/2026/voter/enregistre")
        #expect(try await vote.count("select count(*) from check_offs where identity is not null") == 1)
    }

    @Test(arguments: Backend.all) func `one identity serves one account, and nobody who has voted`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.proof = .counter }, town = vote.town
        let (awa, _, agent) = (try await town.person("Awa"), try await town.person("Other"), try await town.person("Agathe", (.receptionAgent, .city)))
        #expect(await town.post(Self.page, paper("awa@town.test", "Awwa"), as: agent).status == 303)
        #expect(await town.post(Self.page, paper("awa@town.test"), as: agent).status == 303, "a slip is mended")
        let other = await town.post(Self.page, paper("other@town.test", "DIALLO", "Awa"), as: agent)
        #expect(other.status == 422 && other.text.contains("un autre compte"))
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: awa).status == 303)
        let again = await town.post(Self.page, paper("other@town.test"), as: agent)
        #expect(again.status == 422 && again.text.contains("déjà enregistré"))
        town.set(now: VoteTown.closes + .seconds(15))
        try await VotePassages.run(town.world)
        #expect(try await vote.count("select count(*) from voter_proofs") == 0)
        #expect(await town.post(Self.page, paper("other@town.test", "Karim", "Benali"), as: agent).status == 409)
    }

    @Test(arguments: Backend.all) func `the year on a paper takes the place of the one that was declared, and the person is told`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.proof = .counter }, town = vote.town
        let (awa, agent) = (try await town.person("Awa"), try await town.person("Agathe", (.receptionAgent, .city)))
        try await town.database.write { db in _ = try db.run("update accounts set birth_year = 1985 where id = \(awa.account)") }
        #expect(await town.post(Self.page, paper("awa@town.test", "Awa", "Diallo", "2020-03-02"), as: agent).status == 422)
        #expect(try await vote.count("select birth_year from accounts where id = \(awa.account)") == 1985, "nothing was noted")
        for _ in 0..<2 { #expect(await town.post(Self.page, paper("awa@town.test"), as: agent).status == 303) }
        #expect(try await vote.count("select birth_year from accounts where id = \(awa.account)") == 1990)
        #expect(try await vote.count("select count(*) from letters where account_id = \(awa.account) and body like '%année de naissance de votre profil%'") == 1)
        #expect(try await vote.count("select count(*) from journal where act = 'vote.see-identity' and reason like '%corrigée%' and subject = 'edition'") == 1, "of nobody")
        #expect(await town.post(Self.page, paper("awa@town.test", "Awa", "Diallo", "1991-03-02"), as: agent).status == 303, "a slip of the pen")
        #expect(try await vote.count("select birth_year from accounts where id = \(awa.account)") == 1991)
    }

    @Test(arguments: Backend.all) func `a vote on paper under the same name, meanwhile, waits for an officer, who lets a homonym vote`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.proof = .counter }, town = vote.town, edition = vote.edition
        let (awa, agent) = (try await town.person("Awa"), try await town.person("Agathe", (.receptionAgent, .city)))
        #expect(await town.post(Self.page, paper("awa@town.test"), as: agent).status == 303)
        try await town.database.write { db in
            try db.run("insert into check_offs (edition_id, identity, at, channel, place) select \(edition), key, \(Town.noon), 'paper', 'Bibliothèque' from voter_proofs")
        }
        let held = await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: awa)
        #expect(held.notice?.contains("attend une vérification") == true)
        #expect(await town.post(Self.page, paper("awa@town.test", "Fatou", "Sow"), as: agent).status == 422, "what is looked at does not change")
        let id = try await vote.count("select min(id) from quarantines")
        let decision = ["verdict": "released", "reason": "Deux personnes, deux pièces d’identité"]
        #expect(await town.post("/bureau/editions/2026/vote/registre/attente/\(id)", decision, as: vote.officer).status == 303)
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: awa).location == "/editions/2026/voter/enregistre")
    }
}
