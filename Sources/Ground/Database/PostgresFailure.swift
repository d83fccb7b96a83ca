import CPQ

/// What PostgreSQL says went wrong, in the words of `DatabaseError`.
enum PostgresFailure {
    static func message(_ session: OpaquePointer) -> String {
        firstLine(PQerrorMessage(session).map { String(cString: $0) } ?? "")
    }

    static func error(_ result: OpaquePointer?, _ fallback: String, _ statement: String) -> DatabaseError {
        let state = field(result, .state)
        let message = [field(result, .message) ?? fallback, field(result, .detail)]
            .compactMap(\.self).joined(separator: ". ")
        var error = DatabaseError(kind(state ?? "", result), message, statement: statement)
        error.isWorthAnotherTry = state == "40001" || state == "40P01" || isStalePlan(result)
        return error
    }

    /// The table or the schema has changed under a prepared statement.
    static func isStalePlan(_ result: OpaquePointer?) -> Bool {
        guard PQresultStatus(result) == PGRES_FATAL_ERROR else { return false }
        let state = field(result, .state)
        return state == "26000" || state == "0A000" && field(result, .function) == "RevalidateCachedQuery"
    }

    /// The server ends the session with this answer: it stops, or has crashed.
    static func isFarewell(_ result: OpaquePointer?) -> Bool { ["FATAL", "PANIC"].contains(field(result, .severity)) }

    /// A standby, or a server that became one, refuses to change anything.
    static func isFromStandby(_ result: OpaquePointer?) -> Bool { field(result, .state) == "25006" }

    private static func kind(_ state: String, _ result: OpaquePointer?) -> DatabaseError.Kind {
        let table = field(result, .table) ?? ""
        let name = field(result, .constraint)
        return switch state {
        case "23505": .unique(table: table, columns: columns(field(result, .detail) ?? ""), name: name)
        case "23503": .foreignKey
        case "23514": .check(name: name ?? "")
        case "23502": .notNull(table: table, column: field(result, .column) ?? "")
        case "40001", "40P01", "55P03", "57014": .busy
        case "57P01", "57P02", "57P03", "53100", "53200", "53300", "58030": .unavailable
        default: .other
        }
    }

    // "Key (edition_id, account_id)=(1, 2) already exists." An expression has parentheses of its own.
    private static func columns(_ detail: String) -> [String] {
        let bytes = detail.utf8
        guard let open = bytes.firstIndex(of: UInt8(ascii: "(")), let end = detail.firstRange(of: ")=(") else { return [] }
        let key = bytes[bytes.index(after: open)..<end.lowerBound]
        guard !key.contains(UInt8(ascii: "(")) else { return [] }
        return key.split(separator: UInt8(ascii: ",")).map { column in
            String(decoding: column.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
        }
    }

    /// The fields of a complaint, by the letters of `postgres_ext.h`.
    private enum Field: UnicodeScalar {
        case state = "C", message = "M", detail = "D", table = "t", column = "c", constraint = "n", function = "R", severity = "V"
    }

    private static func field(_ result: OpaquePointer?, _ field: Field) -> String? {
        PQresultErrorField(result, Int32(field.rawValue.value)).map { String(cString: $0) }
    }

    private static func firstLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason given"
    }
}
