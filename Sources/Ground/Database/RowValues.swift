import CPQ
import CSQLite

// What lies in a column, as each driver gives it; nil when it is NULL, missing or of another type.
extension RowReader {
    func isNull(at column: Int32) -> Bool {
        switch source {
        case .sqlite(let statement): sqlite3_column_type(statement, column) == SQLITE_NULL
        case .postgres(let result, let line): PQgetisnull(result, line, column) == 1
        }
    }

    func int(at column: Int32) -> Int? {
        guard column < width else { return nil }
        switch source {
        case .sqlite(let statement):
            guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
            return Int(sqlite3_column_int64(statement, column))
        case .postgres(let result, let line):
            return postgresBytes(result, line, column).flatMap(RowReader.decimal)
        }
    }

    func double(at column: Int32) -> Double? {
        guard column < width else { return nil }
        switch source {
        case .sqlite(let statement):
            let type = sqlite3_column_type(statement, column)
            return type == SQLITE_FLOAT || type == SQLITE_INTEGER ? sqlite3_column_double(statement, column) : nil
        case .postgres(let result, let line):
            return postgresBytes(result, line, column).flatMap { Double(String(decoding: $0, as: UTF8.self)) }
        }
    }

    func text(at column: Int32) -> String? {
        guard column < width else { return nil }
        switch source {
        case .sqlite(let statement):
            guard sqlite3_column_type(statement, column) == SQLITE_TEXT else { return nil }
            let start = sqlite3_column_text(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        case .postgres(let result, let line):
            return postgresBytes(result, line, column).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    func bool(at column: Int32) -> Bool? {
        guard column < width else { return nil }
        switch source {
        case .sqlite(let statement):
            guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
            return sqlite3_column_int64(statement, column) != 0
        case .postgres(let result, let line):
            guard let bytes = postgresBytes(result, line, column), bytes.count == 1 else { return nil }
            return bytes[0] == UInt8(ascii: "t") ? true : bytes[0] == UInt8(ascii: "f") ? false : nil
        }
    }

    func blob(at column: Int32) -> [UInt8]? {
        guard column < width else { return nil }
        switch source {
        case .sqlite(let statement):
            guard sqlite3_column_type(statement, column) == SQLITE_BLOB else { return nil }
            let start = sqlite3_column_blob(statement, column)
            return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
        case .postgres(let result, let line):
            return postgresBytes(result, line, column).flatMap(RowReader.bytea)
        }
    }

    private func postgresBytes(_ result: OpaquePointer, _ line: Int32, _ column: Int32) -> UnsafeRawBufferPointer? {
        guard PQgetisnull(result, line, column) == 0 else { return nil }
        return UnsafeRawBufferPointer(
            start: PQgetvalue(result, line, column), count: Int(PQgetlength(result, line, column)))
    }

    /// A whole number in decimal digits that fits an `Int`.
    static func decimal(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes.dropFirst() : bytes[...]
        guard !digits.isEmpty else { return nil }
        var number = 0
        for byte in digits {
            guard byte >= 48, byte <= 57 else { return nil }
            let (tenfold, passes) = number.multipliedReportingOverflow(by: 10)
            let (next, passesToo) = tenfold.subtractingReportingOverflow(Int(byte - 48))
            if passes || passesToo { return nil }
            number = next
        }
        if isNegative { return number }
        return number == .min ? nil : -number
    }

    /// PostgreSQL's `\x0a1b…`.
    static func bytea(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        guard bytes.count >= 2, bytes.count % 2 == 0, bytes[0] == UInt8(ascii: "\\"), bytes[1] == UInt8(ascii: "x") else { return nil }
        func nibble(_ byte: UInt8) -> UInt8 { byte <= 57 ? byte - 48 : (byte | 32) - 87 }
        return stride(from: 2, to: bytes.count, by: 2).map { nibble(bytes[$0]) << 4 | nibble(bytes[$0 + 1]) }
    }
}
