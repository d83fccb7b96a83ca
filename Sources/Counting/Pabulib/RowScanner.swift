/// Cuts a stream of bytes into rows of `;`-separated fields, quoting as in CSV. Knows nothing of sections.
///
/// Rows are handed out in place; a row cut by the end of a chunk waits for the next one.
struct RowScanner: Sendable {
    /// Beyond this a row is not a row: the file is something else, or a quote was never closed.
    private static let longestRow = 16 << 20

    /// A row, valid until the next one: ranges of `bytes`, already without quotes.
    struct Row {
        let bytes: UnsafeMutableBufferPointer<UInt8>
        let fields: UnsafeBufferPointer<Range<Int>>
        /// Where it begins, from 1.
        let line: Int

        @inline(__always) subscript(_ field: Int) -> UnsafeBufferPointer<UInt8> {
            field < fields.count ? UnsafeBufferPointer(rebasing: bytes[fields[field]]) : UnsafeBufferPointer(rebasing: bytes[0..<0])
        }
    }

    private var waiting: [UInt8] = []
    /// Of a row with quotes or very many fields.
    private var fields: [Range<Int>] = []
    /// How many fields a row has at most to be cut in place.
    private static let fewFields = 64
    /// Where the next row begins, or the one that could not be read.
    private(set) var line = 1
    private(set) var hasUnclosedQuote = false
    private(set) var isRowTooLong = false

    /// Takes a chunk and hands out every row it completes.
    mutating func feed(_ chunk: UnsafeBufferPointer<UInt8>, row: (Row) -> Void) {
        guard !isRowTooLong else { return }
        waiting.append(contentsOf: chunk)
        scan(isLast: false, row)
        if waiting.count > Self.longestRow { (isRowTooLong, waiting) = (true, []) }
    }

    /// The stream has ended: the last row may lack its line break.
    mutating func finish(row: (Row) -> Void) { scan(isLast: true, row) }

    private mutating func scan(isLast: Bool, _ row: (Row) -> Void) {
        var bytes = waiting
        waiting = []
        let count = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: MemoryLayout<EightBytes>.size))
        let used = bytes.withUnsafeMutableBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: Self.fewFields) {
                scan(UnsafeMutableBufferPointer(rebasing: bytes[..<count]), isLast, into: $0, row)
            }
        }
        bytes.removeLast(MemoryLayout<EightBytes>.size)
        bytes.removeFirst(used)
        waiting = bytes
    }

    /// How many bytes the rows that are complete take.
    private mutating func scan(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, _ isLast: Bool, into few: UnsafeMutableBufferPointer<Range<Int>>, _ row: (Row) -> Void
    ) -> Int {
        var start = 0
        while start < bytes.count {
            if let cut = Self.cut(bytes, from: start, isLast, into: few) {
                guard cut.end > 0 else { break }
                row(Row(bytes: bytes, fields: UnsafeBufferPointer(start: few.baseAddress, count: cut.fields), line: line))
                line += 1
                start = cut.end
            } else {
                guard let cut = cutWithQuotes(bytes, from: start, isLast) else { break }
                // An open quote has swallowed the rest of the file.
                guard !hasUnclosedQuote else { return bytes.count }
                fields.withUnsafeBufferPointer { row(Row(bytes: bytes, fields: $0, line: line)) }
                line += cut.lines
                start = cut.end
            }
        }
        return start
    }

    /// How many fields the row that begins at `start` has, and where the next row begins, or 0 when it is not complete; nil when it has quotes
    /// or too many fields.
    @inline(__always)
    private static func cut(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int, _ isLast: Bool, into fields: UnsafeMutableBufferPointer<Range<Int>>
    ) -> (fields: Int, end: Int)? {
        var (place, begin, count) = (start, start, 0)
        while place < bytes.count {
            var marks = EightBytes(bytes.baseAddress! + place).marks(";", "\n", "\"")
            while marks != 0 {
                let mark = place + marks.trailingZeroBitCount / 8
                marks &= marks - 1
                switch bytes[mark] {
                case UInt8(ascii: ";"):
                    if count + 1 >= fields.count { return nil }
                    fields[count] = begin..<mark
                    (count, begin) = (count + 1, mark + 1)
                case UInt8(ascii: "\n"):
                    fields[count] = begin..<end(bytes, from: begin, to: mark)
                    return (count + 1, mark + 1)
                default:
                    if mark == begin { return nil }
                }
            }
            place += 8
        }
        guard isLast else { return (0, 0) }
        fields[count] = begin..<end(bytes, from: begin, to: bytes.count)
        return (count + 1, bytes.count)
    }

    /// Where the row's last field ends: before the carriage return of a line break in two bytes.
    @inline(__always)
    private static func end(_ bytes: UnsafeMutableBufferPointer<UInt8>, from begin: Int, to end: Int) -> Int {
        end > begin && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    }

    /// The same for a row with a quoted field: doubled quotes are made single in place, line breaks inside are kept.
    private mutating func cutWithQuotes(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int, _ isLast: Bool
    ) -> (end: Int, lines: Int)? {
        guard let end = endOfRow(bytes, from: start, isLast) else { return nil }
        fields.removeAll(keepingCapacity: true)
        var (place, write, begin, lines) = (start, start, start, 0)
        var isQuoted = false
        while place < end {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\n") { lines += 1 }
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    put(byte, bytes, &write)
                } else if place + 1 < end && bytes[place + 1] == UInt8(ascii: "\"") {
                    put(byte, bytes, &write)
                    place += 1
                } else {
                    isQuoted = false
                }
            } else if byte == UInt8(ascii: "\"") && write == begin {
                isQuoted = true
            } else if byte == UInt8(ascii: ";") {
                fields.append(begin..<write)
                write += 1
                begin = write
            } else if byte != UInt8(ascii: "\n") && !(byte == UInt8(ascii: "\r") && place + 2 >= end) {
                put(byte, bytes, &write)
            }
            place += 1
        }
        fields.append(begin..<write)
        return (end, max(lines, 1))
    }

    @inline(__always)
    private func put(_ byte: UInt8, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ write: inout Int) {
        bytes[write] = byte
        write += 1
    }

    /// Just after the line break that ends the row, one that no quote encloses.
    private mutating func endOfRow(_ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int, _ isLast: Bool) -> Int? {
        var place = start
        var isQuoted = false
        var isFieldStart = true
        while place < bytes.count {
            let byte = bytes[place]
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    // A quote on the chunk's last byte may be half of a doubled one.
                    if place + 1 == bytes.count && !isLast { return nil }
                    if place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\"") { place += 1 } else { isQuoted = false }
                }
            } else if byte == UInt8(ascii: "\n") {
                return place + 1
            } else if byte == UInt8(ascii: "\"") && isFieldStart {
                isQuoted = true
            }
            isFieldStart = !isQuoted && byte == UInt8(ascii: ";")
            place += 1
        }
        if isLast && isQuoted { hasUnclosedQuote = true }
        return isLast ? place : nil
    }
}
