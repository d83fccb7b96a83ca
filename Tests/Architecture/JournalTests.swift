import Testing

/// The journal speaks in words: every act that the sources write down has them, in the folder that performs it.
@Suite struct `Words of the journal` {
    /// `proposal.deposit`: a thing, then what was done to it.
    private static func isAct(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { part in
            part.first?.isLowercase == true && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") }
        }
    }

    /// The tables of words: files named after the journal that make one.
    private static func isTable(_ file: SourceFile) -> Bool {
        let says = Set(file.words.map(\.text))
        return file.name.contains("Journal") && file.name != "JournalWords.swift" && !file.path.contains("/Pages/")
            && says.contains("acts") && says.contains("JournalWords") && !says.contains("View")
    }

    /// `2-Proposals`, `Accounts`: the second folder of a house.
    private static func folder(_ file: SourceFile) -> String { file.path.split(separator: "/").prefix(3).joined(separator: "/") }

    private static let houses = Project.sources.filter { $0.isIn("Sources/Platform") || $0.isIn("Sources/ParticipatoryBudget") || $0.isIn("Sources/ParticipatoryBodies") || $0.isIn("Sources/Engagement") || $0.isIn("Sources/App") }

    private static let words: [String: SourceFile] = houses.filter(isTable).reduce(into: [:]) { known, file in
        for literal in file.parts.literals where isAct(literal.text) { known[literal.text] = file }
    }

    /// The acts that a file names, whole or by the end that its folder's `entry` completes.
    private static func recorded(_ file: SourceFile) -> [(act: String, line: Int)] {
        var found: [(String, Int)] = []
        // `JournalEntry("rulebook.\(act)"` is a prefix that the folder's calls of `entry("…"` complete.
        let prefixes = houses.filter { folder($0) == folder(file) }.flatMap { other in
            other.parts.literals.filter { $0.text.hasSuffix(".\u{1}") && isAct($0.text.dropLast() + "x") && other.lines[$0.line - 1].contains("JournalEntry(") }
                .map { String($0.text.dropLast()) }
        }
        for literal in file.parts.literals {
            let line = String(file.lines[literal.line - 1])
            if isAct(literal.text) {
                found.append((literal.text, literal.line))
            } else if let prefix = prefixes.first, isAct(prefix + literal.text), line.contains("entry(\"\(literal.text)\"") {
                found.append((prefix + literal.text, literal.line))
            }
        }
        return found
    }

    private static let acts: [(file: SourceFile, act: String, line: Int)] = houses.filter { !isTable($0) }.flatMap { file in
        recorded(file).filter { isRecord($0.act, $0.line, file) }.map { (file, $0.act, $0.line) }
    }

    /// Whether the literal goes to the journal, rather than being a name of a file or of a pattern.
    private static func isRecord(_ act: String, _ line: Int, _ file: SourceFile) -> Bool {
        let near = file.lines[max(0, line - 3)...min(file.lines.count - 1, line - 1)].joined(separator: "\n").lowercased()
        // `mes-donnees.json` has the shape of an act.
        if near.contains("named: \"\(act)") { return false }
        return near.contains("entry(") || near.contains("record(") || near.contains("journal")
    }

    @Test func `every act that is written down has its words`() {
        #expect(Self.acts.count > 90, "the acts were not found: \(Self.acts.count)")
        var findings = Findings()
        for (file, act, line) in Self.acts where Self.words[act] == nil { findings.add(file, line, "\(act) has no words in a …Journal of its folder") }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `the words of an act stand in a folder that performs it`() {
        var findings = Findings()
        for (act, table) in Self.words {
            let performing = Set(Self.acts.filter { $0.act == act }.map { Self.folder($0.file) })
            if performing.isEmpty {
                findings.add(table, 1, "nothing performs \(act)")
            } else if !performing.contains(Self.folder(table)), performing != ["Sources/App/Commands"] {
                findings.add(table, 1, "\(act) is performed in \(performing.sorted())")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }
}
