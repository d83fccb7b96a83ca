/// A statement and its values. What is interpolated becomes a binding, never text:
/// `"select id from proposals where edition_id = \(edition) and status = \(status)"`.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The text with `SQL.hole` where each value goes; it is also the key of the prepared statement.
    var template: String
    package private(set) var values: [SQLValue]

    /// A byte that no statement contains.
    static let hole: UInt8 = 1
    static let holeText = "\u{1}"

    package init(stringLiteral text: String) {
        template = text
        values = []
    }

    package init(stringInterpolation builder: Builder) {
        template = builder.template
        values = builder.values
    }

    /// Text that the caller vouches for: written in the program, never typed by a person.
    package init(raw text: String) {
        template = text
        values = []
    }

    package static let empty = SQL(raw: "")
    package var isEmpty: Bool { template.isEmpty }
    /// Whether it changes nothing.
    var isQuestion: Bool { template.hasPrefix("select") || template.hasPrefix("with") }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum += right
        return sum
    }

    package static func += (left: inout SQL, right: SQL) {
        left.template += right.template
        left.values += right.values
    }

    /// The text as the database receives it, with `$1`, `$2`…
    package var text: String {
        var text: [UInt8] = []
        var number = 0
        for byte in template.utf8 {
            guard byte == SQL.hole else { text.append(byte); continue }
            number += 1
            text += "$\(number)".utf8
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension SQL {
    /// The text to prepare. A value between quotes would be taken for a literal `$1`.
    func textToPrepare() throws(DatabaseError) -> String {
        var isQuoted = false
        for byte in template.utf8 {
            if byte == UInt8(ascii: "'") { isQuoted.toggle() }
            if isQuoted, byte == SQL.hole { throw DatabaseError(.other, "a value stands between quotes", statement: text) }
        }
        return text
    }
}

extension Sequence<SQL> {
    /// The parts, one after the other: `conditions.joined(" and ")`.
    package func joined(_ separator: String) -> SQL {
        var whole = SQL.empty
        for (index, part) in enumerated() {
            if index > 0 { whole += SQL(raw: separator) }
            whole += part
        }
        return whole
    }
}

extension SQL {
    /// Collects the text and the values of an `SQL` literal.
    package struct Builder: StringInterpolationProtocol {
        var template = ""
        var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            template.reserveCapacity(literalCapacity + 2 * interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { template += literal }

        package mutating func appendInterpolation(_ value: some SQLBindable) { bind(value.sqlValue) }
        package mutating func appendInterpolation(_ value: SQLValue) { bind(value) }

        /// An enum with text or whole numbers behind its cases.
        package mutating func appendInterpolation<E: RawRepresentable>(_ value: E) where E.RawValue: SQLBindable {
            bind(value.rawValue.sqlValue)
        }
        package mutating func appendInterpolation<E: RawRepresentable>(_ value: E?) where E.RawValue: SQLBindable {
            bind((value?.rawValue).sqlValue)
        }
        // Settles which of the above an enum that is also bindable takes.
        package mutating func appendInterpolation<E: RawRepresentable & SQLBindable>(_ value: E) where E.RawValue: SQLBindable {
            bind(value.sqlValue)
        }
        package mutating func appendInterpolation<E: RawRepresentable & SQLBindable>(_ value: E?) where E.RawValue: SQLBindable {
            bind(value.sqlValue)
        }

        /// Another statement's text and values, in place.
        package mutating func appendInterpolation(_ sql: SQL) {
            template += sql.template
            values += sql.values
        }

        /// Text that the caller vouches for: a list of columns, the name of a table.
        package mutating func appendInterpolation(raw text: String) { template += text }

        /// The members of `in (…)`; an empty list is `null`, which nothing equals.
        package mutating func appendInterpolation<S: Sequence>(list members: S) where S.Element: SQLBindable {
            list(members.map(\.sqlValue))
        }
        package mutating func appendInterpolation<S: Sequence>(list members: S)
        where S.Element: RawRepresentable, S.Element.RawValue: SQLBindable {
            list(members.map(\.rawValue.sqlValue))
        }
        package mutating func appendInterpolation<S: Sequence>(list members: S)
        where S.Element: RawRepresentable & SQLBindable, S.Element.RawValue: SQLBindable {
            list(members.map(\.sqlValue))
        }

        private mutating func list(_ members: [SQLValue]) {
            if members.isEmpty { template += "null" }
            for (index, member) in members.enumerated() {
                if index > 0 { template += ", " }
                bind(member)
            }
        }

        private mutating func bind(_ value: SQLValue) {
            values.append(value)
            template += SQL.holeText
        }
    }
}
