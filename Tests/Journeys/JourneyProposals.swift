@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// What residents do with their ideas.
extension JourneyTown {
    static let presentation = "Un lieu agréable pour toutes et tous, à deux pas de la place, avec de l’ombre en été."

    /// A person writes her idea step by step; it stays a draft.
    func writes(_ title: String, as person: Town.Person, in territory: Int? = nil) async throws -> ID<Proposal> {
        let page = Self.edition + "/proposer"
        let started = await does(page, "/proposer", ["title": [title], "summary": ["Un endroit plus agréable pour le quartier."], "onBehalf": ["self"]], as: person)
        let place = try #require(started.location)
        await does(place, "/lieu", territory.map { ["territory": ["\($0)"]] } ?? ["place": ["Derrière la poste"]], as: person)
        let draft = place.split(separator: "/").dropLast().joined(separator: "/")
        await does("/\(draft)/presentation", "/presentation", ["body": [Self.presentation]], as: person)
        return try #require(ID<Proposal>(String(draft.split(separator: "/").last ?? "")))
    }

    /// She reads it again and sends it.
    func sends(_ draft: ID<Proposal>, as person: Town.Person) async -> Town.Answer {
        await town.post(
            "\(Self.edition)/proposer/\(draft)/deposer", ["birthYear": "1980", "link": "lives", "accepts": "1"], as: person)
    }

    /// She writes and deposits it, and receives its number.
    @discardableResult
    func deposits(_ title: String, as person: Town.Person, in territory: Int? = nil, _ location: SourceLocation = #_sourceLocation) async throws -> Int {
        let draft = try await writes(title, as: person, in: territory)
        let sent = await does(
            "\(Self.edition)/proposer/\(draft)/relecture", "/deposer", ["birthYear": ["1980"], "link": ["lives"], "accepts": ["1"]], as: person, location)
        let parts = (sent.location ?? "").split(separator: "/").map(String.init)
        return try #require(parts.dropLast().last.flatMap { Int($0) }, sourceLocation: location)
    }

    func withdraws(_ number: Int, because reason: String, as person: Town.Person) async throws {
        let page = "/mes-idees/\(try await proposal(number).id)"
        await does(page, "/retirer", ["withdrawReason": [reason]], as: person)
    }

    /// Omar proposes it, each of the two authors agrees.
    func officerUnites(_ number: Int, into other: Int, because reason: String, authors: [Town.Person]) async throws {
        await does("\(Self.desk)/propositions/\(number)/reunir", "/reunir", ["into": ["\(other)"], "reason": [reason]], as: omar)
        for (proposal, author) in zip([number, other], authors) {
            await does("/mes-idees/\(try await self.proposal(proposal).id)", "/accepter", as: author)
        }
    }

    /// Ada types in the sheet of somebody who has no address.
    func agentDepositsForSomebody(_ given: String, _ title: String) async -> Town.Answer {
        await does("/bureau/accueil/deposer/\(Self.slug)", "/bureau/accueil/deposer/\(Self.slug)", [
            "given": [given], "family": ["Lefèvre"], "postalAddress": ["3 rue du Puits"], "birthYear": ["1950"], "link": ["lives"], "title": [title],
            "summary": ["Pour se reposer en chemin."], "body": [Self.presentation], "onBehalf": ["self"], "channel": ["counter"], "consent": ["1"],
        ], as: ada)
    }
}
