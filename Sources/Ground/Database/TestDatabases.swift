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

/// Databases for tests, each gone once it is closed or forgotten: a temporary file, or a PostgreSQL database of its own.
/// What the migrations make is made once and copied.
package enum TestDatabases {
    package static func fresh(_ backend: Backend, migrations: [Migration] = []) async throws -> Database {
        await TestPlaces.shared.take()
        do {
            let database = try made(backend, migrations)
            database.afterClosing { TestPlaces.shared.leave() }
            return database
        } catch {
            TestPlaces.shared.leave()
            throw error
        }
    }

    private static func made(_ backend: Backend, _ migrations: [Migration]) throws -> Database {
        switch backend {
        case .sqlite:
            let template = migrations.isEmpty ? nil : try FileTemplates.shared.bytes(for: migrations)
            return try Database(Source.temporary(copyOf: template), readers: 2, writers: 1, queue: 4096)
        case .postgres:
            let template = migrations.isEmpty ? "template1" : try ServerTemplates.shared.name(for: migrations)
            return try freshOnServer(copyOf: template)
        }
    }

    private static func freshOnServer(copyOf template: String) throws -> Database {
        let name = "parvis_test_\(getpid())_\(UInt32.random(in: 0...UInt32.max))"
        try administer { connection in try connection.script("create database \(name) template \(template)") }
        let database = try Database.open(try address(of: name), readers: 2, writers: 2)
        database.afterClosing {
            try? administer { connection in try connection.script("drop database if exists \(name) with (force)") }
        }
        return database
    }

    /// A session in the database that `TEST_PG` names, from which the others are made.
    static func administer<T>(_ work: (PostgresConnection) throws -> T) throws -> T {
        guard let address else { throw DatabaseError(.unavailable, "PARVIS_REQUIRE_PG is set but TEST_PG is not") }
        let connection = try PostgresConnection(PostgresAddress(address), mayWrite: true)
        defer { connection.close() }
        return try work(connection)
    }

    /// `TEST_PG` with another database's name.
    static func address(of name: String) throws -> String {
        let parts = (address ?? "").split(separator: "?", maxSplits: 1)
        guard let base = parts.first, let slash = base.lastIndex(of: "/") else { throw DatabaseError(.unavailable, "TEST_PG names no database") }
        return base[...slash] + name + (parts.count == 2 ? "?\(parts[1])" : "")
    }

    static var address: String? { setting("TEST_PG") }

    static func setting(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
