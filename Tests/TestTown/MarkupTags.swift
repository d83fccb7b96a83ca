/// The tags and the texts of a page, one after the other, read as strictly as we write them.
struct MarkupTags {
    /// An element's beginning.
    struct Opening {
        var name: String
        var attributes: [(name: String, value: String?)]
        var closesItself: Bool

        subscript(_ name: String) -> String? { attributes.first { $0.name == name }.map { $0.value ?? "" } }
    }

    enum Token {
        case opening(Opening)
        case closing(String)
        case text(String)
        case fault(String)
    }

    /// What these hold is text up to their own closing tag.
    private static let rawText: Set = ["script", "style", "textarea", "title"]

    private let bytes: [UInt8]
    private var index = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func tokens(of bytes: [UInt8]) -> [Token] {
        var reader = MarkupTags(bytes)
        var tokens: [Token] = []
        while reader.index < bytes.count {
            let token = reader.next()
            tokens.append(token)
            if case .opening(let tag) = token, rawText.contains(tag.name), !tag.closesItself { tokens.append(reader.rawText(until: tag.name)) }
        }
        return tokens
    }

    private mutating func next() -> Token {
        guard bytes[index] == UInt8(ascii: "<") else { return text() }
        if starts(with: "<!--") { return skip(past: "-->") }
        if starts(with: "<!") { return skip(past: ">") }
        index += 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "/") {
            index += 1
            let name = word()
            guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { return .fault("</\(name) is not closed by >") }
            index += 1
            return .closing(name)
        }
        return opening()
    }

    private mutating func text() -> Token {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        return .text(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func opening() -> Token {
        let name = word()
        guard !name.isEmpty else { return .fault("a < that begins no tag, near “\(near)”") }
        var tag = Opening(name: name, attributes: [], closesItself: false)
        while true {
            skipSpace()
            guard index < bytes.count else { return .fault("<\(name) is never closed by >") }
            if bytes[index] == UInt8(ascii: ">") { index += 1; return .opening(tag) }
            if starts(with: "/>") { index += 2; tag.closesItself = true; return .opening(tag) }
            let attribute = word()
            guard !attribute.isEmpty else { index += 1; return .fault("<\(name)> holds a stray sign, near “\(near)”") }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { tag.attributes.append((attribute, nil)); continue }
            index += 1
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return .fault("<\(name) \(attribute)= has no quotes") }
            index += 1
            let start = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
            tag.attributes.append((attribute, String(decoding: bytes[start..<index], as: UTF8.self)))
            index += 1
            if index < bytes.count, !" \n\t>/".utf8.contains(bytes[index]) { return .fault("<\(name) \(attribute)=\"…\" is not followed by a space") }
        }
    }

    private mutating func rawText(until name: String) -> Token {
        let start = index
        while index < bytes.count, !starts(with: "</" + name) { index += 1 }
        return .text(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func word() -> String {
        let start = index
        while index < bytes.count, !" \n\t=<>/\"'".utf8.contains(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func skipSpace() {
        while index < bytes.count, " \n\t".utf8.contains(bytes[index]) { index += 1 }
    }

    private mutating func skip(past end: String) -> Token {
        while index < bytes.count, !starts(with: end) { index += 1 }
        index += end.utf8.count
        return .text("")
    }

    private func starts(with text: String) -> Bool {
        let wanted = Array(text.utf8)
        return index + wanted.count <= bytes.count && bytes[index..<(index + wanted.count)].elementsEqual(wanted)
    }

    private var near: String { String(decoding: bytes[max(index - 20, 0)..<min(index + 30, bytes.count)], as: UTF8.self) }
}
