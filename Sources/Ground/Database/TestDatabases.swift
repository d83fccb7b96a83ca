import Glibc

/// Which database a test runs over: `@Test(arguments: Backend.all)`.
package typealias Backend = Dialect

extension Backend {
    /// SQLite always; PostgreSQL when `TEST_PG` gives its address, or when `PARVIS_REQUIRE_PG=1` says that its absence is a failure.
    package static let all: [Backend] = {
        if TestDatabases.address != nil || TestDatabases.setting("PARVIS_REQUIRE_PG") == "1" { return [.sqlite, .postgres] }
        let notice = "PostgreSQL is NOT tested: TEST_PG is not set (export TEST_PG=$(bin/test-postgres)).\n"
        _ = notice.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
        return [.sqlite]
    }()
}

/// Empty databases for tests, each gone once it is closed or forgotten: a temporary file, or a schema of its own.
package enum TestDatabases {
    package static func fresh(_ backend: Backend, migrations: [Migration] = []) async throws -> Database {
        let database = switch backend {
        case .sqlite: try Database.open(":memory:", readers: 2)
        case .postgres: try freshSchema()
        }
        if !migrations.isEmpty { try database.migrate(migrations) }
        return database
    }

    private static func freshSchema() throws -> Database {
        guard let address else { throw DatabaseError(.unavailable, "PARVIS_REQUIRE_PG is set but TEST_PG is not") }
        let schema = "test_\(getpid())_\(UInt32.random(in: 0...UInt32.max))"
        try administer("create schema \(schema)", at: address)
        let database = try Database.open(address + (address.contains("?") ? "&" : "?") + "schema=\(schema)", readers: 2, writers: 2)
        database.afterClosing { try? administer("drop schema \(schema) cascade", at: address) }
        return database
    }

    private static func administer(_ statement: String, at address: String) throws {
        let connection = try PostgresConnection(PostgresAddress(address), mayWrite: true)
        defer { connection.close() }
        try connection.script(statement)
    }

    static var address: String? { setting("TEST_PG") }

    static func setting(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
