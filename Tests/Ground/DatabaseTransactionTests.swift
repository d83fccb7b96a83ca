import Database
import Dispatch
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
        try await Self.keepsAllButEveryThird(of: database) { writing, number in
            try writing.run("insert into counters (name, n) values (\("c\(number)"), \(number))")
            if number.isMultiple(of: 3) { throw ChangedMind() }
        } isExpected: { $0 is ChangedMind }
    }

    @Test(arguments: Backend.all)
    func `what is left for later is done, in its order, and fails for its own transaction only`(backend: Backend) async throws {
        let database = try await Self.fresh(backend)
        try await Self.keepsAllButEveryThird(of: database) { writing, number in
            try writing.run("insert into counters (name, n) values (\("c\(number)"), 0)")
            try writing.later("update counters set n = n + 1 where name = \("c\(number)")")
            if number.isMultiple(of: 5) { #expect(try writing.count("select n from counters where name = \("c\(number)")") == 1) }
            // Too little for the check on n, for one in three.
            try writing.later("update counters set n = \(number.isMultiple(of: 3) ? -1 : number) where name = \("c\(number)") and n = 1")
        } isExpected: { error in
            if case .check? = (error as? DatabaseError)?.kind { true } else { false }
        }
    }

    /// A hundred and twenty changes at once, of which every third fails alone.
    private static func keepsAllButEveryThird(
        of database: Database, change: @escaping @Sendable (Writing, Int) throws -> Void,
        isExpected: @escaping @Sendable (any Error) -> Bool
    ) async throws {
        let failures = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<120 {
                group.addTask {
                    do {
                        try await database.write { try change($0, number) }
                        return false
                    } catch {
                        if !isExpected(error) { Issue.record(error) }
                        return true
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
    func `what is left for later goes with a transaction that is given up`(backend: Backend) async throws {
        let database = try await Self.fresh(backend)
        await #expect(throws: ChangedMind.self) {
            try await database.write { writing in
                try writing.later("update counters set n = 7 where name = 'a'")
                throw ChangedMind()
            }
        }
        #expect(try await database.read { try $0.count("select n from counters where name = 'a'") } == 0)
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
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let written = DispatchSemaphore(value: 0)
        async let seen = database.read { reading in
            let before: Int = try reading.value("select n from counters")
            start.finish()
            written.wait()
            return (before, try reading.value("select n from counters", as: Int.self))
        }
        for await _ in started {}
        do {
            defer { written.signal() }
            try await database.write { writing in _ = try writing.run("update counters set n = 5") }
        }
        #expect(try await seen == (0, 0))
        #expect(try await database.read { try $0.value("select n from counters", as: Int.self) } == 5)
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
        let folder = try TemporaryFolder()
        let database = try Database.open(folder.path + "/town.sqlite")
        try database.migrate([Self.counters])
        let before = try WriteAheadLog.commits(in: folder.path + "/town.sqlite-wal")
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let queued = DispatchSemaphore(value: 0)
        async let first: Void = database.write { _ in
            start.finish()
            queued.wait()
        }
        for await _ in started {}
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    try await database.write { writing in
                        _ = try writing.run("insert into counters (name, n) values (\("g\(number)"), 0)")
                    }
                }
            }
            group.addTask {
                try await Task.sleep(for: .milliseconds(300))
                queued.signal()
            }
            try await group.waitForAll()
        }
        try await first
        let commits = try WriteAheadLog.commits(in: folder.path + "/town.sqlite-wal") - before
        #expect(try await database.read { try $0.count("select count(*) from counters") } == 100)
        // Two groups of 64 at most, were all there in time; one commit each would be a hundred.
        #expect((1...20).contains(commits))
        database.close()
    }

    @Test func `when too many wait the next ones hear it at once`() async throws {
        let database = try Database.open(":memory:", queue: 5)
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let release = DispatchSemaphore(value: 0)
        async let first: Void = database.write { _ in
            start.finish()
            release.wait()
        }
        for await _ in started {}
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    do {
                        try await database.write { _ in }
                        return false
                    } catch let error as DatabaseError {
                        return error.kind == .overloaded
                    } catch {
                        return false
                    }
                }
            }
            var refused = 0
            for await wasRefused in group where wasRefused {
                refused += 1
                if refused == 15 { release.signal() }
            }
            return refused
        }
        try await first
        #expect(refused == 15)
        database.close()
    }

    @Test(arguments: Backend.all)
    func `a closed database finishes what waits and refuses the rest`(backend: Backend) async throws {
        let database = try await Self.fresh(backend)
        async let last = database.write { try $0.run("update counters set n = 9") }
        #expect(try await last == 1)
        database.close()
        database.close()
        await #expect(throws: DatabaseError.self) { try await database.read { try $0.count("select 1") } }
        await #expect(throws: DatabaseError.self) { try await database.write { try $0.run("update counters set n = 1") } }
    }
}
