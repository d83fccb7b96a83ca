import Database
import Testing

/// The schema's way forward.
struct DatabaseMigrationTests {
    private static let first = Migration("0001 people", "create table people (id {{pk}}, photo {{blob}}, name text not null)")
    private static let second = Migration("0002 cities", "create table cities (id {{pk}})", "alter table people add column city_id bigint references cities (id)")

    @Test(arguments: Backend.all)
    func `migrations are applied once, in order`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend)
        #expect(try database.migrate([Self.first]) == ["0001 people"])
        #expect(try database.migrate([Self.first, Self.second]) == ["0002 cities"])
        #expect(try database.migrate([Self.first, Self.second]) == [])
        let id = try await database.write { writing in
            try writing.insert("insert into people (name, photo) values ('Ada', \([1, 2, 3] as [UInt8])) returning id")
        }
        #expect(id == 1)
    }

    @Test(arguments: Backend.all)
    func `an edited migration and a newer database are refused`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend, migrations: [Self.first, Self.second])
        let edited = Migration("0001 people", "create table people (id {{pk}})")
        let error = #expect(throws: MigrationError.self) { try database.migrate([edited, Self.second]) }
        #expect(error?.description.contains("edited") == true)
        let newer = #expect(throws: MigrationError.self) { try database.migrate([Self.first]) }
        #expect(newer?.description.contains("0002 cities") == true)
    }

    @Test(arguments: Backend.all)
    func `a migration that fails leaves nothing behind`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend)
        let wrong = Migration("0002 wrong", "create table halves (id {{pk}}); insert into halves (nothing) values (1);")
        #expect(throws: MigrationError.self) { try database.migrate([Self.first, wrong]) }
        await #expect(throws: DatabaseError.self) { try await database.read { try $0.count("select count(*) from halves") } }
        #expect(try await database.read { try $0.count("select count(*) from people") } == 0)
        let mended = Migration("0002 wrong", "create table halves (id {{pk}})")
        #expect(try database.migrate([Self.first, mended]) == ["0002 wrong"])
    }

    @Test(arguments: Backend.all)
    func `of many that start together each migration is applied by one`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend)
        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<6 { group.addTask { try database.migrate([Self.first, Self.second]) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.sorted() == ["0001 people", "0002 cities"])
    }

    @Test(arguments: Backend.all)
    func `a running server survives a changed table`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend, migrations: [Self.first])
        let everything: SQL = "select * from people"
        // On every thread, so that each has the statement prepared for the narrower table.
        for _ in 0..<10 { try await database.write { try $0.all(everything) { row in row.skip(3) } } }
        for _ in 0..<10 { _ = try await database.read { try $0.all(everything) { row in row.skip(3) } } }
        try database.migrate([Self.first, Self.second])
        try await database.write { try $0.run("insert into people (name) values ('Ada')") }
        for _ in 0..<10 {
            #expect(try await database.write { try $0.all(everything) { row in row.skip(4) } }.count == 1)
            #expect(try await database.read { try $0.all(everything) { row in row.skip(4) } }.count == 1)
        }
    }
}
