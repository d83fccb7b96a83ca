import Glibc

/// Where connections come from.
enum Source: Sendable {
    case file(String)
    /// A folder of our own, deleted with the database.
    case temporary(folder: String)
    case postgres(PostgresAddress)

    init(_ address: String) throws(DatabaseError) {
        if PostgresAddress.matches(address) {
            self = .postgres(PostgresAddress(address))
        } else if address == ":memory:" {
            self = .temporary(folder: try Source.makeFolder())
        } else {
            self = .file(address)
        }
    }

    var dialect: Dialect {
        switch self {
        case .file, .temporary: .sqlite
        case .postgres: .postgres
        }
    }

    func connect(mayWrite: Bool) throws(DatabaseError) -> any Connection {
        switch self {
        case .file(let path): try SQLiteConnection(path: path, mayWrite: mayWrite, isDurable: true)
        case .temporary(let folder): try SQLiteConnection(path: "\(folder)/town.sqlite", mayWrite: mayWrite, isDurable: false)
        case .postgres(let address): try PostgresConnection(address, mayWrite: mayWrite)
        }
    }

    /// Removes what dies with the database.
    func clear() {
        guard case .temporary(let folder) = self else { return }
        for ending in ["", "-wal", "-shm"] { unlink("\(folder)/town.sqlite\(ending)") }
        rmdir(folder)
    }

    private static func makeFolder() throws(DatabaseError) -> String {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(root)/parvis-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw DatabaseError(.unavailable, "no temporary folder can be made in \(root)") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
