/// A sentence for the screen, written in French where it is used: `"Le dépôt ferme le \(date)."`
/// The French text, with a numbered hole for each value, is its key in the catalogues of the other languages.
public struct Message: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// The French text with `{1}`, `{2}`… where values go.
    public let key: String
    public let values: [Value]

    /// What fills a hole. Numbers, money and dates are written in the reader's language.
    public enum Value: Sendable, Equatable {
        case text(String)
        case number(Int)
        case money(Euros)
        case day(Instant)
        case dayAndHour(Instant)
        case message(Message)
    }

    public init(stringLiteral value: String) {
        key = value
        values = []
    }

    public init(stringInterpolation builder: Builder) {
        key = builder.key
        values = builder.values
    }

    /// Collects the text and the values of a `Message` literal.
    public struct Builder: StringInterpolationProtocol {
        var key = ""
        var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) { key.reserveCapacity(literalCapacity + 3 * interpolationCount) }
        public mutating func appendLiteral(_ literal: String) { key += literal }
        public mutating func appendInterpolation(_ text: String) { hole(.text(text)) }
        public mutating func appendInterpolation(_ number: Int) { hole(.number(number)) }
        public mutating func appendInterpolation(_ money: Euros) { hole(.money(money)) }
        /// The day only, `22 novembre 2026`.
        public mutating func appendInterpolation(day: Instant) { hole(.day(day)) }
        /// The day and the hour, `22 novembre 2026 à 14 h 05`.
        public mutating func appendInterpolation(_ moment: Instant) { hole(.dayAndHour(moment)) }
        public mutating func appendInterpolation(_ message: Message) { hole(.message(message)) }

        private mutating func hole(_ value: Value) {
            values.append(value)
            key += "{\(values.count)}"
        }
    }
}
