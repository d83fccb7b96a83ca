/// The `application/x-www-form-urlencoded` body of a form, and percent-encoding of what goes into a URL.
package enum URLEncoding {
    /// One field of a form, as sent.
    package struct Field: Equatable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Why a form is refused.
    package enum Problem: Error, Equatable { case notUTF8, tooManyFields }

    /// The fields in the order sent; a `%` that opens no byte stands for itself, as in browsers. Source: WHATWG URL §5.1.
    package static func parse(_ bytes: some Collection<UInt8>, maximumFields: Int = 1000) throws(Problem) -> [Field] {
        var fields: [Field] = []
        for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
            guard fields.count < maximumFields else { throw .tooManyFields }
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = text(decoded(halves[0])), let value = text(halves.count > 1 ? decoded(halves[1]) : []) else { throw .notUTF8 }
            fields.append(Field(name: name, value: value))
        }
        return fields
    }

    package static func parse(_ text: String, maximumFields: Int = 1000) throws(Problem) -> [Field] {
        try parse(Array(text.utf8), maximumFields: maximumFields)
    }

    /// What a person typed: UTF-8 without NUL, which no database takes; nil otherwise.
    package static func text(_ bytes: [UInt8]) -> String? {
        bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
    }

    /// One segment of a path with its `%XX` decoded; nil when that is not UTF-8.
    package static func decodedPathSegment(_ segment: some StringProtocol) -> String? {
        text(decoded(Array(segment.utf8)[...], plusIsSpace: false))
    }

    /// A value as one segment of a path: everything but letters, digits and `-._~` escaped, `/` too.
    package static func pathSegment(_ text: String) -> String { escaped(text) }

    /// A name or a value in a query: escaped likewise, so that no `&`, `=`, `+` or `#` ends it.
    package static func queryValue(_ text: String) -> String { escaped(text) }

    /// `name=value&…`, for a query or a form.
    package static func query(_ fields: [Field]) -> String {
        fields.map { queryValue($0.name) + "=" + queryValue($0.value) }.joined(separator: "&")
    }

    /// The bytes with `%XX` and `+` undone.
    static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = true) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let byte = bytes[position]
            if byte == UInt8(ascii: "%"), let value = hexByte(bytes[(position + 1)...].prefix(2)) {
                result.append(value)
                position += 3
            } else {
                result.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                position += 1
            }
        }
        return result
    }

    /// The value of two hexadecimal digits.
    static func hexByte(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count == 2, let high = hexDigit(digits.first!), let low = hexDigit(digits.last!) else { return nil }
        return high << 4 | low
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.append(byte)
            default:
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
