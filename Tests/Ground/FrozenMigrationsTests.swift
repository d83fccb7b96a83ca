import Database
import FoundationEssentials
import Migrations
import Testing

/// What a city's database has taken is never edited: `Migrations/frozen` keeps the checksum of each, and a new one joins it.
@Suite struct `The migrations` {
    @Test func `are listed in the order of their numbers, each number once`() {
        let numbers = migrations.map { $0.id.prefix(5) }
        #expect(numbers.allSatisfy { $0.last == " " && Int($0.dropLast()) != nil })
        #expect(numbers == Set(numbers).sorted())
    }

    @Test func `that stand in the frozen list keep their text, and all of them stand there`() throws {
        let frozen = try String(contentsOfFile: Self.list, encoding: .utf8).split(separator: "\n").map(String.init)
        let now = migrations.map { "\($0.checksum) \($0.id)" }
        let edited = frozen.filter { !now.contains($0) }
        let new = now.filter { !frozen.contains($0) }
        #expect(edited.isEmpty, "undo the edit and write a new migration instead: \(edited)")
        #expect(new.isEmpty, "once they have their final text, add to Migrations/frozen:\n\(new.joined(separator: "\n"))")
    }

    private static let list = #filePath.split(separator: "/Tests/Ground/").first.map { "\($0)/Migrations/frozen" } ?? ""
}
