import Database
internal import Glibc
import Storage
import Vocabulary
import Web

/// What keeps the city's data, and how much room it takes.
struct Upkeep: Sendable {
    var dialect: Dialect
    var databaseVersion: String
    var databaseSize: Int
    var migrations: Int
    var documents: Int
    var fileSize: Int
    /// Left on the disk of the files; nil when the system does not say.
    var diskFree: Int?
    /// Settings of PostgreSQL under which a power cut loses what was confirmed to somebody.
    var looseSettings: [String] = []
}

/// The questions asked of the database about itself.
enum UpkeepStore {
    static func upkeep(_ files: FileStore, _ db: Reading) throws -> Upkeep {
        Upkeep(
            dialect: db.dialect, databaseVersion: try version(db), databaseSize: try size(db),
            migrations: try db.count("select count(*) from applied_migrations"), documents: try db.count("select count(*) from documents where removed_at is null"),
            fileSize: files.totalSize(), diskFree: diskFree(files.root), looseSettings: try looseSettings(db))
    }

    private static func looseSettings(_ db: Reading) throws -> [String] {
        guard db.dialect == .postgres else { return [] }
        return try ["fsync", "full_page_writes", "synchronous_commit"].filter { try db.value("select current_setting(\($0))", as: String.self) == "off" }
    }

    private static func version(_ db: Reading) throws -> String {
        switch db.dialect {
        case .sqlite: try db.value("select sqlite_version()")
        case .postgres: try db.value("select current_setting('server_version')")
        }
    }

    private static func size(_ db: Reading) throws -> Int {
        switch db.dialect {
        case .sqlite: try db.count("select page_count * page_size from pragma_page_count(), pragma_page_size()")
        case .postgres: try db.count("select pg_database_size(current_database())")
        }
    }

    private static func diskFree(_ path: String) -> Int? {
        var disk = statvfs()
        return statvfs(path, &disk) == 0 ? Int(disk.f_bavail) * Int(disk.f_frsize) : nil
    }
}
