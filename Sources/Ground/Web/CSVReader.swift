extension CSV {
    /// A line read, and where it began, to name it in a message.
    package struct Record: Equatable, Sendable {
        /// From 1, as an editor shows it.
        package let line: Int
        package let cells: [String]
    }

    /// Why a file is refused, with the line.
    package enum Problem: Error, Equatable {
        case unclosedQuote(line: Int)
        case textAfterQuote(line: Int)
        case unreadableCharacter(line: Int)
        case tooManyLines
    }

    /// Reads a file whatever its separator (found from its first line), line ends, byte order mark or quotes; empty lines are
    /// dropped. A file that is not UTF-8 is read as Windows-1252, which Excel writes in France.
    package static func read(_ bytes: [UInt8], maximumLines: Int = 200_000) throws(Problem) -> [Record] {
        let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
        var reader = Reader(bytes: bytes.starts(with: byteOrderMark) ? bytes[3...] : bytes[...], isUTF8: isUTF8)
        return try reader.records(maximum: maximumLines)
    }

    /// Walks over the bytes once.
    private struct Reader {
        var rest: ArraySlice<UInt8>
        let isUTF8: Bool
        let separator: UInt8
        var line = 1

        init(bytes: ArraySlice<UInt8>, isUTF8: Bool) {
            self.isUTF8 = isUTF8
            rest = bytes
            if let declared = Self.declaredSeparator(bytes) {
                separator = declared
                rest = bytes.drop { $0 != 10 && $0 != 13 }
            } else {
                separator = Self.likelySeparator(bytes)
            }
        }

        mutating func records(maximum: Int) throws(Problem) -> [Record] {
            var records: [Record] = []
            while !rest.isEmpty {
                let start = line
                let cells = try record()
                guard cells != [""] else { continue }
                guard records.count < maximum else { throw .tooManyLines }
                records.append(Record(line: start, cells: cells))
            }
            return records
        }

        /// One line, its end included.
        private mutating func record() throws(Problem) -> [String] {
            var cells: [String] = []
            while true {
                cells.append(try cell())
                guard let end = rest.popFirst() else { return cells }
                if end == separator { continue }
                if end == 13, rest.first == 10 { rest.removeFirst() }
                line += 1
                return cells
            }
        }

        private mutating func cell() throws(Problem) -> String {
            guard rest.first == 0x22 else {
                let plain = rest.prefix { $0 != separator && $0 != 10 && $0 != 13 }
                rest = rest[plain.endIndex...]
                return try text(plain)
            }
            let value = try text(quoted()[...])
            guard let next = rest.first, next != separator, next != 10, next != 13 else { return value }
            throw .textAfterQuote(line: line)
        }

        private mutating func quoted() throws(Problem) -> [UInt8] {
            let start = line
            rest.removeFirst()
            var value: [UInt8] = []
            while let byte = rest.popFirst() {
                if byte == 0x22 {
                    guard rest.first == 0x22 else { return value }
                    rest.removeFirst()
                }
                if byte == 10 || byte == 13 && rest.first != 10 { line += 1 }
                value.append(byte)
            }
            throw .unclosedQuote(line: start)
        }

        private func text(_ bytes: ArraySlice<UInt8>) throws(Problem) -> String {
            let text = isUTF8 ? String(decoding: bytes, as: UTF8.self) : Self.windows1252(bytes)
            guard let text, !bytes.contains(0) else { throw .unreadableCharacter(line: line) }
            return text
        }

        /// Excel's own first line, `sep=;`.
        private static func declaredSeparator(_ bytes: ArraySlice<UInt8>) -> UInt8? {
            let first = bytes.prefix(while: { $0 != 10 && $0 != 13 })
            guard first.count == 5, first.starts(with: "sep=".utf8), let byte = first.last else { return nil }
            return Separator(rawValue: byte)?.rawValue
        }

        /// The separator met most on the first line, outside quotes.
        private static func likelySeparator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
            var counts: [UInt8: Int] = [:]
            var isQuoted = false
            for byte in bytes {
                if byte == 0x22 { isQuoted.toggle() }
                if !isQuoted, byte == 10 || byte == 13 { break }
                if !isQuoted { counts[byte, default: 0] += 1 }
            }
            let candidates = Separator.allCases.map(\.rawValue)
            return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? Separator.semicolon.rawValue
        }

        /// Nil for the five bytes that Windows-1252 leaves without a character.
        private static func windows1252(_ bytes: ArraySlice<UInt8>) -> String? {
            let upper = Array("€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ".unicodeScalars)
            var text = String.UnicodeScalarView()
            for byte in bytes {
                let scalar = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
                guard scalar.value != 0 else { return nil }
                text.append(scalar)
            }
            return String(text)
        }
    }
}
