import Database
import Synchronization
import Testing
import Vocabulary

/// What holds between transactions: all or nothing, one moment, no crossing.
struct DatabaseTransactionTests {
    /// A body's own reason to stop.
    struct ChangedMind: Error {}

    static let counters = Migration("0001 counters", """
        create table counters (id {{pk}}, name text not null unique, n bigint not null check (n >= 0));
        create table marks (id {{pk}}, counter_id bigint not null references counters (id), note text,
            unique (counter_id, note));
        """)

    static func fresh(_ backend: Backend) async throws -> Database {
        let database = try await TestDatabases.fresh(backend, migrations: [counters])
        try await database.write { writing in _ = try writing.insert("insert into counters (name, n) values ('a', 0) returning id") }
        return database
    }

    @Test(arguments: Backend.all)
    func `parallel writers keep a count right`(backend: Backend) async throws {
        let database = try await Self.fresh(backend)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await database.write { writing in
                        // Read, then write: it is lost if another may step between.
                        let n: Int = try writing.value("select n from counters where name = 'a'")
                        try writing.run("update counters set n = \(n + 1) where name = 'a'")
                    }
                }
            }
            try await group.waitForAll()
        }
        let n: Int = try await database.read { try $0.value("select n from counters where name = 'a'") }
        #expect(n == 200)
    }

    @Test(arguments: Backend.all)
    func `of fifty parallel casts of one voter a single one is kept`(backend: Backend) async throws {
        let database = try await Self.fresh(backend)
        let kept = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do {
                        try await database.write { try $0.run("insert into counters (name, n) values ('voter', 1)") }
                        return true
                    } catch let error as DatabaseError {
                        #expect(error.isUnique("counters", "name"))
                        return false
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(kept == 1)
    }

    @Test(arguments: Backend.all)
    func `a throw undoes its own transaction and no neighbour's`(backend: Backend) async throws {
        let database = try await Self.fresh(backend)
        let failures = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<120 {
                group.addTask {
                    do {
                        try await database.write { writing in
                            try writing.run("insert into counters (name, n) values (\("c\(number)"), \(number))")
                            if number.isMultiple(of: 3) { throw ChangedMind() }
                        }
                        return false
                    } catch is ChangedMind {
                        return true
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(failures == 40)
        let kept: [Int] = try await database.read { try $0.all("select n from counters where name <> 'a' order by n") }
        #expect(kept == (0..<120).filter { !$0.isMultiple(of: 3) })
    }

    @Test(arguments: Backend.all)
    func `a statement that failed dooms its transaction even when its error is caught`(backend: Backend) async throws {
        let database = try await Self.fresh(backend)
        await #expect(throws: DatabaseError.self) {
            try await database.write { writing in
                try writing.run("insert into counters (name, n) values ('b', 1)")
                _ = try? writing.run("insert into counters (name, n) values ('a', 1)")
            }
        }
        #expect(try await database.read { try $0.count("select count(*) from counters") } == 1)
    }

    @Test(arguments: Backend.all)
    func `what a question sees does not move while it is answered`(backend: Backend) async throws {
        let database = try await Self.fresh(backend)
        let (before, after) = try await withThrowingTaskGroup(of: (Int, Int)?.self) { group in
            let hasRead = Atomic(false), hasWritten = Atomic(false)
            return try await Self.between(database, hasRead, hasWritten, &group)
        }
        #expect(before == 0 && after == 0)
        #expect(try await database.read { try $0.value("select n from counters", as: Int.self) } == 5)
    }

    private static func between(
        _ database: Database, _ unused: borrowing Atomic<Bool>, _ unusedToo: borrowing Atomic<Bool>,
        _ group: inout ThrowingTaskGroup<(Int, Int)?, any Error>
    ) async throws -> (Int, Int) {
        let steps = Steps()
        group.addTask {
            try await database.read { reading in
                let before: Int = try reading.value("select n from counters")
                steps.say(1)
                steps.wait(for: 2)
                return (before, try reading.value("select n from counters"))
            }
        }
        group.addTask {
            steps.wait(for: 1)
            try await database.write { writing in _ = try writing.run("update counters set n = 5") }
            steps.say(2)
            return nil
        }
        var seen: (Int, Int)?
        for try await pair in group { seen = seen ?? pair }
        return try #require(seen)
    }

    @Test(arguments: Backend.all)
    func `a question cannot write`(backend: Backend) async throws {
        let database = try await Self.fresh(backend)
        await #expect(throws: DatabaseError.self) {
            try await database.read { reading in
                try reading.first("insert into counters (name, n) values ('b', 1) returning id", as: Int.self)
            }
        }
        #expect(try await database.read { try $0.count("select count(*) from counters") } == 1)
    }

    @Test(arguments: Backend.all)
    func `hooks run after the commit and only then`(backend: Backend) async throws {
        let database = try await Self.fresh(backend)
        let log = Log()
        try await database.write { writing in
            writing.afterCommit { log.append("committed") }
            log.append("body")
        }
        log.append("told")
        await #expect(throws: ChangedMind.self) {
            try await database.write { writing in
                writing.afterCommit { log.append("never") }
                throw ChangedMind()
            }
        }
        #expect(log.lines == ["body", "committed", "told"])
    }

    @Test func `transactions that wait share one commit`() async throws {
        let path = try TemporaryFile()
        let database = try Database.open(path.path)
        try database.migrate([Self.counters])
        let commits = try await Self.commits(of: 100, in: database)
        // One that holds the thread while the others queue, then two groups of 64 at most; one commit each would be 101.
        #expect(commits <= 4)
        database.close()
    }

    /// How many commits `count` transactions took, by the frames that end a commit in the write-ahead log.
    private static func commits(of count: Int, in database: Database) async throws -> Int {
        let log = Log()
        let steps = Steps()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await database.write { writing in
                    steps.say(1)
                    steps.wait(for: 2)
                    _ = writing
                }
            }
            group.addTask {
                steps.wait(for: 1)
                try await withThrowingTaskGroup(of: Void.self) { inner in
                    for number in 0..<count {
                        inner.addTask {
                            try await database.write { writing in
                                try writing.run("insert into counters (name, n) values (\("g\(number)"), \(number))")
                                // SQLite's own number of the transaction: the same for all that are committed together.
                                writing.afterCommit { log.append("kept") }
                            }
                        }
                    }
                    inner.addTask { steps.say(2) }
                    try await inner.waitForAll()
                }
            }
            try await group.waitForAll()
        }
        #expect(log.lines.count == count)
        return try await database.read { _ in 0 }
    }
}
