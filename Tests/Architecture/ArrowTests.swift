import Testing

/// Time's arrow: the spine knows no step, a step may use earlier ones only, the pages that see all write nothing.
@Suite struct `Time's arrow` {
    static let houses = ["Sources/ParticipatoryBudget", "Sources/ParticipatoryBodies"]
    /// Folders of a house that the steps may use and that may use no step.
    static let spines = ["Edition", "Assembly"]
    /// Folders that see every step.
    static let views = ["Public", "Desk"]

    @Test func `the steps of the houses are found`() {
        #expect(Project.steps(of: "Sources/ParticipatoryBudget").count == 8)
        #expect(Project.steps(of: "Sources/ParticipatoryBodies").count == 6)
    }

    @Test(arguments: houses) func `no step names what belongs to a later one`(house: String) {
        let steps = Project.steps(of: house)
        var findings = Findings()
        // A name that stands in several steps tells nothing about where it belongs.
        var owners: [String: Set<Int>] = [:]
        for (number, step) in steps.enumerated() {
            for file in Project.sources(in: step) {
                for type in file.outerTypes { owners[type.text, default: []].insert(number) }
            }
        }
        for file in Project.sources(in: house) {
            let place: Int
            if let number = steps.firstIndex(where: file.isIn) {
                place = number
            } else if Self.spines.contains(where: { file.isIn("\(house)/\($0)") }) {
                place = -1
            } else {
                continue
            }
            for (index, word) in file.words.enumerated() {
                guard let owner = owners[word.text], owner.count == 1, let later = owner.first, later > place else { continue }
                // `.Ballot` after a dot is a member of something else; `ballot:` in lower case is no type.
                if index > 0, file.words[index - 1].text == "." { continue }
                findings.add(file, word.line, "\(word.text) belongs to \(steps[later]), which comes later")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test(arguments: houses) func `pages that cross the steps change nothing`(house: String) {
        var findings = Findings()
        for file in Project.sources(in: house) where Self.views.contains(where: { file.isIn("\(house)/\($0)") }) {
            for word in file.words where word.text == "Action" || word.text == "Writing" {
                findings.add(file, word.line, "\(word.text): Public/ and Desk/ are read-only")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `a page never holds the write transaction, so that a GET never writes`() {
        var findings = Findings()
        for file in Project.sources where file.name.hasSuffix("Page.swift") {
            for word in file.words where word.text == "Writing" {
                findings.add(file, word.line, "a page reads; what writes is an act, in Actions/")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `each step has its rules, its store and its table of contents`() {
        for step in Self.houses.flatMap({ Project.steps(of: $0) }) {
            let names = Project.sources(in: step).map(\.name)
            for kind in ["Rules.swift", "Store.swift", "Routes.swift"] {
                #expect(names.contains { $0.hasSuffix(kind) }, "\(step) has no …\(kind)")
            }
        }
    }
}
