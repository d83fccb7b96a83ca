import Database
import L10n
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// From the ballot to the delivered project.
extension JourneyTown {
    static let vote = edition + "/voter"

    /// Omar puts what the steps before have kept on the ballot, has the numbers drawn, makes the catalogue public.
    func ballotIsComposed(_ costs: [String: [String]] = [:]) async throws {
        await doesAll(Self.desk + "/vote", "/projets", ticking: "proposal", costs, as: omar)
        let draw = town.now + .hours(1)
        await does(Self.desk + "/vote", "/tirage/annonce", ["seed_source": ["Le Loto de ce soir"], "seed_at": [Texts(.french).dateTimeInput(draw)]], as: omar)
        town.set(now: draw + .minutes(1))
        await does(Self.desk + "/vote", "/tirage", ["seed": ["5 12 23 31 48"]], as: omar)
        await does(Self.desk + "/vote", "/catalogue", as: omar)
        try await runJobs()
    }

    /// The project that a proposal became.
    func project(_ proposal: Int) async throws -> Project {
        let edition = try await edition(), id = try await self.proposal(proposal).id
        return try await town.database.read { db in try #require(try ProjectStore.projects(edition.id, db).first { $0.proposal == id }) }
    }

    /// What a voter sends who chose these proposals' projects.
    func marked(_ proposals: [Int], act: String = "cast") async throws -> [String: [String]] {
        var choices: [String] = []
        for number in proposals { choices.append("\(try await project(number).id)") }
        var answers = ["choice": choices, "act": [act], "link": ["lives"], "honour": ["1"]]
        if proposals.isEmpty { answers["blank"] = ["1"] }
        return answers
    }

    /// She marks, reads her ballot again, and drops it in the box.
    func votes(_ proposals: [Int], as person: Town.Person, _ location: SourceLocation = #_sourceLocation) async throws {
        let review = await fill(Self.vote, "/voter", try await marked(proposals, act: "review"), as: person, location)
        #expect(review.status == 200 && review.text.contains("Déposer mon bulletin dans l’urne"), "\(said(review))", sourceLocation: location)
        let form = try #require(review.form("/voter"), sourceLocation: location)
        let kept = form.fields["choice", default: []].sorted()
        let sent = try await marked(proposals)
        #expect(kept == sent["choice", default: []].sorted(), "the review carries what was marked", sourceLocation: location)
        let cast = await town.post(form.action, lists: form.fields.merging(sent) { $1 }, as: person)
        #expect(cast.location == Self.vote + "/enregistre", "\(said(cast))", sourceLocation: location)
    }

    /// She shares her points out among the projects of these proposals.
    func gives(_ points: [Int: Int], as person: Town.Person, _ location: SourceLocation = #_sourceLocation) async throws {
        var answers = ["act": ["cast"], "link": ["lives"], "honour": ["1"]]
        for (proposal, count) in points { answers["choice-\(try await project(proposal).id)"] = ["\(count)"] }
        let cast = await fill(Self.vote, "/voter", answers, as: person, location)
        #expect(cast.location == Self.vote + "/enregistre", "\(said(cast))", sourceLocation: location)
    }

    /// Nobody, officer or visitor, by page or by file, reads a count or a choice.
    func nothingIsKnownOfTheVote(_ location: SourceLocation = #_sourceLocation) async throws {
        for address in ["/resultats", "/resultats.csv", "/bulletins.pb", "/proces-verbal.json"] {
            for person in [nil, omar, elsa, augusta] as [Town.Person?] {
                let answer = await town.get(Self.edition + address, as: person)
                #expect(answer.status == 409, "\(address)", sourceLocation: location)
            }
        }
        #expect(await town.post(Self.desk + "/resultats/depouiller", as: omar).status == 409, sourceLocation: location)
        let counts = try await town.database.read { try $0.count("select count(*) from counts") }
        #expect(counts == 0, sourceLocation: location)
    }

    /// Omar opens the box; Elsa sets the hour of the proclamation; every proposer is told; the hour comes.
    func resultsAreProclaimed(at hour: String, meanwhile: () async throws -> Void) async throws {
        let results = Self.desk + "/resultats"
        town.pass(.seconds(15))
        await does(results, "/depouiller", as: omar)
        await does(results, "/proclamation", ["embargo": [hour], "statement": ["Merci à toutes et à tous."]], as: elsa)
        await does(results, "/prevenir", as: omar)
        #expect(await town.post(results + "/prevenir", as: omar).status == 409, "the letters leave once")
        try await runJobs()
        try await meanwhile()
        #expect(await town.get(Self.edition + "/resultats", as: omar).status == 409, "under embargo")
        try await comes(hour)
        town.pass(.seconds(2))
    }

    /// The page where a work is reported on.
    func work(_ proposal: Int) async throws -> String { "\(Self.desk)/realisation/\(try await project(proposal).number)" }
}
