import Database
import Synchronization
import Testing

/// A PostgreSQL server that goes while somebody is confirmed, or that takes no changes any more.
@Suite(.enabled(if: Backend.all.contains(.postgres), "TEST_PG is not set"))
struct DatabaseLossTests {
    @Test func `a connection lost during COMMIT is told as a doubt, and the transaction is not run again`() async throws {
        let database = try await DatabaseTransactionTests.fresh(.postgres)
        try await database.write { writing in
            try writing.run("create table doomed (n bigint not null)")
            try writing.run("""
                create function leave() returns trigger language plpgsql as 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'
                """)
        }
        // Known to the session, so that the change and the COMMIT leave together.
        try await database.write { try $0.later("insert into doomed (n) values (\(1))") }
        try await database.write { writing in
            _ = try writing.run("create constraint trigger leaving after insert on doomed deferrable initially deferred for each row execute function leave()")
        }
        let attempts = Atomic(0)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { writing in
                attempts.add(1, ordering: .relaxed)
                try writing.later("insert into doomed (n) values (\(2))")
            }
        }
        #expect(error?.kind == .unavailable && error?.isInDoubt == true && attempts.load(ordering: .relaxed) == 1)
        // The next one finds a session, and who is refused for another reason has no doubt.
        let twice = await #expect(throws: DatabaseError.self) { try await database.write { try $0.run("insert into counters (name, n) values ('a', 1)") } }
        #expect(twice?.isUnique == true && twice?.isInDoubt == false)
    }

    @Test func `a session whose server takes no changes any more is left for another`() async throws {
        let database = try await DatabaseTransactionTests.fresh(.postgres)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { writing in
                try writing.run("set transaction read only")
                try writing.run("insert into counters (name, n) values ('b', 1)")
            }
        }
        #expect(error?.kind == .unavailable && error?.isInDoubt == false)
        try await database.write { _ = try $0.run("insert into counters (name, n) values ('b', 1)") }
        #expect(try await database.read { try $0.count("select count(*) from counters") } == 2)
    }
}
