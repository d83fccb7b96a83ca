import Database
import Storage
import TestTown
import Testing
import Vocabulary
@testable import ParticipatoryBudget
@testable import Web

/// Ballot papers, from the order to the printed sheet.
@Suite struct `Ballot papers` {
    private static let orders = "\(PaperTown.desk)/bulletins"

    @Test(arguments: Backend.all) func `a batch is ordered by the officer, made by itself, and its sheets are numbered once`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, officer = paper.vote.officer
        #expect(await town.post(Self.orders, ["format": "a5", "sheets": "3"], as: paper.agathe).status == 403)
        #expect(await town.post(Self.orders, ["format": "a5", "sheets": "20001"], as: officer).status == 422)
        #expect(await town.post(Self.orders, ["format": "a5", "sheets": "3"], as: officer).status == 303)
        let before = await town.get(Self.orders, as: officer)
        #expect(before.text.contains("0 sur 3") && before.response.header("refresh") == nil && before.text.contains("data-refresh=\"10\""), "its script waits for who writes")
        try await BallotPress.run(town.world)
        try await BallotPress.run(town.world)
        let edition = paper.vote.edition
        let batch = try #require(try await town.database.read { try BallotBatchStore.batches(edition, $0).first })
        #expect(batch.isReady && batch.files.count == 1)
        let words = try await PDFWords(try town.world.files.read(try #require(Digest(batch.files[0].digest))))
        #expect(words.pages == 3 && words.isTagged)
        for number in 1...3 { #expect(words.text.contains("Lot 1, bulletin \(number)")) }
        #expect(words.text.contains("1. Projet 1") && words.text.contains("Choisissez de 1 à 2 projets") && words.text.contains("Je vote blanc"))
        let after = await town.get(Self.orders, as: officer)
        #expect(!after.text.contains("data-refresh") && WellFormed.faults(inDocument: Array(after.text.utf8)) == [])
        #expect(await town.get("\(Self.orders)/\(batch.id)/1.pdf", as: officer).response.header("content-type") == "application/pdf")
        #expect(await town.get("\(Self.orders)/\(batch.id)/1.pdf", as: paper.agathe).status == 403)
        #expect(await town.get("\(Self.orders)/\(batch.id)/2.pdf", as: officer).status == 404)
        #expect(try await town.database.read { try BallotPress.files($0) }.contains(batch.files[0].digest), "the upkeep of files keeps it")
        #expect(await town.post("\(Self.orders)/\(batch.id)/annuler", as: officer).status == 303)
        #expect(await town.get("\(Self.orders)/\(batch.id)/1.pdf", as: officer).status == 409, "called off: none of its sheets is printed again")
    }

    @Test func `without the printing program the batch says why it stopped, and goes on when asked`() async throws {
        let paper = try await PaperTown(.sqlite), town = paper.town
        _ = await town.post(Self.orders, ["format": "a4", "sheets": "1"], as: paper.vote.officer)
        var world = town.world
        world.printer = Printer(interpreter: "/nonexistent/python3")
        let broken = world
        await #expect(throws: PrinterFailure.missing) { try await BallotPress.run(broken) }
        #expect(await town.get(Self.orders, as: paper.vote.officer).text.contains("n’est pas installé"))
        let batch = try await paper.vote.count("select id from ballot_batches")
        #expect(await town.post("\(Self.orders)/\(batch)/reprendre", as: paper.vote.officer).status == 303)
        try await BallotPress.run(town.world)
        #expect(try await paper.vote.count("select made from ballot_batches") == 1)
    }

    @Test func `a specimen shows each kind of ballot and cannot be counted`() async throws {
        for format in BallotBatch.Format.allCases {
            let paper = try await PaperTown(.sqlite, BallotRule(kind: .points))
            let answer = await paper.town.get("\(Self.orders)/specimen/\(format.rawValue).pdf", as: paper.vote.officer)
            guard case .bytes(let bytes) = answer.response.body else { throw NotFound() }
            let words = try await PDFWords(bytes)
            #expect(words.text.contains("spécimen") && words.text.contains("nombre de points") && !words.text.contains("Talon"))
        }
    }

    @Test func `a code is read back by nobody but has the shape of one`() throws {
        let code = try #require(QRCode("PARVIS/2026/3/127"))
        #expect(code.modules.count == 25)
        #expect(code.image("Code").text.contains("data:image/svg+xml;base64,"))
        #expect(QRCode("") == nil)
    }
}
