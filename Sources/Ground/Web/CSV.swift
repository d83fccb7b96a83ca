package import Vocabulary

/// Comma-separated values (RFC 4180), with semicolons and a byte order mark, so that a spreadsheet in France opens them; dates and decimals as programs read them.
package enum CSV {
    /// What a column is parted from the next by.
    package enum Separator: UInt8, CaseIterable, Sendable { case semicolon = 0x3B, comma = 0x2C, tab = 0x09 }

    /// The value of a cell. Only text may come from a stranger, so only text is guarded against being taken for a formula.
    package enum Cell: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        case text(String)
        case number(Int)
        /// A decimal number already written, `-12.50`.
        case decimal(String)
        case empty

        /// Euros for every reader: whole ones without decimals, `1250`, the others with a dot, `1250.50`.
        package static func money(_ amount: Euros) -> Cell {
            let cents = abs(amount.cents % 100)
            let whole = "\(amount.cents < 0 ? "-" : "")\(abs(amount.cents / 100))"
            return .decimal(cents == 0 ? whole : whole + ".\(cents < 10 ? "0" : "")\(cents)")
        }

        /// Degrees with six decimals, a tenth of a metre.
        package static func degrees(_ value: Double?) -> Cell {
            guard let value else { return .empty }
            let millionths = Int((value * 1_000_000).rounded())
            let digits = String(millionths.magnitude % 1_000_000)
            return .decimal("\(millionths < 0 ? "-" : "")\(millionths.magnitude / 1_000_000).\(String(repeating: "0", count: 6 - digits.count))\(digits)")
        }

        package init(stringLiteral text: String) { self = .text(text) }
        package init(integerLiteral number: Int) { self = .number(number) }
    }

    /// A column: its name, the same in every language, in lower case without accents, and what it holds (`docs/open-data.md`).
    package struct Column: Sendable {
        package var name: String
        package var meaning: Message

        package init(_ name: String, _ meaning: Message) {
            self.name = name
            self.meaning = meaning
        }
    }

    /// Opens a file so that Excel reads it as UTF-8.
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// One line with its end.
    package static func line(_ cells: [Cell], separator: Separator = .semicolon) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(separator.rawValue) }
            bytes += field(cell)
        }
        return bytes + [13, 10]
    }

    /// A whole file in memory; a long one is made of `byteOrderMark` and one `line` after the other.
    package static func file(_ lines: [[Cell]], separator: Separator = .semicolon, withByteOrderMark: Bool = true) -> [UInt8] {
        lines.reduce(into: withByteOrderMark ? byteOrderMark : []) { $0 += line($1, separator: separator) }
    }

    /// A file with the names of its columns on the first line.
    package static func file(_ columns: [Column], _ lines: [[Cell]]) -> [UInt8] { file([columns.map { .text($0.name) }] + lines) }

    private static func field(_ cell: Cell) -> [UInt8] {
        switch cell {
        case .text(let text): quoted(isFormula(text) ? "'" + text : text)
        case .number(let number): Array(String(number).utf8)
        case .decimal(let text): quoted(text)
        case .empty: []
        }
    }

    /// Whether a spreadsheet would compute this text (OWASP, CSV injection), full-width signs included.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }) else { return false }
        return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
    }

    private static func quoted(_ text: String) -> [UInt8] {
        let special: Set<UInt8> = [0x22, 0x0A, 0x0D, 0x2C, 0x3B, 0x09]
        let hasEdgeSpace = text.utf8.first == 0x20 || text.utf8.last == 0x20
        guard hasEdgeSpace || text.utf8.contains(where: special.contains) else { return Array(text.utf8) }
        var bytes: [UInt8] = [0x22]
        for byte in text.utf8 { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
        return bytes + [0x22]
    }
}
