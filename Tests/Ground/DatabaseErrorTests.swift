import Database
import Glibc
import Testing
import Vocabulary

/// What goes wrong and how it is told.
struct DatabaseErrorTests {
    typealias Kind = DatabaseError.Kind

    private static func failure(_ database: Database, _ statement: SQL) async -> DatabaseError? {
        do {
            try await database.write { try $0.run(statement) }
            return nil
        } catch {
            return error as? DatabaseError
        }
    }

    @Test(arguments: Backend.all)
    func `a broken constraint is told by its kind, table and columns`(backend: Backend) async throws {
        let database = try await DatabaseTransactionTests.fresh(backend)
        try await database.write { try $0.run("insert into marks (counter_id, note) values (1, 'x')") }
        let twice = await Self.failure(database, "insert into marks (counter_id, note) values (1, 'x')")
        #expect(twice?.isUnique("marks", "counter_id", "note") == true)
        #expect(twice?.isUnique("marks", "note") == false)
        #expect(await Self.failure(database, "insert into counters (name, n) values ('a', 1)")?.isUnique("counters", "name") == true)
        #expect(await Self.failure(database, "insert into counters (id, name, n) values (1, 'z', 1)")?.isUnique("counters", "id") == true)
        #expect(await Self.failure(database, "insert into marks (counter_id) values (99)")?.kind == .foreignKey)
        #expect(await Self.failure(database, "insert into counters (name) values ('b')")?.kind == .notNull(table: "counters", column: "n"))
        guard case .check = await Self.failure(database, "insert into counters (name, n) values ('c', -1)")?.kind else {
            Issue.record("a negative count must break the check")
            return
        }
    }

    @Test(arguments: Backend.all)
    func `a unique index on an expression is told by its name`(backend: Backend) async throws {
        let database = try await DatabaseTransactionTests.fresh(backend)
        try await database.write { writing in
            try writing.run("create unique index counters_by_lower_name on counters (lower(name))")
        }
        let twice = await Self.failure(database, "insert into counters (name, n) values ('A', 1)")
        guard case .unique(_, [], "counters_by_lower_name") = twice?.kind else {
            Issue.record("found \(String(describing: twice?.kind))")
            return
        }
    }

    @Test(arguments: Backend.all)
    func `a constraint checked at the commit fails its transaction and no neighbour's`(backend: Backend) async throws {
        let database = try await DatabaseTransactionTests.fresh(backend)
        try await database.write { writing in
            try writing.run("create table late (id bigint references counters (id) deferrable initially deferred)")
        }
        let kinds = await withTaskGroup(of: Kind?.self) { group in
            for number in 0..<40 {
                group.addTask { await Self.failure(database, "insert into late values (\(number == 20 ? 99 : 1))")?.kind }
            }
            return await group.reduce(into: [Kind]()) { if let kind = $1 { $0.append(kind) } }
        }
        #expect(kinds == [.foreignKey])
        #expect(try await database.read { try $0.count("select count(*) from late") } == 39)
    }

    @Test(arguments: Backend.all)
    func `a mistake in a statement is told with its text`(backend: Backend) async throws {
        let database = try await DatabaseTransactionTests.fresh(backend)
        let misspelt = await Self.failure(database, "insert into counters (nme) values (\("b"))")
        #expect(misspelt?.kind == .other)
        #expect(misspelt?.statement == "insert into counters (nme) values ($1)")
        // A misspelt column between double quotes must not pass for a text.
        #expect(await Self.failure(database, "update counters set name = \"nme\"") != nil)
        #expect(await Self.failure(database, "insert into counters (name, n) values ('\("quoted")', 1)") != nil)
    }

    @Test(arguments: Backend.all)
    func `a text with a zero byte is refused, not cut`(backend: Backend) async throws {
        let database = try await DatabaseTransactionTests.fresh(backend)
        #expect(await Self.failure(database, "insert into counters (name, n) values (\("a\0b"), 1)")?.kind == .other)
        #expect(try await database.read { try $0.count("select count(*) from counters") } == 1)
    }

    @Test func `an address that leads nowhere is told when it is opened`() throws {
        for address in ["/nowhere/at/all.sqlite", "postgres://postgres@127.0.0.1:1/postgres", "/tmp"] {
            let error = #expect(throws: DatabaseError.self) { try Database.open(address) }
            #expect(error?.kind == .unavailable)
        }
    }

    @Test func `a file that another process keeps locked is told as busy and is free later`() async throws {
        let folder = try TemporaryFolder()
        let ours = try Database.open(folder.path + "/town.sqlite")
        let theirs = try Database.open(folder.path + "/town.sqlite")
        try ours.migrate([DatabaseTransactionTests.counters])
        // They hold the lock for less than our patience of five seconds: we wait, and nothing fails.
        async let held: Void = theirs.write { writing in
            try writing.run("insert into counters (name, n) values ('theirs', 1)")
            usleep(300_000)
        }
        try await ours.write { try $0.run("insert into counters (name, n) values ('ours', 1)") }
        try await held
        #expect(try await ours.read { try $0.count("select count(*) from counters") } == 2)
    }

    @Test(.enabled(if: Backend.all.contains(.postgres), "TEST_PG is not set"))
    func `a lost connection fails what is under way and is replaced`() async throws {
        let database = try await DatabaseTransactionTests.fresh(.postgres)
        await #expect(throws: DatabaseError.self) {
            try await database.write { writing in
                try writing.run("insert into counters (name, n) values ('lost', 1)")
                _ = try? writing.first("select pg_terminate_backend(pg_backend_pid())", as: Bool.self)
            }
        }
        // And those that die while nobody uses them: nobody hears of it.
        try await Self.endWritersSessions(of: database)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try await database.write { writing in
                        _ = try writing.run("insert into counters (name, n) values (\("after \(number)"), 1)")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.read { try $0.count("select count(*) from counters") } == 21)
    }

    /// Ends the writers' sessions, by the process numbers that they tell.
    private static func endWritersSessions(of database: Database) async throws {
        let pids = try await withThrowingTaskGroup(of: Int.self) { group in
            // As many at once as there are threads, so that each thread's session tells its number.
            for _ in 0..<40 { group.addTask { try await database.write { try $0.value("select pg_backend_pid() from (select pg_sleep(0.01)) s") } } }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        try await database.read { reading in
            for pid in pids { _ = try reading.value("select pg_terminate_backend(cast(\(pid) as int))", as: Bool.self) }
        }
    }
}
