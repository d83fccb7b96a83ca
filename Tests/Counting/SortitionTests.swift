import Sortition
import Testing

/// The draw by lot: quotas kept, chances as the method promises, the same people for the same seed.
struct SortitionTests {
    /// Three women, one of them the only young person; nine men.
    static let rows = [["f", "young"], ["f", "old"], ["f", "old"]] + Array(repeating: ["m", "old"], count: 9)

    private func pool(_ quotas: Quota...) throws -> Pool { try Pool(columns: ["sex", "age"], rows: Self.rows, quotas: quotas) }

    private func parity(young: ClosedRange<Int> = 0...2) throws -> Pool {
        try pool(Quota("sex", "f", 2, 2), Quota("sex", "m", 2, 2), Quota("age", "young", young.lowerBound, young.upperBound), Quota("age", "old", 0, 4))
    }

    private func expect(_ chances: [Double], _ expected: [Double]) {
        for (chance, wanted) in zip(chances, expected) { #expect(abs(chance - wanted) < 1e-6) }
        #expect(chances.count == expected.count)
    }

    @Test(arguments: DrawMethod.allCases) func `every panel keeps the quotas, and chances add up to the places`(method: DrawMethod) throws {
        let pool = try parity(), lottery = try Lottery(pool, size: 4, method: method)
        #expect(abs(lottery.chances.reduce(0, +) - 4) < 1e-6 && lottery.weights.reduce(0, +) == Lottery.tickets)
        for seed in 0..<50 {
            let drawn = lottery.draw(seed: "seed \(seed)")
            #expect(drawn.rows.count == 4 && Set(drawn.rows).count == 4)
            #expect(drawn.rows.count { Self.rows[$0][0] == "f" } == 2)
        }
    }

    @Test func `alike people have alike chances`() throws {
        expect(try Lottery(try parity(), size: 4, method: .leximin).chances, [2 / 3, 2 / 3, 2 / 3] + Array(repeating: 2 / 9, count: 9))
    }

    @Test func `maximin raises the lowest chance and no other`() throws {
        #expect(abs((try Lottery(try parity(), size: 4, method: .maximin).chances.min() ?? 0) - 2 / 9) < 1e-6)
    }

    @Test func `nash makes the product of chances highest`() throws {
        // Here all three women alike.
        for chance in try Lottery(try parity(), size: 4, method: .nash).chances.prefix(3) { #expect(abs(chance - 2 / 3) < 0.01) }
    }

    @Test func `leximin raises the second lowest once the lowest is settled`() throws {
        // The young woman is in every panel: the two others share one place, whatever the men's chances.
        expect(try Lottery(try parity(young: 1...1), size: 4, method: .leximin).chances, [1, 1 / 2, 1 / 2] + Array(repeating: 2 / 9, count: 9))
    }

    @Test(arguments: DrawMethod.allCases) func `who is in no panel allowed is never drawn`(method: DrawMethod) throws {
        #expect(try Lottery(try parity(young: 0...0), size: 4, method: method).chances[0] == 0)
    }

    @Test func `who can be in no panel has no chance, and others lose nothing by it`() throws {
        expect(try Lottery(try parity(young: 0...0), size: 4, method: .leximin).chances, [0, 1, 1] + Array(repeating: 2 / 9, count: 9))
    }

    @Test(arguments: [DrawMethod.leximin, .maximin, .nash]) func `averages that no panels come to are not promised`(method: DrawMethod) throws {
        // Any two of the first three exclude each other; half of each would keep every quota all the same.
        let rows = [["f", "x", "q"], ["f", "y", "p"], ["m", "y", "q"], ["m", "x", "p"]]
        let quotas = ["f", "m"].map { Quota("one", $0, 0, $0 == "f" ? 1 : 2) } + ["x", "y"].map { Quota("two", $0, 0, $0 == "y" ? 1 : 2) }
            + ["p", "q"].map { Quota("three", $0, 0, $0 == "q" ? 1 : 2) }
        let pool = try Pool(columns: ["one", "two", "three"], rows: rows, quotas: quotas)
        let chances = try Lottery(pool, size: 2, method: method).chances
        for (chance, wanted) in zip(chances, [1 / 3, 1 / 3, 1 / 3, 1] as [Double]) { #expect(abs(chance - wanted) < 1e-4) }
    }

    @Test func `the same seed draws the same people, another seed others`() throws {
        let first = try Lottery(try parity(), size: 4, method: .leximin), again = try Lottery(try parity(), size: 4, method: .leximin)
        #expect(first.digest == again.digest && first.draw(seed: "a") == again.draw(seed: "a"))
        #expect(Set((0..<40).map { first.draw(seed: "\($0)").rows }).count > 20)
        #expect(try Lottery(try parity(young: 1...1), size: 4, method: .leximin).digest != first.digest)
    }

    @Test func `over many seeds people come as often as their chances say`() throws {
        let lottery = try Lottery(try parity(), size: 4, method: .leximin)
        var times = Array(repeating: 0, count: 12)
        for seed in 0..<3_000 { for row in lottery.draw(seed: "\(seed)").rows { times[row] += 1 } }
        // Five standard deviations.
        for (count, chance) in zip(times, lottery.chances) { #expect(abs(Double(count) - 3_000 * chance) < 5 * (3_000 * chance * (1 - chance)).squareRoot()) }
    }

    @Test(arguments: DrawMethod.allCases) func `of a household one at most`(method: DrawMethod) throws {
        let rows = [["f", "1"], ["m", "1"], ["f", "2"], ["m", ""], ["m", ""]]
        let pool = try Pool(columns: ["sex", "home"], rows: rows, quotas: [Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 2)], household: "home")
        let lottery = try Lottery(pool, size: 2, method: method)
        for seed in 0..<60 { #expect(!Set([0, 1]).isSubset(of: lottery.draw(seed: "\(seed)").rows)) }
    }

    @Test(arguments: DrawMethod.allCases) func `quotas that no panel keeps are refused with the least change that helps`(method: DrawMethod) throws {
        let pool = try pool(Quota("sex", "f", 2, 2), Quota("sex", "m", 2, 2), Quota("age", "young", 2, 2), Quota("age", "old", 2, 2))
        // There is one young person only.
        #expect(throws: DrawProblem.noPanel(relaxed: [Quota("age", "young", 1, 2), Quota("age", "old", 2, 3)])) {
            _ = try Lottery(pool, size: 4, method: method)
        }
        let widened = try self.pool(Quota("sex", "f", 2, 2), Quota("sex", "m", 2, 2), Quota("age", "young", 1, 2), Quota("age", "old", 2, 3))
        #expect(try Lottery(widened, size: 4, method: method).draw(seed: "a").rows.count == 4)
        #expect(throws: DrawProblem.tooFewPeople) { _ = try Lottery(try parity(), size: 13, method: method) }
    }

    @Test func `a pool or quotas that are wrong are refused`() throws {
        #expect(throws: Pool.Problem.noSuchColumn("job")) { _ = try pool(Quota("job", "x", 0, 1)) }
        #expect(throws: Pool.Problem.unknownFeature(row: 3, category: "sex", feature: "m")) { _ = try pool(Quota("sex", "f", 0, 1)) }
        #expect(throws: Pool.Problem.quotaTurnedAround(category: "sex", feature: "f")) { _ = try pool(Quota("sex", "f", 2, 1)) }
        #expect(throws: Pool.Problem.repeatedQuota(category: "sex", feature: "f")) { _ = try pool(Quota("sex", "f", 1, 1), Quota("sex", "f", 1, 2)) }
        #expect(throws: Pool.Problem.ragged(row: 1)) { 
            _ = try Pool(columns: ["sex", "age"], rows: [["f", "old"], ["m"]], quotas: [Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)])
        }
        #expect(throws: Pool.Problem.empty) { _ = try Pool(columns: ["sex"], rows: [], quotas: [Quota("sex", "f", 1, 1)]) }
    }
}
