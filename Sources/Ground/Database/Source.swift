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
            self = try .temporary(copyOf: nil)
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
        case .temporary(let folder): try SQLiteConnection(path: Source.file(in: folder), mayWrite: mayWrite, isDurable: false)
        case .postgres(let address): try PostgresConnection(address, mayWrite: mayWrite)
        }
    }

    /// Removes what dies with the database.
    func clear() {
        guard case .temporary(let folder) = self else { return }
        for ending in ["", "-wal", "-shm"] { unlink(Source.file(in: folder) + ending) }
        rmdir(folder)
    }

    /// A file of our own that begins as these bytes.
    static func temporary(copyOf bytes: [UInt8]?) throws(DatabaseError) -> Source {
        let folder = try makeFolder()
        guard let bytes else { return .temporary(folder: folder) }
        let file = fopen(Source.file(in: folder), "w")
        defer { if let file { fclose(file) } }
        guard let file, fwrite(bytes, 1, bytes.count, file) == bytes.count else {
            throw DatabaseError(.unavailable, "cannot write in \(folder)")
        }
        return .temporary(folder: folder)
    }

    /// What a temporary file holds.
    func bytes() throws(DatabaseError) -> [UInt8] {
        guard case .temporary(let folder) = self, let file = fopen(Source.file(in: folder), "r") else {
            throw DatabaseError(.unavailable, "no temporary file")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&part, 1, part.count, file)
            if count == 0 { return bytes }
            bytes += part[..<count]
        }
    }

    private static func file(in folder: String) -> String { "\(folder)/town.sqlite" }

    private static func makeFolder() throws(DatabaseError) -> String {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(root)/parvis-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw DatabaseError(.unavailable, "no temporary folder can be made in \(root)") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
