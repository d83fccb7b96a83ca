import Testing

/// Each act asks a rule, and each rule stands in a table of who may: role × state × relation.
@Suite struct `Permissions` {
    private static let houses = ["Sources/ParticipatoryBudget", "Sources/Engagement"]

    /// Acts that anybody may do, with the reason.
    private static let open: [String: String] = [
        "AskQuestion": "anybody asks the city a question", "AskMailFollow": "anybody with an address follows what is public", "SendOwnNumbers": "anybody; only the owner of the address reads the answer",
        "ConfirmMailFollow": "who holds the secret of the letter", "EndMailFollow": "who holds the secret of the letter",
        "CheckReceipt": "anybody checks that a sealed ballot is listed", "TakeBackScreen": "who knows the code of the place, as the form asks",
    ]

    /// A rule by its type: `EligibilityRules.mayCheck`.
    private static let rules: [(name: String, file: SourceFile, line: Int)] = files.flatMap { file in
        var type: Substring = "", found: [(name: String, file: SourceFile, line: Int)] = []
        for (number, line) in file.lines.enumerated() {
            if line.hasPrefix("enum ") { type = line.dropFirst(5).prefix { $0.isLetter } }
            guard type.hasSuffix("Rules"), let start = line.firstRange(of: "static func may"), line.contains("Refusal?"), !line.contains("private ") else { continue }
            found.append(("\(type).may\(line[start.upperBound...].prefix { $0.isLetter })", file, number + 1))
        }
        return found
    }

    private static let files = houses.flatMap { Project.sources(in: $0) }
    private static let tables = Project.tests.filter { $0.name.hasSuffix("MatrixTests.swift") || $0.name.hasSuffix("RulesTests.swift") }

    @Test func `each act asks a rule before it does anything`() {
        var findings = Findings(), acts = 0
        for file in Self.files {
            var act: Substring?
            for (number, line) in file.lines.enumerated() {
                if !line.hasPrefix(" "), line.contains("{") { act = line.hasPrefix("struct ") && line.contains("Action ") ? line.dropFirst(7).prefix { $0.isLetter } : nil }
                guard let act, line.contains("static func refusal(") else { continue }
                acts += 1
                let end = line.hasSuffix("}") ? number : file.lines[number...].firstIndex(of: "    }") ?? number
                let body = file.lines[number...end].joined(separator: " ").drop { $0 != "{" }
                let asks = body.contains(".may") || body.contains(".refusal")
                if !asks, Self.open[String(act)] == nil { findings.add(file, number + 1, "\(act) asks no rule") }
            }
        }
        #expect(acts > 200 && findings.isEmpty, "\(acts) acts\(findings)")
    }

    @Test func `each rule stands in a table of who may`() {
        #expect(Self.rules.count > 150 && Self.tables.count > 10)
        var findings = Findings(), seen = Set<String>()
        for rule in Self.rules where seen.insert(rule.name).inserted {
            if !Self.tables.contains(where: { $0.lines.contains { $0.contains(rule.name + "(") } }) { findings.add(rule.file, rule.line, "\(rule.name) stands in no matrix") }
        }
        #expect(findings.isEmpty, "\(findings)")
    }
}
