import CSQLite

/// What SQLite says went wrong, in the words of `DatabaseError`.
enum SQLiteFailure {
    static func error(_ database: OpaquePointer, _ statement: String?) -> DatabaseError {
        let message = String(cString: sqlite3_errmsg(database))
        return DatabaseError(kind(sqlite3_extended_errcode(database), message), message, statement: statement)
    }

    private static func kind(_ code: Int32, _ message: String) -> DatabaseError.Kind {
        // "UNIQUE constraint failed: ballots.edition_id, ballots.account_id": what follows the colon.
        let detail = message.firstRange(of: ": ").map { String(message[$0.upperBound...]) } ?? ""
        switch code {
        case SQLITE_CONSTRAINT | 8 << 8, SQLITE_CONSTRAINT | 6 << 8: return unique(detail)
        case SQLITE_CONSTRAINT | 3 << 8: return .foreignKey
        case SQLITE_CONSTRAINT | 1 << 8: return .check(name: detail)
        case SQLITE_CONSTRAINT | 5 << 8: return notNull(detail)
        default: break
        }
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: return .busy
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOTADB, SQLITE_CORRUPT: return .unavailable
        default: return .other
        }
    }

    private static func unique(_ detail: String) -> DatabaseError.Kind {
        if detail.hasPrefix("index '") {
            return .unique(table: "", columns: [], name: String(detail.dropFirst(7).dropLast()))
        }
        var table = ""
        var columns: [String] = []
        for pair in detail.utf8.split(separator: UInt8(ascii: ",")) {
            let parts = pair.split(separator: UInt8(ascii: "."))
            guard parts.count == 2 else { continue }
            table = String(Substring(parts[0].drop { $0 == UInt8(ascii: " ") }))
            columns.append(String(Substring(parts[1])))
        }
        return .unique(table: table, columns: columns, name: nil)
    }

    private static func notNull(_ detail: String) -> DatabaseError.Kind {
        let parts = detail.utf8.split(separator: UInt8(ascii: "."))
        guard parts.count == 2 else { return .other }
        return .notNull(table: String(Substring(parts[0])), column: String(Substring(parts[1])))
    }

    static func bind(_ text: String, _ statement: OpaquePointer, _ index: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { utf8 in
            // PostgreSQL refuses a zero byte in a text, and much of SQLite stops at one.
            if utf8.contains(0) { return SQLITE_MISMATCH }
            return utf8.withMemoryRebound(to: CChar.self) { parvis_sqlite_bind_text(statement, index, $0.baseAddress ?? emptyText, Int32($0.count)) }
        }
    }

    // A null pointer would bind NULL.
    private nonisolated(unsafe) static let emptyText: UnsafePointer<CChar> = {
        let text = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        text.pointee = 0
        return UnsafePointer(text)
    }()
}
