package import Vocabulary

/// A value on its way to the database.
package enum SQLValue: Sendable, Hashable {
    case null(SQLKind)
    case int(Int)
    case double(Double)
    case text(String)
    case bool(Bool)
    case blob([UInt8])

    var kind: SQLKind {
        switch self {
        case .null(let kind): kind
        case .int: .int
        case .double: .double
        case .text: .text
        case .bool: .bool
        case .blob: .blob
        }
    }
}

/// What a value is, even when it is absent: PostgreSQL must know it before it sees one.
package enum SQLKind: Sendable, Hashable {
    case int, double, text, bool, blob
}

/// What may be interpolated into an `SQL` literal.
package protocol SQLBindable {
    static var sqlKind: SQLKind { get }
    var sqlValue: SQLValue { get }
}

extension Int: SQLBindable {
    package static var sqlKind: SQLKind { .int }
    package var sqlValue: SQLValue { .int(self) }
}

extension Int64: SQLBindable {
    package static var sqlKind: SQLKind { .int }
    package var sqlValue: SQLValue { .int(Int(self)) }
}

extension Double: SQLBindable {
    package static var sqlKind: SQLKind { .double }
    package var sqlValue: SQLValue { .double(self) }
}

extension String: SQLBindable {
    package static var sqlKind: SQLKind { .text }
    package var sqlValue: SQLValue { .text(self) }
}

extension Bool: SQLBindable {
    package static var sqlKind: SQLKind { .bool }
    package var sqlValue: SQLValue { .bool(self) }
}

extension [UInt8]: SQLBindable {
    package static var sqlKind: SQLKind { .blob }
    package var sqlValue: SQLValue { .blob(self) }
}

extension ID: SQLBindable {
    package static var sqlKind: SQLKind { .int }
    package var sqlValue: SQLValue { .int(number) }
}

extension Euros: SQLBindable {
    package static var sqlKind: SQLKind { .int }
    package var sqlValue: SQLValue { .int(cents) }
}

extension Instant: SQLBindable {
    package static var sqlKind: SQLKind { .int }
    package var sqlValue: SQLValue { .int(milliseconds) }
}

extension Span: SQLBindable {
    package static var sqlKind: SQLKind { .int }
    package var sqlValue: SQLValue { .int(milliseconds) }
}

extension EmailAddress: SQLBindable {
    package static var sqlKind: SQLKind { .text }
    package var sqlValue: SQLValue { .text(text) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    package static var sqlKind: SQLKind { Wrapped.sqlKind }
    package var sqlValue: SQLValue { self?.sqlValue ?? .null(Wrapped.sqlKind) }
}

extension SQLBindable where Self: RawRepresentable, RawValue: SQLBindable {
    package static var sqlKind: SQLKind { RawValue.sqlKind }
    package var sqlValue: SQLValue { rawValue.sqlValue }
}
