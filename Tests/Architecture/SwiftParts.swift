/// A Swift text taken apart, enough to tell code from what is written in literals and comments.
struct SwiftParts: Sendable {
    /// A piece of the text, the line it starts on, and how many braces enclose it.
    struct Part: Sendable {
        var text: String
        var line: Int
        var depth: Int
    }

    /// Identifiers, keywords and single marks, in order; those of interpolations are in it, the rest of literals is not.
    private(set) var words: [Part] = []
    /// The texts of string literals; each interpolation leaves a `\u{1}`.
    private(set) var literals: [Part] = []
    private(set) var comments: [Part] = []

    private let source: [UInt8]
    private var at = 0
    private var line = 1
    private var depth = 0

    init(of text: String) {
        source = Array(text.utf8)
        code(untilClosing: false)
    }

    private func byte(_ offset: Int = 0) -> UInt8? { at + offset < source.count ? source[at + offset] : nil }

    private func starts(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { source[min(at, source.count)...].starts(with: $0) }
    }

    private mutating func step(_ count: Int = 1) {
        for _ in 0..<count where at < source.count {
            if source[at] == UInt8(ascii: "\n") { line += 1 }
            at += 1
        }
    }

    /// Reads code, to the end or to the parenthesis that closes an interpolation.
    private mutating func code(untilClosing: Bool) {
        var parentheses = 0
        while let next = byte() {
            if starts("//") || starts("/*") {
                comment()
            } else if next == UInt8(ascii: "\"") || (next == UInt8(ascii: "#") && startsRawLiteral) {
                literal()
            } else if isWordByte(next) {
                word()
            } else {
                switch next {
                case UInt8(ascii: "("): parentheses += 1
                case UInt8(ascii: ")"):
                    if untilClosing, parentheses == 0 { return step() }
                    parentheses -= 1
                case UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "}"): depth -= 1
                default: break
                }
                if next > 0x20 { words.append(Part(text: String(UnicodeScalar(next)), line: line, depth: depth)) }
                step()
            }
        }
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private mutating func word() {
        let start = at
        while let next = byte(), isWordByte(next) { step() }
        words.append(Part(text: String(decoding: source[start..<at], as: UTF8.self), line: line, depth: depth))
    }

    private mutating func comment() {
        let start = at, first = line
        if starts("//") {
            while let next = byte(), next != UInt8(ascii: "\n") { step() }
        } else {
            var nested = 0
            repeat {
                if starts("/*") { nested += 1; step(2) } else if starts("*/") { nested -= 1; step(2) } else { step() }
            } while nested > 0 && at < source.count
        }
        comments.append(Part(text: String(decoding: source[start..<at], as: UTF8.self), line: first, depth: depth))
    }

    /// `#"` or `##"`, but not `#if`.
    private var startsRawLiteral: Bool {
        let marks = source[at...].prefix { $0 == UInt8(ascii: "#") }
        return marks.endIndex < source.count && source[marks.endIndex] == UInt8(ascii: "\"")
    }

    private mutating func literal() {
        let first = line, enclosing = depth
        var marks = 0
        while byte() == UInt8(ascii: "#") { marks += 1; step() }
        let quotes = starts("\"\"\"") ? 3 : 1
        step(quotes)
        var text: [UInt8] = []
        let hashes = [UInt8](repeating: UInt8(ascii: "#"), count: marks)
        let end = [UInt8](repeating: UInt8(ascii: "\""), count: quotes) + hashes
        let escape = [UInt8(ascii: "\\")] + hashes
        while at < source.count, !source[at...].starts(with: end) {
            guard source[at...].starts(with: escape) else { text.append(source[at]); step(); continue }
            step(escape.count)
            if byte() == UInt8(ascii: "(") {
                step()
                code(untilClosing: true)
                text.append(1)
            } else {
                text.append(contentsOf: [UInt8(ascii: "\\"), byte() ?? 0])
                step()
            }
        }
        step(end.count)
        literals.append(Part(text: String(decoding: text, as: UTF8.self), line: first, depth: enclosing))
    }
}
