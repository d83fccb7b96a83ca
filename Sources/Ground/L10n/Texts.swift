package import Vocabulary

/// The words of a reader's language: `t("Bonjour \(name)")`. Numbers, money and dates are written its way,
/// in the time of the city.
package struct Texts: Sendable {
    package let language: Language
    package let time: CityTime
    let catalogue: Catalogue

    package init(_ language: Language, time: CityTime = .city) {
        self.init(language, language.catalogue, time)
    }

    init(_ language: Language, _ catalogue: Catalogue, _ time: CityTime) {
        self.language = language
        self.catalogue = catalogue
        self.time = time
    }

    var formats: Formats { catalogue.formats }

    /// The sentence in the reader's language; in French when its catalogue lacks it.
    package func callAsFunction(_ message: Message) -> String {
        MessageRecorder.shared?.record(message.key)
        return fill(catalogue.sentences[message.key] ?? message.key, message.values)
    }

    /// The sentence that agrees with the count. In French, zero and one are singular.
    package func callAsFunction(_ count: Int, one: Message, many: Message) -> String {
        MessageRecorder.shared?.record(one.key)
        let form = catalogue.pluralRule.form(of: count)
        guard let forms = catalogue.plurals[one.key] else { return self(form == 0 ? one : many) }
        return fill(forms[min(form, forms.count - 1)], form == 0 && !one.values.isEmpty ? one.values : many.values)
    }

    /// The sentence with the values in its holes `{1}`, `{2}`…; a hole without a value stays. In one pass over the bytes:
    /// it runs for every sentence of a page.
    private func fill(_ sentence: String, _ values: [Message.Value]) -> String {
        guard !values.isEmpty else { return sentence }
        var sentence = sentence
        var filled: [UInt8] = []
        sentence.withUTF8 { bytes in
            filled.reserveCapacity(bytes.count + 16 * values.count)
            var index = 0
            while index < bytes.count {
                if let (rank, end) = Self.hole(bytes, at: index), rank <= values.count {
                    filled += text(of: values[rank - 1]).utf8
                    index = end
                } else {
                    filled.append(bytes[index])
                    index += 1
                }
            }
        }
        return String(decoding: filled, as: UTF8.self)
    }

    /// The number in the hole that opens here, of one or two digits, and where the text goes on.
    private static func hole(_ bytes: UnsafeBufferPointer<UInt8>, at open: Int) -> (rank: Int, end: Int)? {
        guard bytes[open] == UInt8(ascii: "{") else { return nil }
        var rank = 0
        for index in bytes.indices[(open + 1)...].prefix(3) {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): rank = rank * 10 + Int(bytes[index]) - 48
            case UInt8(ascii: "}"): return rank > 0 ? (rank, index + 1) : nil
            default: return nil
            }
        }
        return nil
    }

    private func text(of value: Message.Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): self.number(number)
        case .money(let money): self.money(money)
        case .day(let day): self.day(day)
        case .dayAndHour(let moment): dayAndHour(moment)
        case .message(let message): self(message)
        }
    }
}

extension Texts {
    /// For files that programs read: the words of a column are the same whoever asks.
    package static let ofFiles = Texts(.french)

    /// The language of what people and the city wrote, where it is not that of the page: for those who hear it (WCAG 3.1.2).
    package var languageOfWords: String? { language == .french ? nil : Language.french.code }
}
