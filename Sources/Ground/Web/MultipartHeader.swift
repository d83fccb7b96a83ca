/// What a form says of one of its parts: the field's name and, for a file, its name and claimed type.
package struct MultipartHeader: Equatable, Sendable {
    package let name: String
    /// Nil for a text field; empty when no file was chosen. Without folders, control characters or direction tricks.
    package let fileName: String?
    /// What the browser claims: never to be trusted.
    package let contentType: String?

    /// From the lines of the header; nil when it is not that of a form field, or says something twice.
    init?(_ bytes: [UInt8]) {
        guard let text = URLEncoding.text(bytes), let lines = Self.lines(text) else { return nil }
        guard let disposition = lines["content-disposition"].flatMap({ HeaderValue($0) }), disposition.value == "form-data",
            let name = disposition.parameters["name"]
        else { return nil }
        guard ["7bit", "8bit", "binary"].contains(lines["content-transfer-encoding", default: "binary"].lowercased()) else { return nil }
        contentType = lines["content-type"]
        guard contentType?.lowercased().hasPrefix("multipart/") != true else { return nil }
        self.name = Self.unescaped(name)
        if let extended = disposition.parameters["filename*"] {
            guard let fileName = Self.extendedValue(extended) else { return nil }
            self.fileName = Self.safeFileName(fileName)
        } else {
            fileName = disposition.parameters["filename"].map { Self.safeFileName(Self.unescaped($0)) }
        }
    }

    /// The header lines by lower-case name; nil when one is malformed, folded or repeated.
    private static func lines(_ text: String) -> [String: String]? {
        var lines: [String: String] = [:]
        for (number, line) in text.utf8.split(separator: 13, omittingEmptySubsequences: false).enumerated() {
            guard number == 0 || line.first == 10 else { return nil }
            let line = line.dropFirst(number == 0 ? 0 : 1)
            let halves = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, !halves[0].isEmpty, halves[0].allSatisfy(HeaderValue.isTokenByte),
                halves[1].allSatisfy({ $0 >= 32 && $0 != 127 || $0 == 9 })
            else { return nil }
            let name = String(Substring(halves[0])).lowercased()
            guard lines.updateValue(HeaderValue.trimmed(Substring(halves[1])), forKey: name) == nil else { return nil }
        }
        return lines
    }

    /// How browsers escape a name: WHATWG HTML, multipart/form-data encoding algorithm.
    private static func unescaped(_ text: String) -> String {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let escape = byte == UInt8(ascii: "%") ? URLEncoding.hexByte(rest.prefix(2)) : nil
            if let escape, [10, 13, UInt8(ascii: "\"")].contains(escape) {
                result.append(escape)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `UTF-8'fr'%C3%A9t%C3%A9.jpg` (RFC 8187); nil for another character set.
    private static func extendedValue(_ text: String) -> String? {
        let fields = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, fields[0].lowercased() == "utf-8" else { return nil }
        return URLEncoding.text(URLEncoding.decoded(Array(fields[2].utf8)[...], plusIsSpace: false))
    }

    private static func safeFileName(_ text: String) -> String {
        let last = text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let unsafe: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned]
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: last.unicodeScalars.filter { !unsafe.contains($0.properties.generalCategory) }.suffix(150))
        let name = HeaderValue.trimmed(Substring(String(scalars)))
        return name == "." || name == ".." ? "" : name
    }
}

/// A header value with parameters: `form-data; name="photo"; filename="arbre.jpg"`.
struct HeaderValue {
    /// In lower case.
    let value: String
    let parameters: [String: String]

    /// Nil when it is malformed or names a parameter twice.
    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
        value = Self.trimmed(Substring(decoding: rest[..<end], as: UTF8.self)).lowercased()
        rest = rest[end...]
        var parameters: [String: String] = [:]
        while let separator = rest.popFirst() {
            rest = rest.drop(while: Self.isSpace)
            if separator != UInt8(ascii: ";") { return nil }
            if rest.isEmpty { break }
            let name = rest.prefix(while: Self.isTokenByte)
            rest = rest[name.endIndex...]
            guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "="), let value = Self.parameterValue(&rest) else { return nil }
            guard parameters.updateValue(value, forKey: String(decoding: name, as: UTF8.self).lowercased()) == nil else { return nil }
            rest = rest.drop(while: Self.isSpace)
        }
        self.parameters = parameters
    }

    /// A token, or a quoted string in which `\"` and `\\` stand for `"` and `\`.
    private static func parameterValue(_ rest: inout ArraySlice<UInt8>) -> String? {
        let quote = UInt8(ascii: "\""), backslash = UInt8(ascii: "\\")
        guard rest.first == quote else {
            let token = rest.prefix { $0 > 32 && $0 != UInt8(ascii: ";") && $0 != quote }
            rest = rest[token.endIndex...]
            return token.isEmpty ? nil : String(decoding: token, as: UTF8.self)
        }
        rest = rest.dropFirst()
        var value: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == quote { return String(decoding: value, as: UTF8.self) }
            let isEscape = byte == backslash && (rest.first == quote || rest.first == backslash)
            value.append(isEscape ? rest.removeFirst() : byte)
        }
        return nil
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

    /// RFC 9110 §5.6.2.
    static func isTokenByte(_ byte: UInt8) -> Bool {
        byte > 32 && byte < 127 && !#""(),/:;<=>?@[\]{}"#.utf8.contains(byte)
    }

    static func trimmed(_ text: Substring) -> String {
        let start = text.utf8.drop(while: isSpace)
        let end = start.lastIndex { !isSpace($0) }
        return end.map { String(Substring(start[...$0])) } ?? ""
    }
}
