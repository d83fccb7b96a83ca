import FoundationEssentials
import Testing

/// The glossary speaks of what exists, and the house's main things are in it.
@Suite struct `The glossary` {
    static let lines: [Substring] = {
        let bytes = FileManager.default.contents(atPath: "/\(Project.root)/docs/glossary.md") ?? Data()
        return Substring(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }()

    /// The third column of each table.
    static let types: [(name: String, line: Int)] = lines.enumerated().flatMap { number, line in
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        guard cells.count == 6 else { return [(name: String, line: Int)]() }
        return cells[3].split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { (String($0.element), number + 1) }
    }

    @Test func `each type it names exists`() {
        #expect(Self.types.count > 20, "docs/glossary.md was not read")
        let declared = Set(Project.sources.flatMap { $0.outerTypes.map(\.text) })
        let missing = Self.types.filter { !declared.contains($0.name) }.map { "docs/glossary.md:\($0.line): \($0.name)" }
        #expect(missing.isEmpty, "\(missing.joined(separator: "\n"))")
    }

    @Test func `a thing has one line`() {
        let twice = Dictionary(grouping: Self.types, by: \.name).filter { $0.value.count > 1 }.keys.sorted()
        #expect(twice.isEmpty, "\(twice)")
    }
}
