import Testing

/// What the style of the house says of every file.
@Suite struct `Style of the house` {
    @Test func `no file is longer than 300 lines`() {
        var findings = Findings()
        for file in Project.sources + Project.tests where file.lines.count > 301 {
            findings.add(file, 301, "\(file.lines.count - 1) lines: more than one idea?")
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `nineteen files of twenty are under 180 lines`() {
        let long = Project.sources.filter { $0.lines.count > 181 }
        let list = long.map { "\($0.path): \($0.lines.count - 1)" }.joined(separator: "\n")
        #expect(long.count * 20 <= Project.sources.count, "\(long.count) of \(Project.sources.count) files:\n\(list)")
    }

    @Test func `every type says in a sentence what it is`() {
        var findings = Findings()
        for file in Project.sources {
            for type in file.outerTypes {
                // Attributes and conditions may stand between the sentence and the type.
                var line = type.line - 2
                while line >= 0, file.lines[line].hasPrefix("@") || file.lines[line].hasPrefix("#") { line -= 1 }
                if line < 0 || !file.lines[line].hasPrefix("///") { findings.add(file, type.line, "\(type.text) has no /// sentence") }
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `no type hides behind a word that says nothing`() {
        let empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Handler", "Info", "Data", "Base", "Impl"]
        var findings = Findings()
        for file in Project.sources {
            for type in file.outerTypes where empty.contains(where: type.text.hasSuffix) {
                findings.add(file, type.line, "\(type.text): name what it is in the field's words")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `nothing is left for later`() {
        // Put together here so that this file does not find itself.
        let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "not imple" + "mented"]
        var findings = Findings()
        for file in Project.sources + Project.tests {
            for part in file.parts.comments + file.parts.literals where marks.contains(where: part.text.contains) {
                findings.add(file, part.line, part.text.prefix(80).description)
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `SQL stands in the stores and in the migrations only`() {
        var findings = Findings()
        for file in Project.sources where !mayHoldSQL(file) {
            for literal in file.parts.literals where isSQL(literal.text) {
                findings.add(file, literal.line, "SQL belongs to a …Store: \(literal.text.drop { $0 == " " || $0 == "\n" }.prefix(60))")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    /// Mechanisms of the platform that are one idea with their table.
    private static let mechanisms: Set = ["Sources/Platform/Jobs/Lease.swift", "Sources/Platform/Notifications/Outbox.swift"]

    private func mayHoldSQL(_ file: SourceFile) -> Bool {
        file.name.hasSuffix("Store.swift") || file.isIn("Migrations") || file.isIn("Sources/Ground/Database")
            || Self.mechanisms.contains(file.path) || file.outerTypes.contains { $0.text.hasSuffix("Store") }
    }

    private func isSQL(_ text: String) -> Bool {
        let start = text.drop { $0 == " " || $0 == "\n" }.prefix(400).lowercased()
        let first = start.prefix { $0 != " " && $0 != "\n" }
        switch first {
        case "select": return start.contains("from ") || start.contains("select count") || start.contains("select exists")
        case "insert": return start.hasPrefix("insert into ")
        case "update": return start.contains("set ") && start.contains("=")
        case "delete": return start.hasPrefix("delete from ")
        case "create", "drop", "alter": return start.contains(" table ") || start.contains(" index ")
        case "with": return start.contains(" as (") && start.contains("select")
        default: return false
        }
    }
}
