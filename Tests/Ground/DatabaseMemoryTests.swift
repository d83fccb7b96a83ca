@testable import Database
import Synchronization
import Testing
import Vocabulary

/// What is remembered of the database between transactions, and when it is forgotten.
struct DatabaseMemoryTests {
    /// Reads the counter through memory; counts how often the question was really asked.
    final class Asked: Sendable {
        private let times = Atomic(0)
        var count: Int { times.load(ordering: .relaxed) }

        func value(_ db: Reading, isFrozen: Bool = false) throws -> Int {
            try db.recent("counter a", isFrozen: isFrozen) {
                times.add(1, ordering: .relaxed)
                return try db.value("select n from counters where name = 'a'")
            }
        }
    }

    /// Remembers for an hour, however slow the machine.
    private func fresh(_ backend: Backend) async throws -> Database {
        let database = try await DatabaseTransactionTests.fresh(backend)
        database.memory.life.store(3_600_000, ordering: .relaxed)
        return database
    }

    private func set(_ n: Int, _ database: Database, quietly: Bool = false) async throws {
        try await database.write(quietly: quietly) { _ = try $0.run("update counters set n = \(n) where name = 'a'") }
    }

    @Test(arguments: Backend.all) func `a value is asked for once, until this process changes something`(backend: Backend) async throws {
        let database = try await fresh(backend), asked = Asked()
        for _ in 0..<3 { #expect(try await database.read { try asked.value($0) } == 0) }
        #expect(asked.count == 1)
        try await set(7, database)
        #expect(try await database.read { try asked.value($0) } == 7)
        #expect(asked.count == 2)
    }

    @Test(arguments: Backend.all.filter { $0 == .postgres }) func `what another process changes is heard where the database tells of it`(backend: Backend) async throws {
        let here = try await fresh(backend), asked = Asked()
        // As another process would: told apart by nothing but its name.
        let other = try here.source.connect(mayWrite: true)
        defer { other.close() }
        #expect(!here.hearsOthers)
        here.hearOthers()
        try await eventually { here.hearsOthers }
        #expect(try await here.read { try asked.value($0) } == 0)
        let before = here.changes
        try await set(3, here, quietly: true)
        try await set(4, here)
        try other.script("begin; update counters set n = 7 where name = 'a'; select pg_notify('parvis_changes', 'another'); commit")
        try await eventually { here.changes == before + 2 }
        #expect(try await here.read { try asked.value($0) } == 7)
        here.close()
        #expect(!here.hearsOthers)
    }

    private func eventually(_ holds: () -> Bool) async throws {
        for _ in 0..<500 where !holds() { try await Task.sleep(for: .milliseconds(10)) }
        #expect(holds())
    }

    @Test(arguments: Backend.all) func `a quiet change is one that nothing remembered shows`(backend: Backend) async throws {
        let database = try await fresh(backend), asked = Asked(), before = database.changes
        #expect(try await database.read { try asked.value($0) } == 0)
        try await set(7, database, quietly: true)
        #expect(database.changes == before)
        #expect(try await database.read { try asked.value($0) } == 0)
    }

    @Test(arguments: Backend.all) func `an act decides on what the database holds, not on what is remembered`(backend: Backend) async throws {
        let database = try await fresh(backend), asked = Asked()
        #expect(try await database.read { try asked.value($0) } == 0)
        try await set(7, database, quietly: true)
        #expect(try await database.write { try asked.value($0) } == 7)
        // What nobody may change any more is the exception, and says so: here, wrongly.
        #expect(try await database.read { try asked.value($0) } == 7)
        try await set(9, database, quietly: true)
        #expect(try await database.write(quietly: true) { try asked.value($0, isFrozen: true) } == 7)
    }

    @Test(arguments: Backend.all) func `a transaction sees its own change even of what is frozen`(backend: Backend) async throws {
        let database = try await fresh(backend), asked = Asked()
        #expect(try await database.read { try asked.value($0, isFrozen: true) } == 0)
        let seen = try await database.write { db in
            try db.run("update counters set n = 5 where name = 'a'")
            return try asked.value(db, isFrozen: true)
        }
        #expect(seen == 5)
    }

    @Test(arguments: Backend.all) func `what a transaction had changed before it was undone is not remembered`(backend: Backend) async throws {
        let database = try await fresh(backend), asked = Asked()
        await #expect(throws: DatabaseTransactionTests.ChangedMind.self) {
            try await database.write { db in
                try db.run("update counters set n = 5 where name = 'a'")
                _ = try asked.value(db, isFrozen: true)
                throw DatabaseTransactionTests.ChangedMind()
            }
        }
        #expect(try await database.read { try asked.value($0) } == 0)
        #expect(asked.count == 2)
    }

    @Test(arguments: Backend.all) func `transactions of one commit share what the first has read`(backend: Backend) async throws {
        let database = try await fresh(backend), asked = Asked()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { try await database.write(quietly: true) { _ = try asked.value($0, isFrozen: true) } } }
            try await group.waitForAll()
        }
        // One for each writing thread that began before any had read.
        #expect(asked.count <= 2)
    }

    @Test(arguments: Backend.all) func `a second later it is asked for again, for the sake of other processes`(backend: Backend) async throws {
        let database = try await DatabaseTransactionTests.fresh(backend), asked = Asked()
        #expect(try await database.read { try asked.value($0) } == 0)
        // Quietly: as if another process had done it.
        try await set(7, database, quietly: true)
        try await Task.sleep(for: .milliseconds(1_100))
        #expect(try await database.read { try asked.value($0) } == 7)
    }
}
