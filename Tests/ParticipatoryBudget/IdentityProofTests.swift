import Database
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// The rung of the ladder where a provider of identity vouches for who votes: what must not pass, then what does.
@Suite struct `Identity proved by a provider` {
    private static let page = "/editions/2026/voter/identite"

    /// An edition that asks for it, and its provider.
    private func opened(_ backend: Backend) async throws -> (vote: VoteTown, provider: TestIdentityProvider) {
        let provider = TestIdentityProvider()
        return (try await VoteTown(backend, identities: provider.provider.identityProvider) { $0.proof = .identity }, provider)
    }

    /// She asks, and is sent there; gives where she is sent back to.
    private func leave(_ vote: VoteTown, _ provider: TestIdentityProvider, as person: Town.Person) async throws -> (code: String, state: String) {
        #expect(await vote.town.post(Self.page, as: person).location == Self.page)
        let account = person.account
        let address = try await vote.town.database.read { try $0.first("select address from identity_passages where account_id = \(account)") { $0.text() } }
        return provider.open(try #require(address))
    }

    private func back(_ passage: (code: String, state: String), _ vote: VoteTown, as person: Town.Person?) async -> Town.Answer {
        await vote.town.get("/identite/retour?code=\(passage.code)&state=\(passage.state)", as: person)
    }

    private func proofs(_ vote: VoteTown) async throws -> Int { try await vote.count("select count(*) from voter_proofs") }

    // MARK: What a provider says wrong

    /// What must not be believed, and why.
    enum Lie: String, Sendable, CaseIterable {
        case unsigned, confusion, unknownKey, otherKind, altered, issuer, audience, expired, nonce, level, noLevel, otherPerson, unsignedPerson, nobody

        var fault: ProviderFault {
            switch self {
            case .unsigned, .confusion, .unsignedPerson: .algorithm
            case .unknownKey, .otherKind: .key
            case .altered: .signature
            case .issuer: .issuer
            case .audience: .audience
            case .expired: .expired
            case .nonce: .nonce
            case .level, .noLevel: .level
            case .otherPerson, .nobody: .subject
            }
        }

        func tell(_ speech: inout TestIdentityProvider.Speech) {
            switch self {
            case .unsigned: speech.algorithm = "none"
            case .confusion: (speech.algorithm, speech.key) = ("HS256", "r")
            case .unknownKey: speech.key = "unknown"
            case .otherKind: speech.key = "r"
            case .altered: speech.isAltered = true
            case .issuer: speech.issuer = "https://other.test"
            case .audience: speech.audience = "another-service"
            case .expired: speech.life = 0
            case .nonce: speech.nonce = "another-nonce-of-more-than-thirty-two-signs"
            case .level: speech.level = "eidas0"
            case .noLevel: speech.level = ""
            case .otherPerson: speech.personSubject = "somebody-else"
            case .unsignedPerson: speech.personAlgorithm = "none"
            case .nobody: speech.subject = ""
            }
        }
    }

    @Test(arguments: Lie.allCases) func `nothing is believed that is not signed, for us, now, for this question, at this level`(_ lie: Lie) async throws {
        let test = TestIdentityProvider(), provider = test.provider, town = try await Town(TestDatabases.fresh(.sqlite))
        let request = IdentityRequest("a-state", town.world)
        let code = test.open(try await provider.address(request, at: Town.noon)).code
        #expect(try await provider.proof(code, request, at: Town.noon).bornOn == "1980-05-17", "without a lie it is believed")
        test.says { lie.tell(&$0) }
        await #expect(throws: lie.fault) { try await provider.proof(code, request, at: Town.noon) }
    }

    @Test func `both algorithms are believed, a new key is asked for, another question's verifier is refused`() async throws {
        let test = TestIdentityProvider(), provider = test.provider, town = try await Town(TestDatabases.fresh(.sqlite))
        let request = IdentityRequest("a-state", town.world)
        #expect(request.nonce.count >= 32 && request.verifier.count >= 43 && request.nonce != request.verifier)
        test.says { $0.publishes = #"{"keys":[]}"# }
        let address = try await provider.address(request, at: Town.noon)
        #expect(address.contains("code_challenge_method=S256") && address.contains("acr_values=eidas1") && !address.contains(request.verifier))
        let code = test.open(address).code
        await #expect(throws: ProviderFault.key) { try await provider.proof(code, request, at: Town.noon) }
        test.says { $0.algorithm = "RS256"; $0.key = "r"; $0.personAlgorithm = "ES256" }
        let proven = try await provider.proof(code, request, at: Town.noon)
        #expect(proven.subject == "https://fc.test/api/v2 sub-of-nadia" && proven.familyName == "Haddad")
        await #expect(throws: ProviderFault.silence) { try await provider.proof(code, IdentityRequest("another", town.world), at: Town.noon) }
    }

    // MARK: Who comes back

    @Test(arguments: Backend.all) func `only the session that asked comes back, once, within ten minutes`(_ backend: Backend) async throws {
        let (vote, provider) = try await opened(backend)
        let (nadia, karim) = (try await vote.town.person("Nadia"), try await vote.town.person("Karim"))
        var passage = try await leave(vote, provider, as: nadia)
        #expect(passage.state.count >= 32)
        #expect(await back(("the-code", "a-state-that-nobody-ever-drew-of-us"), vote, as: nadia).status == 409)
        #expect(await back(passage, vote, as: karim).status == 409, "another session")
        #expect(await back(passage, vote, as: nil).status == 409, "no session")
        #expect(try await proofs(vote) == 0)
        provider.says { $0.nonce = "another-nonce-of-more-than-thirty-two-signs" }
        #expect(await back(passage, vote, as: nadia).status == 409)
        provider.says { _ in }
        #expect(await back(passage, vote, as: nadia).status == 409, "used up by the answer that was refused")
        passage = try await leave(vote, provider, as: nadia)
        #expect(await vote.town.get("/identite/retour?error=access_denied&state=\(passage.state)", as: nadia).text.contains("Recommencer"))
        #expect(await back(passage, vote, as: nadia).status == 409, "used up by the refusal")
        passage = try await leave(vote, provider, as: nadia)
        vote.town.pass(IdentityPassage.life)
        #expect(await back(passage, vote, as: nadia).status == 409, "too late")
        #expect(try await proofs(vote) == 0)
    }

    @Test(arguments: Backend.all) func `she votes, nothing but digests stays, and the same person votes once`(_ backend: Backend) async throws {
        let (vote, provider) = try await opened(backend), town = vote.town
        let (nadia, karim) = (try await town.person("Nadia"), try await town.person("Karim"))
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia).status == 409)
        #expect(await town.get(VoteTown.ballot, as: nadia).text.contains(Self.page))
        #expect(WellFormed.faults(inDocument: Array(await town.get(Self.page, as: nadia).text.utf8)) == [])
        let hers = try await leave(vote, provider, as: nadia)
        let page = await town.get(Self.page, as: nadia)
        #expect(page.text.contains("https://fc.test/authorize?") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let answer = await back(hers, vote, as: nadia)
        #expect(answer.status == 303 && answer.location?.hasPrefix("https://fc.test/session/end?id_token_hint=") == true)
        #expect(await back(hers, vote, as: nadia).status == 409, "replayed")
        #expect(await town.get("/identite/sortie?state=\(hers.state)", as: nadia).location == VoteTown.ballot)
        #expect(await town.get("/identite/sortie?state=\(hers.state)", as: karim).location == "/")
        // The same person, with another account.
        let second = try await leave(vote, provider, as: karim)
        #expect(await back(second, vote, as: karim).status == 303, "nobody has voted yet")
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia).status == 303)
        #expect(try await vote.count("select count(*) from check_offs where subject is not null and identity is not null") == 1)
        let refused = await town.post(VoteTown.ballot, lists: try await vote.fields(2), as: karim)
        #expect(refused.status == 409 && refused.text.contains("déjà enregistré"))
        #expect(try await vote.count("select count(*) from check_offs") == 1)
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 1)
        #expect(try await vote.count("select count(*) from voter_proofs where key like '%sub-of%' or key like '%Haddad%'") == 0)
        #expect(try await vote.count("select count(*) from check_offs where subject like '%sub-of%' or identity like '%Haddad%'") == 0)
        #expect(try await vote.count("select count(*) from declared_identities") == 0)
        town.set(now: VoteTown.closes)
        try await VotePassages.run(town.world)
        #expect(try await vote.count("select count(*) from check_offs where subject is not null") == 0)
        #expect(try await vote.count("select (select count(*) from identity_passages) + (select count(*) from voter_proofs)") == 0)
    }

    @Test(arguments: Backend.all) func `whoever has voted with that identity is told so, and a child is refused`(_ backend: Backend) async throws {
        let (vote, provider) = try await opened(backend), town = vote.town
        let (nadia, karim, lila) = (try await town.person("Nadia"), try await town.person("Karim"), try await town.person("Lila"))
        _ = await back(try await leave(vote, provider, as: nadia), vote, as: nadia)
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia).status == 303)
        #expect(await back(try await leave(vote, provider, as: karim), vote, as: karim).text.contains("déjà enregistré"))
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: karim).status == 409)
        provider.says { $0.subject = "sub-of-lila"; $0.born = "2019-01-01" }
        #expect(await back(try await leave(vote, provider, as: lila), vote, as: lila).status == 403)
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: lila).status == 409)
        #expect(try await vote.count("select count(*) from check_offs") == 1)
    }

    @Test func `without a provider, voters and officers are told plainly`() async throws {
        let vote = try await VoteTown(.sqlite) { $0.proof = .identity }, nadia = try await vote.town.person("Nadia")
        #expect(await vote.town.get(VoteTown.ballot, as: nadia).text.contains("pas encore relié"))
        #expect(await vote.town.post(Self.page, as: nadia).status == 409)
        #expect(await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia).status == 409)
        #expect(await vote.town.get("/bureau/editions/2026/vote", as: vote.officer).text.contains("personne ne peut voter sur internet"))
    }
}
