import Database
import Storage
import TestTown
import Testing
import Vocabulary
@testable import ParticipatoryBudget
@testable import Web

/// A sheet of many projects out of the ballot press, in one format, and what the machine makes of it once it was marked and scanned.
struct PrintedPaper {
    let paper: PaperTown
    let file: UrnOnTable
    let layouts: SheetLayouts
    let batch: BallotBatch
    /// Of the PDF file.
    let path: String
    static let titles = [
        "Une aire de jeux ombragée au parc des Cordeliers", "Des bancs et une fontaine sur la place du Marché", "Éclairer le chemin des écoles",
        "Un terrain de pétanque couvert près de la salle des fêtes", "Végétaliser la cour de l’école Jean-Moulin", "Des arceaux à vélos dans chaque quartier",
        "Un jardin partagé derrière la médiathèque",
    ]

    init(_ format: BallotBatch.Format, _ rule: BallotRule = BallotRule(minimum: 1, maximum: 8), projects: Int = 20, _ change: (inout Rulebook) -> Void = { _ in }) async throws {
        paper = try await PaperTown(.sqlite, rule, change)
        let town = paper.town, edition = paper.vote.edition, officer = paper.vote.officer
        try await Self.fill(edition, town, projects)
        _ = await town.post("\(PaperTown.desk)/bulletins", ["format": format.rawValue, "sheets": "1", "scannable": "1"], as: officer)
        _ = await town.post("\(PaperTown.desk)/bulletins/1/urne", ["urn": "\(paper.urn)"], as: officer)
        try await BallotPress.run(town.world)
        let urn = paper.urn
        let read = try await town.database.read { try UrnOnTable.load(urn, of: try EditionStore.edition(edition, $0), for: nil, $0) }
        file = read
        batch = try #require(read.batches.first)
        path = town.world.files.path(of: try #require(Digest(batch.files[0].digest)))
        layouts = await SheetLayouts.of(read, town.world)
    }

    private static func fill(_ edition: EditionID, _ town: Town, _ most: Int) async throws {
        try await town.database.write { db in
            let author = try db.count("select min(author_id) from proposals")
            for number in 1...most {
                let title = titles[number % titles.count]
                guard number > 3 else { try db.run("update projects set title = \(title) where number = \(number)"); continue }
                let proposal = try db.insert("""
                    insert into proposals (edition_id, number, author_id, title, created_at, updated_at, deposited_at, status)
                    values (\(edition), \(number), \(author), \(title), 0, 0, 0, 'on-ballot') returning id
                    """)
                try db.run("""
                    insert into projects (edition_id, proposal_id, number, title, summary, cost, added_at)
                    values (\(edition), \(proposal), \(number), \(title), 'Plus d’ombre, de calme et de place pour les enfants du quartier.', \(Euros(number * 5_000)), 0)
                    """)
            }
        }
    }

    var layout: SheetLayout? { layouts.byBatch[batch.number] }

    /// The sheet as pdftoppm paints it, without its stub, marked with a pen of half a millimetre.
    func sheet(dots: Int, _ marks: [(box: Int, gesture: Gesture)]) async throws -> TestSheet {
        let layout = try #require(layout), height = Int((batch.format.height / 25.4 * Double(dots)).rounded())
        var sheet = TestSheet(try await paper.town.world.scanner.page(1, of: path, height: height))
        let scale = Double(height) / 2400
        for mark in marks {
            let box = layout.boxes[mark.box]
            sheet.draw(mark.gesture, SheetLayout.Box(left: box.left * scale, top: box.top * scale, right: box.right * scale, bottom: box.bottom * scale), pen: Double(dots) / 50)
        }
        sheet.cut(below: (layout.marks[3].y + layout.mark) * scale)
        return sheet
    }

    /// What the job would keep of it: the choices as a person keys them, `blank`, or why it is left to people.
    func reading(_ sheet: TestSheet) async throws -> String {
        let scan = Town.upload(TestSheet.tiff([sheet]), named: "scan.tif")
        let page = try await PageReader(path: scan.temporaryPath, file: file, layouts: layouts, world: paper.town.world).read(1)
        switch page.choices {
        case .failure(let undecided): return undecided.outcome.rawValue
        case .success(let said): return said.verdict == .blank ? "blank" : KeyedChoices.typed(said.choices, file)
        }
    }
}

/// How people mark a box.
enum Gesture: CaseIterable {
    case cross, tick, smallCross, pencil, longTick
    /// A tick so steep and long that it runs through the box above.
    case steepTick

    /// From one place of the box to another, each from 0 to 1.
    var strokes: [(from: (Double, Double), to: (Double, Double))] {
        switch self {
        case .cross: [((0.05, 0), (1, 0.95)), ((1.05, 0.05), (0.05, 1))]
        case .tick: [((0.15, 0.5), (0.4, 0.85)), ((0.4, 0.85), (1.2, -0.1))]
        case .smallCross: [((0.25, 0.25), (0.75, 0.75)), ((0.75, 0.25), (0.25, 0.75))]
        case .pencil: [((0.1, 0.15), (0.95, 0.9)), ((0.9, 0.1), (0.1, 0.95))]
        case .longTick: [((0.1, 0.4), (0.35, 0.9)), ((0.35, 0.9), (1.6, -0.6))]
        case .steepTick: [((0.3, 0.5), (0.45, 0.9)), ((0.45, 0.9), (0.7, -1.6))]
        }
    }

    var shade: UInt8 { self == .pencil ? 120 : 45 }
}
