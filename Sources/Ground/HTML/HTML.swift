/// A fragment of HTML. Made from literals only; every interpolated text is escaped byte by byte,
/// so that forgetting to escape does not compile and combining characters cannot hide a quote.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
    public private(set) var bytes: [UInt8]

    public init() { bytes = [] }
    public init(stringLiteral value: StaticString) { bytes = []; append(value) }
    public init(stringInterpolation builder: Builder) { bytes = builder.bytes }

    /// What the caller vouches for: already well-formed, already escaped (a rendered Markdown, an SVG).
    public init(trusted text: String) { bytes = Array(text.utf8) }

    /// Text, escaped.
    public init(text: String) {
        bytes = []
        Self.escape(text, into: &bytes)
    }

    public var isEmpty: Bool { bytes.isEmpty }
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public static let empty = HTML()

    public static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.bytes.append(contentsOf: right.bytes)
        return sum
    }

    public static func += (left: inout HTML, right: HTML) { left.bytes.append(contentsOf: right.bytes) }

    fileprivate mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}

extension HTML {
    /// Collects the literal and the interpolated parts of an `HTML` literal.
    public struct Builder: StringInterpolationProtocol, Sendable {
        public typealias StringLiteralType = StaticString
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        public mutating func appendInterpolation(_ text: String) { HTML.escape(text, into: &bytes) }
        public mutating func appendInterpolation(_ text: Substring) { HTML.escape(String(text), into: &bytes) }
        public mutating func appendInterpolation(_ number: some BinaryInteger) {
            bytes.append(contentsOf: String(number).utf8)
        }
        public mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }
        public mutating func appendInterpolation(_ html: HTML?) { if let html { bytes.append(contentsOf: html.bytes) } }

        /// Each element through `render`, one after the other: `\(each: projects, card)`.
        public mutating func appendInterpolation<S: Sequence>(each elements: S, _ render: (S.Element) throws -> HTML) rethrows {
            for element in elements { bytes.append(contentsOf: try render(element).bytes) }
        }

        /// A fragment only if the condition holds: `\(if: isLate, late)`.
        public mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { bytes.append(contentsOf: html().bytes) }
        }

        /// A boolean attribute, with the space before it: `<option\(attribute: "selected", if: chosen)>`.
        public mutating func appendInterpolation(attribute name: StaticString, if present: Bool) {
            guard present else { return }
            bytes.append(UInt8(ascii: " "))
            appendLiteral(name)
        }

        /// An attribute with a value, absent when the value is nil: `<input\(attribute: "value", value)>`.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(UInt8(ascii: " "))
            appendLiteral(name)
            bytes.append(contentsOf: #"=""#.utf8)
            HTML.escape(value, into: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }

        /// An address that a person typed: only http, https, mailto and paths of this site pass, else `#`.
        public mutating func appendInterpolation(url address: String) {
            HTML.escape(HTML.safe(address), into: &bytes)
        }
    }

    static func escape(_ text: String, into bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { source in
            var start = 0
            for index in source.indices {
                let entity: StaticString
                switch source[index] {
                case UInt8(ascii: "&"): entity = "&amp;"
                case UInt8(ascii: "<"): entity = "&lt;"
                case UInt8(ascii: ">"): entity = "&gt;"
                case UInt8(ascii: "\""): entity = "&quot;"
                case UInt8(ascii: "'"): entity = "&#39;"
                default: continue
                }
                bytes.append(contentsOf: source[start..<index])
                entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
                start = index + 1
            }
            bytes.append(contentsOf: source[start...])
        }
    }

    static func safe(_ address: String) -> String {
        let lower = address.lowercased()
        let isLocal = address.hasPrefix("/") && !address.hasPrefix("//") && !address.hasPrefix("/\\")
        let isWeb = lower.hasPrefix("https://") || lower.hasPrefix("http://") || lower.hasPrefix("mailto:")
        return isLocal || isWeb || address.hasPrefix("#") ? address : "#"
    }
}
