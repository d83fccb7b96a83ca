package import Vocabulary

/// Reads the columns of one row from left to right: `row.id()`, `row.text()`, `row.optionalInstant()`.
/// A NULL or a type that was not expected, and a column too few or too many, make the whole query throw:
/// the readers need no `try`, and nothing wrong passes in silence.
package struct RowReader: ~Copyable {
    /// Where the row lies: under a stepped SQLite statement, or at a line of a PostgreSQL result.
    enum Source {
        case sqlite(OpaquePointer)
        case postgres(OpaquePointer, line: Int32)
    }

    var source: Source
    let width: Int32
    var column: Int32 = 0
    private(set) var fault: DatabaseError?

    init(_ source: Source, width: Int32) {
        self.source = source
        self.width = width
    }

    package mutating func int() -> Int {
        let column = step()
        return if let value = int(at: column) { value } else { spoiled(column, "a whole number", 0) }
    }

    package mutating func double() -> Double {
        let column = step()
        return if let value = double(at: column) { value } else { spoiled(column, "a number", 0) }
    }

    package mutating func text() -> String {
        let column = step()
        return if let value = text(at: column) { value } else { spoiled(column, "a text", "") }
    }

    package mutating func bool() -> Bool {
        let column = step()
        return if let value = bool(at: column) { value } else { spoiled(column, "a boolean", false) }
    }

    package mutating func blob() -> [UInt8] {
        let column = step()
        return if let value = blob(at: column) { value } else { spoiled(column, "bytes", []) }
    }

    package mutating func id<T>() -> ID<T> { ID(int()) }
    package mutating func euros() -> Euros { Euros(cents: int()) }
    package mutating func instant() -> Instant { Instant(milliseconds: int()) }
    package mutating func span() -> Span { Span(milliseconds: int()) }

    package mutating func optionalInt() -> Int? { takeNull() ? nil : int() }
    package mutating func optionalDouble() -> Double? { takeNull() ? nil : double() }
    package mutating func optionalText() -> String? { takeNull() ? nil : text() }
    package mutating func optionalBool() -> Bool? { takeNull() ? nil : bool() }
    package mutating func optionalBlob() -> [UInt8]? { takeNull() ? nil : blob() }
    package mutating func optionalID<T>() -> ID<T>? { takeNull() ? nil : id() }
    package mutating func optionalEuros() -> Euros? { takeNull() ? nil : euros() }
    package mutating func optionalInstant() -> Instant? { takeNull() ? nil : instant() }
    package mutating func optionalSpan() -> Span? { takeNull() ? nil : span() }

    /// A case of an enum by the raw value stored; throws when no case has it.
    package mutating func choice<E: RawRepresentable>(_ type: E.Type = E.self) throws -> E where E.RawValue: ColumnReadable {
        let raw = try E.RawValue(&self)
        if let choice = E(rawValue: raw) { return choice }
        throw fault ?? DatabaseError(.other, "column \(column): “\(raw)” is no \(E.self)")
    }

    package mutating func optionalChoice<E: RawRepresentable>(_ type: E.Type = E.self) throws -> E?
    where E.RawValue: ColumnReadable {
        takeNull() ? nil : try choice(type)
    }

    /// Whether the next column is NULL, without reading it.
    package var isNull: Bool { column < width && isNull(at: column) }

    /// Passes over columns that this reader has no use for.
    package mutating func skip(_ count: Int = 1) { column += Int32(count) }

    private mutating func step() -> Int32 {
        defer { column += 1 }
        return column
    }

    private mutating func takeNull() -> Bool {
        guard isNull else { return false }
        column += 1
        return true
    }

    private mutating func spoiled<T>(_ column: Int32, _ expected: String, _ placeholder: T) -> T {
        if fault == nil {
            let found = column >= width ? "the row has only \(width) columns" : isNull(at: column) ? "NULL" : "something else"
            fault = DatabaseError(.other, "column \(column + 1): \(expected) expected, found: \(found)")
        }
        return placeholder
    }

    /// Makes ready for the next row, or throws what went wrong in this one.
    mutating func endRow(of sql: SQL) throws(DatabaseError) {
        guard column != width || fault != nil else { return column = 0 }
        var error = fault ?? DatabaseError(.other, "the row has \(width) columns, \(column) were read")
        error.statement = sql.text
        throw error
    }
}
