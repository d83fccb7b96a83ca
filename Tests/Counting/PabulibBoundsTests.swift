import Pabulib
import Tally
import Testing

/// How large amounts may be, and what makes two ids one.
struct PabulibBoundsTests {
    private func read(_ text: String) throws -> PabulibFile { try PabulibFile(reading: Array(text.utf8)) }

    private func defects(_ text: String) -> [Defect.Kind] {
        do { return try read(text).defects.map(\.kind) } catch { return (error as? RefusedFile)?.defects.map(\.kind) ?? [] }
    }

    @Test func `amounts up to ten to the eighteen are counted exactly, together up to what 64 bits hold`() throws {
        func file(_ costs: [Int], budget: Int, kind: String = "approval") -> String {
            let projects = costs.enumerated().map { "\($0 + 1);\($1)\n" }.joined()
            return "META\nkey;value\nbudget;\(budget)\nvote_type;\(kind)\nPROJECTS\nproject_id;cost\n\(projects)VOTES\nvoter_id;vote;points\na;1;1\nb;1;1\nc;2;1\n"
        }
        // Floating point holds these two equal.
        let one = try read(file([9_007_199_254_740_993, 9_007_199_254_740_992], budget: 9_007_199_254_740_992))
        for rule in [AllocationRule(), AllocationRule(.equalShares, completions: [.add1u]), AllocationRule(.phragmen), AllocationRule(.maxUtility), AllocationRule(.boundedOverspending)] {
            #expect(try rule.allocate(one.instance, one.profile).letters == "B", "\(rule.method)")
        }
        let most = 1_000_000_000_000_000_000
        #expect(try read(file([Int](repeating: most, count: 9), budget: most)).instance.projects.count == 9)
        #expect(defects(file([Int](repeating: most, count: 10), budget: most)).contains(.beyondBounds("\(most)")))
        #expect(defects(file([most + 1], budget: most)).contains(.beyondBounds("\(most + 1)")))
        #expect(defects(file([10_000_000_000_001], budget: 10, kind: "scoring")).contains(.beyondBounds("10000000000001")))
    }

    @Test func `an id written with an accent in two ways is one id`() {
        #expect(defects(PabulibTests.plain.replacing("02;300.50", with: "é;300.50").replacing("A/3;299,5", with: "e\u{301};299,5")).contains(.repeatedProject("e\u{301}")))
    }
}
