import TestTown
import Testing
@testable import ParticipatoryBudget
@testable import Web

/// Our own ballot papers of twenty projects, printed, painted at 200 and 300 dots an inch, marked, turned, grainy: what is read is right.
@Suite(.serialized, .enabled(if: Scanner().missing.isEmpty, "poppler-utils or libzbar0 is not installed")) struct `Whole scanned sheets` {
    /// A mark on each of some boxes, all gestures in turn.
    private static func marks(_ boxes: [Int]) -> [(box: Int, gesture: Gesture)] {
        let gestures: [Gesture] = [.cross, .tick, .smallCross, .pencil, .longTick]
        return boxes.enumerated().map { (box: $1, gesture: gestures[$0 % gestures.count]) }
    }

    @Test(arguments: [BallotBatch.Format.a4, .a5]) func `twenty projects to tick are read at 200 and 300 dots an inch, askew, upside down and grainy`(_ format: BallotBatch.Format) async throws {
        let printed = try await PrintedPaper(format)
        #expect(printed.layout?.boxes.count == 21, "on one page")
        var first = try await printed.sheet(dots: 200, Self.marks([0, 1, 5, 11, 19])).laid(sine: 0.034, grain: 14)
        first.dust(seed: 3)
        #expect(try await printed.reading(first) == "1 2 6 12 20")
        let second = try await printed.sheet(dots: 300, Self.marks([3, 7, 8, 9, 18])).laid(sine: -0.03, grain: 14).upsideDown
        #expect(try await printed.reading(second) == "4 8 9 10 19")
        let third = try await printed.sheet(dots: 200, Self.marks([2, 4, 6, 10, 13, 15, 16, 17])).laid(sine: -0.02, grain: 10).upsideDown
        #expect(try await printed.reading(third) == "3 5 7 11 14 16 17 18")
        let blank = try await printed.sheet(dots: 200, Self.marks([20])).laid(sine: 0.01, grain: 14)
        #expect(try await printed.reading(blank) == "blank")
        let none = try await printed.sheet(dots: 200, []).laid(sine: 0.034, grain: 14)
        #expect(try await printed.reading(none) == "unmarked", "noise is no mark")
    }

    @Test func `a tick that runs through the box above is left to people, even where lines are close`() async throws {
        let printed = try await PrintedPaper(.a5)
        for dots in [200, 300] {
            let sheet = try await printed.sheet(dots: dots, [(4, .steepTick), (12, .cross)]).laid(sine: 0.02, grain: 10)
            #expect(try await printed.reading(sheet) == "doubtful", "\(dots): never the project above")
            let beside = try await printed.sheet(dots: dots, [(7, .tick), (8, .cross), (9, .tick), (10, .longTick)]).laid(sine: -0.01, grain: 10)
            #expect(try await printed.reading(beside) == "8 9 10 11", "\(dots): marks one above the other are each read")
        }
    }

    @Test(arguments: zip([BallotBatch.Format.a4, .a5], [20, 12])) func `projects with grades are read by lines, twenty on an A4 page, twelve on an A5 one`(_ format: BallotBatch.Format, _ most: Int) async throws {
        let printed = try await PrintedPaper(format, BallotRule(kind: .grades), projects: most) { $0.allocation.order = .majorityJudgment }
        let columns = BallotGrade.allCases.count
        #expect(printed.layout?.boxes.count == most * columns + (BallotRule(kind: .grades).allowsBlank ? 1 : 0), "on one page")
        let boxes = (0..<most).map { $0 * columns + $0 % 3 }, said = (0..<most).map { "\($0 + 1):\(3 - $0 % 3)" }.joined(separator: " ")
        #expect(try await printed.reading(try await printed.sheet(dots: 200, Self.marks(boxes)).laid(sine: 0.034, grain: 14)) == said)
        #expect(try await printed.reading(try await printed.sheet(dots: 300, Self.marks(boxes)).laid(sine: -0.02, grain: 10).upsideDown) == said)
    }

    @Test(arguments: [BallotBatch.Format.large, .easy]) func `large print that takes several pages is made without marks, and said to be for people`(_ format: BallotBatch.Format) async throws {
        let printed = try await PrintedPaper(format), pages = try await printed.paper.town.world.scanner.pages(of: printed.path)
        #expect(pages > 1 && !printed.batch.isScannable && printed.batch.isReady && printed.layout == nil)
        let page = await printed.paper.town.get("\(PaperTown.desk)/bulletins", as: printed.paper.vote.officer).text
        #expect(!page.contains("Lisible par un scanner"))
    }

    @Test(arguments: [BallotBatch.Format.large, .easy]) func `large print of few projects is read`(_ format: BallotBatch.Format) async throws {
        let printed = try await PrintedPaper(format, projects: 5)
        let sheet = try await printed.sheet(dots: 200, Self.marks([0, 2, 4])).laid(sine: 0.03, grain: 14).upsideDown
        #expect(try await printed.reading(sheet) == "1 3 5")
    }
}
