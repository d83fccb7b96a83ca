import Testing

/// What each target may import, from the table of the house.
@Suite struct `Borders between the targets` {
    /// What any server module may import of the system.
    static let system: Set<String> = ["FoundationEssentials", "Glibc", "Synchronization"]
    static let ground: Set<String> = ["Vocabulary", "HTML", "L10n", "Database", "Storage", "Web"]
    static let server: Set<String> = [
        "Hummingbird", "HummingbirdCore", "NIOCore", "NIOPosix", "HTTPTypes", "Logging", "ServiceLifecycle", "UnixSignals",
    ]

    static let allowed: [String: Set<String>] = [
        "Sources/Ground/Vocabulary": ["FoundationEssentials"],
        "Sources/Ground/HTML": [],
        "Sources/Ground/L10n": system.union(["Vocabulary", "CAssets"]),
        "Sources/Ground/Database": system.union(["Vocabulary", "CSQLite", "CPQ"]),
        "Sources/Ground/Storage": system.union(["Vocabulary", "CVips", "CMagic", "CSodium", "CArchive"]),
        "Sources/Ground/Web": system.union(ground).union(server).union(["CAssets", "CPrinter", "CQR", "CZbar", "CSodium", "CZlib", "Dispatch"]).subtracting(["Web"]),
        "Migrations": ["Database"],
        "Sources/Counting/Tally": ["Vocabulary"],
        "Sources/Counting/Sortition": ["Tally", "CCoin", "RealModule", "Synchronization"],
        "Sources/Counting/Pabulib": ["Vocabulary", "Tally"],
        "Sources/Counting/Sharing": [],
        "Sources/Counting/Ledger": ["Tally"],
        "Sources/Platform": system.union(ground).union(["CSodium", "CStemmer", "CCurl", "CCrypto", "CGMime", "CCmark", "Logging", "ServiceLifecycle", "Dispatch"]),
        "Sources/ParticipatoryBudget": system.union(ground).union(["Platform", "Tally", "Pabulib", "Sharing", "Ledger"]),
        "Sources/ParticipatoryBodies": system.union(ground).union(["Platform", "Tally", "Sortition", "Dispatch"]),
        "Sources/Engagement": system.union(ground).union(["Platform", "Dispatch"]),
        "Sources/Stewardship": system.union(ground).union(["Platform"]),
    ]

    @Test func `every source file stands in a target whose imports are known`() {
        #expect(Project.sources.count > 20, "the sources were not found under \(Project.root)")
        var findings = Findings()
        for file in Project.sources where !file.isIn("Sources/App") && !Self.allowed.keys.contains(where: file.isIn) {
            findings.add(file, 1, "no line of this test says what this folder may import")
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test(arguments: allowed.keys.sorted()) func `imports only what stands below it`(folder: String) throws {
        let allowed = try #require(Self.allowed[folder])
        var findings = Findings()
        for file in Project.sources(in: folder) {
            for module in file.imports where !allowed.contains(module.text) {
                findings.add(file, module.line, "\(folder) may not import \(module.text)")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `no server module imports Foundation, which triples the binary`() {
        var findings = Findings()
        for file in Project.sources {
            for module in file.imports where module.text == "Foundation" {
                findings.add(file, module.line, "import FoundationEssentials, or nothing")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `counting knows no clock, no chance of its own and no floating point`() {
        let forbidden: Set = [
            "Double", "Float", "Float80", "Date", "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", "random", "shuffled",
            "shuffle", "print", "readLine", "Glibc",
        ]
        var findings = Findings()
        // Pabulib carries coordinates, which are no money and no vote; chances come from a linear program, and are drawn in whole tickets.
        for file in Project.sources(in: "Sources/Counting") {
            for word in file.words where forbidden.contains(word.text) {
                if file.isIn("Sources/Counting/Pabulib") || file.isIn("Sources/Counting/Sortition"), word.text == "Double" { continue }
                findings.add(file, word.line, "\(word.text) has no place in a count that anyone can redo")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `the houses take the time and chance from the World, never from the machine`() {
        let forbidden: Set = [
            "clock_gettime", "gettimeofday", "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", "randombytes_buf",
            "arc4random", "UUID",
        ]
        var findings = Findings()
        for file in Project.sources where !file.isIn("Sources/Ground") && !file.isIn("Sources/App") {
            for word in file.words where forbidden.contains(word.text) {
                findings.add(file, word.line, "\(word.text): ask the World, so that a test can fix it")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }
}
