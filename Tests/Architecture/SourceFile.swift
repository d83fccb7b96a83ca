import FoundationEssentials

/// A Swift file of the project, taken apart into its words, its literals and its comments.
struct SourceFile: Sendable {
    /// From the root of the project: `Sources/Ground/HTML/HTML.swift`.
    let path: String
    let lines: [Substring]
    let parts: SwiftParts

    var name: Substring { path.split(separator: "/").last ?? "" }
    var words: [SwiftParts.Part] { parts.words }

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        parts = SwiftParts(of: text)
    }

    func isIn(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }

    /// The modules it imports, with their lines.
    var imports: [SwiftParts.Part] {
        words.indices.dropLast().compactMap { index in
            guard words[index].text == "import", index == 0 || words[index - 1].text != "." else { return nil }
            let kinds: Set = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]
            let next = words[index + 1]
            guard next.line == words[index].line else { return nil }
            return kinds.contains(next.text) && index + 2 < words.count ? words[index + 2] : next
        }
    }

    /// The types it declares at the outermost level, with their lines.
    var outerTypes: [SwiftParts.Part] {
        let kinds: Set = ["struct", "enum", "class", "actor", "protocol", "typealias"]
        return words.indices.dropLast().compactMap { index in
            guard kinds.contains(words[index].text), words[index].depth == 0 else { return nil }
            // `import struct HTML.HTML` declares nothing.
            if index > 0, words[index - 1].text == "import" { return nil }
            let next = words[index + 1]
            return next.line == words[index].line && next.text.first?.isUppercase == true ? next : nil
        }
    }
}

/// The project's Swift files, read once.
enum Project {
    static let root = String(#filePath.split(separator: "/").dropLast(3).joined(separator: "/"))

    static let sources = files(in: "Sources") + files(in: "Migrations")
    static let tests = files(in: "Tests")

    /// A test on an empty list of files proves nothing.
    static func sources(in folder: String) -> [SourceFile] { sources.filter { $0.isIn(folder) } }

    /// The numbered folders of a house, in order: `1-Rulebook`, `2-Proposals`…
    static func steps(of house: String) -> [String] {
        let names = Set(sources(in: house).map { String($0.path.dropFirst(house.count + 1).prefix { $0 != "/" }) })
        return names.filter { $0.first?.isNumber == true }
            .sorted { Int($0.prefix { $0.isNumber })! < Int($1.prefix { $0.isNumber })! }
            .map { "\(house)/\($0)" }
    }

    private static func files(in folder: String) -> [SourceFile] {
        let manager = FileManager.default
        let paths = (try? manager.subpathsOfDirectory(atPath: "/\(root)/\(folder)")) ?? []
        return paths.sorted().filter { $0.hasSuffix(".swift") }.compactMap { path in
            guard let bytes = manager.contents(atPath: "/\(root)/\(folder)/\(path)") else { return nil }
            return SourceFile(path: "\(folder)/\(path)", text: String(decoding: bytes, as: UTF8.self))
        }
    }
}

/// What a rule found wrong, one line each: `Sources/A/B.swift:12: why`.
struct Findings: CustomStringConvertible {
    private(set) var all: [String] = []

    mutating func add(_ file: SourceFile, _ line: Int, _ why: String) { all.append("\(file.path):\(line): \(why)") }
    var isEmpty: Bool { all.isEmpty }
    var description: String { "\n" + all.joined(separator: "\n") }
}
