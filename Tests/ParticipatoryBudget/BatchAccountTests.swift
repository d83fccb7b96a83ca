import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// No printed sheet is without an account, whether its batch was given to an urn or not.
@Suite struct `Batches that no urn was given` {
    private static let batches = "\(PaperTown.desk)/bulletins"
    private static let count = "/bureau/editions/2026/resultats/depouiller"

    /// A batch of ten sheets, made; the only urn is signed empty; the vote is closed.
    private static func closed(_ backend: Backend) async throws -> PaperTown {
        let paper = try await PaperTown(backend), town = paper.town
        _ = await town.post(batches, ["format": "a4", "sheets": "10"], as: paper.vote.officer)
        try await town.database.write { _ = try $0.run("update ballot_batches set made = sheets") }
        _ = await town.post("\(paper.link)/urnes/sceller", ["urn": "\(paper.urn)", "closing": "Z-9"], as: paper.agathe)
        town.set(now: VoteTown.closes + .seconds(15))
        _ = await town.post("\(paper.urnLink)/feuilles", ["sheets": "0"], as: paper.agathe)
        _ = await town.post("\(paper.urnLink)/signer", as: paper.agathe)
        _ = await town.post("\(paper.urnLink)/contresigner", as: paper.bruno)
        return paper
    }

    @Test(arguments: Backend.all) func `the vote is not counted before the officer has counted what stayed in the box`(_ backend: Backend) async throws {
        let paper = try await Self.closed(backend), town = paper.town, officer = paper.vote.officer, link = "\(Self.batches)/1/compte"
        let early = await town.post(Self.count, as: officer)
        #expect(early.status == 409 && early.text.contains("ne sont pas comptés (1)"))
        #expect(await town.get("/bureau", as: officer).text.contains("Lots de bulletins restés sans urne"))
        let page = await town.get(Self.batches, as: officer)
        #expect(page.text.contains("Compter ce lot") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(!page.text.contains("Annuler ce lot"))
        #expect(await town.post("\(Self.batches)/1/annuler", as: officer).status == 409, "its sheets may lie in an urn")
        #expect(await town.post(link, ["spoiled": "1", "unused": "9"], as: paper.agathe).status == 403)
        let short = await town.post(link, ["spoiled": "1", "unused": "8"], as: officer)
        #expect(short.status == 422 && short.text.contains("le lot compte 10 bulletins"))
        #expect(await town.post(link, ["spoiled": "1", "unused": "9"], as: officer).status == 303)
        #expect(await town.post(Self.count, as: officer).status == 303)
        let record = await town.get("/editions/2026/proces-verbal", as: officer).text
        #expect(record.contains("Imprimés = utilisés + abîmés + restants"))
        #expect(try await paper.vote.count("select used + spoiled + unused from batch_accounts where superseded_at is null") == 10)
    }

    @Test func `what was made before a batch was called off is destroyed, and said so`() async throws {
        let paper = try await PaperTown(.sqlite), town = paper.town, officer = paper.vote.officer
        _ = await town.post(Self.batches, ["format": "a4", "sheets": "10"], as: officer)
        try await town.database.write { _ = try $0.run("update ballot_batches set made = 4") }
        #expect(await town.post("\(Self.batches)/1/compte", ["spoiled": "0", "unused": "4"], as: officer).status == 409, "being made")
        #expect(await town.post("\(Self.batches)/1/annuler", as: officer).status == 303)
        #expect(try await paper.vote.count("select spoiled from batch_accounts where superseded_at is null") == 4)
        #expect(await town.post("\(Self.batches)/1/compte", ["spoiled": "0", "unused": "4"], as: officer).status == 409, "called off")
    }

    @Test func `a batch is not given to an urn that somebody has signed: nobody could count it there any more`() async throws {
        let paper = try await PaperTown(.sqlite), town = paper.town, officer = paper.vote.officer
        _ = await town.post(Self.batches, ["format": "a4", "sheets": "10"], as: officer)
        _ = await town.post("\(paper.link)/urnes/sceller", ["urn": "\(paper.urn)", "closing": "Z-9"], as: paper.agathe)
        town.set(now: VoteTown.closes + .seconds(15))
        _ = await town.post("\(paper.urnLink)/feuilles", ["sheets": "0"], as: paper.agathe)
        #expect(await town.post("\(paper.urnLink)/signer", as: paper.agathe).status == 303)
        #expect(await town.post("\(Self.batches)/1/urne", ["urn": "\(paper.urn)"], as: officer).status == 422)
        #expect(try await paper.vote.count("select count(*) from ballot_batches where urn_id is not null") == 0)
    }

    @Test func `a batch that changes urns is counted again`() async throws {
        let paper = try await PaperTown(.sqlite), town = paper.town, officer = paper.vote.officer
        _ = await town.post(Self.batches, ["format": "a4", "sheets": "10"], as: officer)
        _ = await town.post("\(Self.batches)/1/urne", ["urn": "\(paper.urn)"], as: officer)
        try await town.database.write { db in
            _ = try db.run("update ballot_batches set made = sheets")
            _ = try db.run("insert into batch_accounts (batch_id, used, spoiled, unused, noted_at) values (1, 3, 0, 7, 0)")
        }
        _ = await town.post("\(Self.batches)/1/urne", ["urn": "\(paper.urn)"], as: officer)
        #expect(try await paper.vote.count("select count(*) from batch_accounts where superseded_at is null") == 1, "the same urn")
        _ = await town.post("\(Self.batches)/1/urne", ["urn": ""], as: officer)
        #expect(try await paper.vote.count("select count(*) from batch_accounts where superseded_at is null") == 0)
    }
}
