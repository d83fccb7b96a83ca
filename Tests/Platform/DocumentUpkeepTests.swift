import Database
import Glibc
@testable import Platform
import Storage
import TestTown
import Testing
import Vocabulary
import Web

/// What was removed leaves the disk; what is still named, or only just received, stays.
@Suite struct `Files of removed documents` {
    private func add(_ text: String, _ town: Town) async throws -> (ID<Document>, Digest) {
        let digest = try town.world.files.put(Array(text.utf8))
        let id = try await town.database.write { db in
            ID<Document>(try db.insert("""
                insert into documents (subject, subject_id, kind, digest, type, name, size, added_at)
                values ('proposal', 1, 'file', \(digest.hex), 'text/plain', 'a.txt', 3, \(town.now)) returning id
                """))
        }
        return (id, digest)
    }

    @Test(arguments: Backend.all) func `a removed file goes within a day, unless another document has the same bytes`(_ backend: Backend) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend)), files = town.world.files
        // The town's clock stands in the year of the files' own.
        town.set(now: Instant(milliseconds: time(nil) * 1000))
        let (removed, gone) = try await add("gone", town), (twin, shared) = try await add("twice", town)
        _ = try await add("twice", town)
        let (_, kept) = try await add("kept", town)
        let unnamed = try files.put(Array("never named".utf8))
        try await town.database.write { db in
            for id in [removed, twin] { try DocumentStore.remove(id, at: town.now, db) }
        }
        try await DocumentUpkeep.run(town.world)
        #expect([gone, shared, kept, unnamed].allSatisfy(files.contains), "files just received are left alone")
        town.pass(.days(2))
        try await DocumentUpkeep.run(town.world)
        #expect(!files.contains(gone) && !files.contains(unnamed))
        #expect(files.contains(shared) && files.contains(kept))
        #expect(try await town.database.read { try $0.count("select count(*) from documents") } == 4)
        town.pass(.days(30))
        try await DocumentUpkeep.run(town.world)
        #expect(try await town.database.read { try $0.count("select count(*) from documents") } == 2)
    }
}
