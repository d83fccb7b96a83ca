import Testing

/// The rules above are worth what their reading of Swift is worth.
@Suite struct `Reading of Swift` {
    @Test func `code, literals and comments are told apart`() {
        let file = SourceFile(path: "a.swift", text: ##"""
            package import Web // Comment with Ballot
            import struct HTML.HTML
            /// A page.
            struct DepositPage {
                let text = "Ballot \(Proposal.link(of: "Inner \(count)")) end"
                let raw = #"a "quoted" \n \#(value) b"#
                /* Nested /* Tally */ still */ enum Inner {}
            }
            """##)
        #expect(file.imports.map(\.text) == ["Web", "HTML"])
        #expect(file.outerTypes.map(\.text) == ["DepositPage"])
        let words = Set(file.words.map(\.text))
        #expect(words.isSuperset(of: ["Proposal", "count", "value", "Inner"]))
        #expect(words.isDisjoint(with: ["Ballot", "Tally", "quoted", "end"]))
        #expect(file.parts.literals.map(\.text) == ["Inner \u{1}", "Ballot \u{1} end", "a \"quoted\" \\n \u{1} b"])
        #expect(file.parts.comments.count == 3)
        #expect(file.words.first { $0.text == "raw" }?.line == 6)
    }

    @Test func `a literal over several lines keeps its line, and the code after it too`() {
        let quotes = "\"\"\""
        let file = SourceFile(path: "a.swift", text: "let page = \(quotes)\n    <p>\\(name)</p>\n    \(quotes)\nlet next = 1\n")
        #expect(file.parts.literals.map(\.line) == [1])
        #expect(file.words.contains { $0.text == "name" && $0.line == 2 })
        #expect(file.words.contains { $0.text == "next" && $0.line == 4 })
    }
}
