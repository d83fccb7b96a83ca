package import Vocabulary

/// What can be made of a row, or of the next columns of one.
package protocol RowReadable {
    init(_ row: inout RowReader) throws
}

/// What fits in one column, so that it may also be absent.
package protocol ColumnReadable: RowReadable {}

extension Int: ColumnReadable {
    package init(_ row: inout RowReader) { self = row.int() }
}

extension Double: ColumnReadable {
    package init(_ row: inout RowReader) { self = row.double() }
}

extension String: ColumnReadable {
    package init(_ row: inout RowReader) { self = row.text() }
}

extension Bool: ColumnReadable {
    package init(_ row: inout RowReader) { self = row.bool() }
}

extension [UInt8]: RowReadable, ColumnReadable {
    package init(_ row: inout RowReader) { self = row.blob() }
}

extension ID: ColumnReadable {
    package init(_ row: inout RowReader) { self = row.id() }
}

extension Euros: ColumnReadable {
    package init(_ row: inout RowReader) { self = row.euros() }
}

extension Instant: ColumnReadable {
    package init(_ row: inout RowReader) { self = row.instant() }
}

extension Optional: RowReadable, ColumnReadable where Wrapped: ColumnReadable {
    package init(_ row: inout RowReader) throws {
        if row.isNull {
            row.skip()
            self = nil
        } else {
            self = try Wrapped(&row)
        }
    }
}
