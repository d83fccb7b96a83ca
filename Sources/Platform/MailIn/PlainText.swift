/// The words of a page of HTML, as somebody hears them: for messages written in nothing else.
enum PlainText {
    private static let breaks: Set<String> = ["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table"]
    private static let silent: Set<String> = ["script", "style", "head", "title"]

    static func ofHTML(_ html: String) -> String {
        var text = "", silence: String?
        var rest = Substring(html)
        while let open = rest.firstIndex(of: "<") {
            if silence == nil { text += decoded(rest[..<open]) }
            let inside = rest[rest.index(after: open)...]
            if inside.hasPrefix("!--") {
                rest = inside.firstRange(of: "-->").map { inside[$0.upperBound...] } ?? ""
                continue
            }
            guard let close = inside.firstIndex(of: ">") else { rest = ""; break }
            let tag = inside[..<close], name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
            if let waited = silence {
                if tag.hasPrefix("/"), name == waited { silence = nil }
            } else if silent.contains(name), !tag.hasPrefix("/") {
                silence = name
            } else if breaks.contains(name), text.last.map({ $0 != "\n" }) ?? false {
                text += "\n"
            }
            rest = inside[inside.index(after: close)...]
        }
        if silence == nil { text += decoded(rest) }
        return text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Entities by name, the common ones, and by number; line ends are only spaces there.
    private static func decoded(_ text: Substring) -> String {
        var words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if text.first?.isWhitespace == true { words = " " + words }
        if text.last?.isWhitespace == true, words != " " { words += " " }
        guard words.contains("&") else { return words }
        var decoded = ""
        var rest = Substring(words)
        while let start = rest.firstIndex(of: "&") {
            decoded += rest[..<start]
            let after = rest[rest.index(after: start)...]
            guard let end = after.prefix(10).firstIndex(of: ";"), let sign = sign(after[..<end]) else {
                decoded += "&"
                rest = after
                continue
            }
            decoded += sign
            rest = after[after.index(after: end)...]
        }
        return decoded + rest
    }

    private static let signs: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "eacute": "é", "egrave": "è", "agrave": "à", "ecirc": "ê", "ccedil": "ç", "rsquo": "’",
        "laquo": "«", "raquo": "»", "euro": "€", "hellip": "…", "ugrave": "ù", "ocirc": "ô", "icirc": "î", "acirc": "â",
    ]

    private static func sign(_ name: Substring) -> String? {
        guard name.first == "#" else { return signs[String(name)] }
        let digits = name.dropFirst(), isHexadecimal = digits.first == "x" || digits.first == "X"
        let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        // Controls are no words, and no database keeps the first of them.
        guard let value, value >= 32 && value != 127 || value == 9 || value == 10 else { return nil }
        return Unicode.Scalar(value).map { String($0) }
    }
}
