import Pabulib
import Tally
import Testing
#if canImport(Glibc)
import Glibc
#endif

/// Real elections, when the shared data is at hand (`PARVIS_SHARED`, or `shared` beside the package); else skipped, and said so.
/// `Tests/Counting/oracle.py` holds the command against every row of the oracles.
struct OracleTests {
    static let shared: String? = {
        let named = getenv("PARVIS_SHARED").map { String(cString: $0) }
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return [named, "/\(package)/../shared"].compactMap { $0 }.first { access("\($0)/data/pabulib/France_Toulouse_2022.pb", R_OK) == 0 }
    }()
    private static let isHere: ConditionTrait = .enabled(if: shared != nil, "no shared data: set PARVIS_SHARED")

    static func read(_ name: String, keepVotes: Bool = false) throws -> PabulibFile {
        let path = "\(shared!)/data/pabulib/\(name)"
        let stream = try #require(fopen(path, "rb"))
        defer { fclose(stream) }
        var reader = PabulibReader(keepVotes: keepVotes)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 {
            chunk.withUnsafeBufferPointer { reader.feed(UnsafeBufferPointer(rebasing: $0[..<count])) }
        }
        return try reader.finish()
    }

    @Test(isHere, arguments: [
        (false, AllocationRule.NotFitting.skip, 81, 480), (false, .stop, 78, 57_000), (true, .skip, 118, 1780), (true, .stop, 83, 64_980),
    ])
    func `Toulouse 2022 has the winners the city announced`(envelopes: Bool, notFitting: AllocationRule.NotFitting, winners: Int, left: Int) throws {
        let file = try Self.read("France_Toulouse_2022.pb")
        let rule = AllocationRule(
            notFitting: notFitting, ties: [.votes, .costRising, .idAsNumber], envelopes: envelopes ? Envelope.each(300_000, of: file.instance) : [])
        let allocation = try rule.allocate(file.instance, file.profile)
        #expect(file.instance.projects.count == 199 && file.profile.voters == 4532)
        #expect(allocation.winners.count == winners && allocation.left == left)
        // 51 vote totals are shared by two projects or more.
        if !envelopes && notFitting == .skip { #expect(allocation.ties.count == 51) }
    }

    /// Three projects stand on the same ground at Czarnochowice: with one of them at most, the count gives the city's own list.
    @Test(isHere) func `Wieliczka 2023 is counted by equal shares, Add1 and the comparison`() throws {
        let file = try Self.read("Poland_Wieliczka_2023_Green_Budget.pb")
        let rule = AllocationRule(
            .equalShares, completions: [.add1, .comparison], ties: [.costRising, .votes], exclusiveGroups: [["46", "66", "67"]])
        let allocation = try rule.allocate(file.instance, file.profile)
        #expect(Set(allocation.winners) == Set(try #require(file.officialWinners)))
        #expect(allocation.greedyPreferred == false)
    }

    /// Every file but the largest, which a debug build reads too slowly; `PARVIS_ALL_FILES` asks for them too.
    private static let files: [String] = {
        guard let shared, let folder = opendir("\(shared)/data/pabulib") else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            var status = stat()
            guard name.hasSuffix(".pb"), stat("\(shared)/data/pabulib/\(name)", &status) == 0 else { continue }
            if status.st_size < 200_000 || getenv("PARVIS_ALL_FILES") != nil { names.append(name) }
        }
        return names.sorted()
    }()

    @Test(isHere, arguments: files) func `a real file written and read again is the same election`(name: String) throws {
        let file = try Self.read(name, keepVotes: true)
        let again = try PabulibFile(reading: file.written(), keepVotes: true)
        #expect(again.instance == file.instance && again.votes == file.votes && again.meta == file.meta && again.projectRows == file.projectRows)
    }

    @Test(isHere) func `a sample of the oracle's rows agrees`() throws {
        let ids = { (file: PabulibFile, rule: AllocationRule) in
            try rule.allocate(file.instance, file.profile).winners.map { file.instance.projects[$0].id }.sorted()
        }
        let zurich = try Self.read("Poland_Zabrze_2021_Helenka.pb")
        for row in Self.rows(of: "Poland_Zabrze_2021_Helenka.pb") + [] { #expect(try ids(zurich, row.rule) == row.winners, "\(row.line)") }
        let mechanical = try Self.read("Worldwide_Mechanical_Turk_Utilities_3.pb")
        let rows = Self.rows(of: "Worldwide_Mechanical_Turk_Utilities_3.pb")
        #expect(rows.count > 10)
        for row in rows { #expect(try ids(mechanical, row.rule) == row.winners, "\(row.line)") }
    }

    private static func rows(of name: String) -> [(line: String, rule: AllocationRule, winners: [String])] {
        guard let stream = fopen("\(shared!)/data/oracle/winners.jsonl", "rb") else { return [] }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.contains("\"\(name)\"") }.map { line in
            let line = String(line)
            let rule = AllocationRule(
                .init(rawValue: value("rule", line)!)!, utility: .init(rawValue: value("utility", line) ?? "cost")!,
                completions: list("completion", line).map { .init(rawValue: $0)! }, ties: [TieKey(value("ties", line)!)!])
            return (line, rule, list("winners", line).sorted())
        }
    }

    /// The oracle's lines are flat: a name, then a string or a list of strings.
    private static func value(_ name: String, _ line: String) -> String? {
        let parts = line.split(separator: "\"\(name)\": \"")
        return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : nil
    }

    private static func list(_ name: String, _ line: String) -> [String] {
        let parts = line.split(separator: "\"\(name)\": [")
        guard parts.count > 1 else { return [] }
        return parts[1].prefix { $0 != "]" }.split(separator: ", ").map { $0.filter { $0 != "\"" } }
    }
}
