import Database
import Storage
import TestTown
import Testing
import Vocabulary
@testable import ParticipatoryBudget
@testable import Web

/// The town after the close, with ballot papers that a scanner reads: a batch given to the urn, another that stayed elsewhere.
struct ScannedTown {
    let paper: PaperTown
    let printed: [GreyPage]
    let foreign: GreyPage
    let layout: SheetLayout

    var town: Town { paper.town }
    var link: String { "\(paper.urnLink)/numerisation" }

    init(_ backend: Backend, _ rule: BallotRule = BallotRule(minimum: 1, maximum: 2), sheets: Int, _ change: (inout Rulebook) -> Void = { _ in }) async throws {
        paper = try await PaperTown(backend, rule, change)
        let town = paper.town, officer = paper.vote.officer
        for count in [sheets, 1] { _ = await town.post("\(PaperTown.desk)/bulletins", ["format": "a4", "sheets": "\(count)", "scannable": "1"], as: officer) }
        try await BallotPress.run(town.world)
        let edition = paper.vote.edition
        let batches = try await town.database.read { try BallotBatchStore.batches(edition, $0) }
        _ = await town.post("\(PaperTown.desk)/bulletins/\(batches[0].id)/urne", ["urn": "\(paper.urn)"], as: officer)
        _ = await town.post("\(paper.link)/urnes/sceller", ["urn": "\(paper.urn)", "closing": "Z-9"], as: paper.agathe)
        town.set(now: VoteTown.closes + .seconds(15))
        _ = await town.post("\(paper.urnLink)/feuilles", ["sheets": "\(sheets)"], as: paper.agathe)
        func page(_ number: Int, of batch: BallotBatch) async throws -> GreyPage {
            try await town.world.scanner.page(number, of: town.world.files.path(of: #require(Digest(batch.files[0].digest))), height: 2000)
        }
        var pages: [GreyPage] = []
        for number in 1...sheets { pages.append(try await page(number, of: batches[0])) }
        printed = pages
        foreign = try await page(1, of: batches[1])
        let code = try #require(try await town.world.scanner.codes(on: pages[0]).first { SheetCode.read($0.text, town.world) != nil })
        layout = try #require(SheetLayout(of: pages[0], code: code, millimetres: 297, boxSide: 4.5))
    }

    /// A sheet without its stub, with crosses in these boxes, from 0.
    func sheet(_ page: GreyPage, _ crosses: Int...) -> TestSheet {
        var sheet = TestSheet(page)
        for box in crosses { sheet.cross(layout.boxes[box]) }
        sheet.cut(below: layout.marks[3].y + layout.mark)
        return sheet
    }

    func send(_ sheets: [TestSheet], from first: Int, to last: Int? = nil, as person: Town.Person) async -> Town.Answer {
        await town.post(
            link, ["first": "\(first)", "last": "\(last ?? first + sheets.count - 1)"], as: person, files: ["file": [Town.upload(TestSheet.tiff(sheets), named: "urne.tif")]])
    }

    func outcomes() async throws -> [ScannedSheet.Outcome] {
        let urn = paper.urn
        return try await town.database.read { try ScanStore.sheets(urn, $0) }.map(\.outcome)
    }

    func entries() async throws -> [SheetEntry] {
        let urn = paper.urn
        return try await town.database.read { try SheetStore.entries(urn, $0) }
    }
}
