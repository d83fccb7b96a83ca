import Glibc
import Synchronization

extension [Migration] {
    fileprivate var checksum: String { Migration(id: "", sql: flatMap { [$0.id, $0.checksum] }).checksum }
}

/// SQLite files that have had their migrations, kept in memory to be copied.
final class FileTemplates: Sendable {
    static let shared = FileTemplates()
    private let templates = Mutex<[String: [UInt8]]>([:])

    func bytes(for migrations: [Migration]) throws -> [UInt8] {
        let key = migrations.checksum
        if let known = templates.withLock({ $0[key] }) { return known }
        // Two tests may make the same one at the same time; either will do.
        let made = try FileTemplates.make(migrations)
        templates.withLock { $0[key] = made }
        return made
    }

    private static func make(_ migrations: [Migration]) throws -> [UInt8] {
        let database = try Database.open(":memory:")
        defer { database.close() }
        try database.migrate(migrations)
        // Nobody else has opened it: the migrating session, in closing, has emptied the write-ahead log into the file.
        return try database.source.bytes()
    }
}

/// PostgreSQL databases that have had their migrations, kept on the server to be copied, also by the next run.
final class ServerTemplates: Sendable {
    static let shared = ServerTemplates()
    private let known = Mutex<Set<String>>([])

    func name(for migrations: [Migration]) throws -> String {
        let name = "parvis_template_\(migrations.checksum)"
        guard !known.withLock({ $0.contains(name) }) else { return name }
        try ServerTemplates.make(name, migrations)
        _ = known.withLock { $0.insert(name) }
        return name
    }

    /// Under another name first: a template that exists is complete.
    private static func make(_ name: String, _ migrations: [Migration]) throws {
        try TestDatabases.administer { connection in
            try connection.script("select pg_advisory_lock(hashtext('parvis templates'))")
            var exists = false
            try connection.query("select 1 from pg_database where datname = \(name)", .memory) { row in
                row.skip()
                exists = true
                return false
            }
            if exists { return }
            let draft = "\(name)_\(getpid())"
            try connection.script("drop database if exists \(draft)")
            try connection.script("create database \(draft)")
            let database = try Database.open(try TestDatabases.address(of: draft), readers: 1, writers: 1)
            defer { database.close() }
            try database.migrate(migrations)
            try connection.script("alter database \(draft) rename to \(name)")
        }
    }
}
