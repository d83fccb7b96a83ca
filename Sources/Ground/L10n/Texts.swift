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

    private func fill(_ pattern: String, _ values: [Message.Value]) -> String {
        guard !values.isEmpty else { return pattern }
        return Formats.fill(pattern) { hole in
            guard let rank = Int(hole), values.indices.contains(rank - 1) else { return nil }
            return text(of: values[rank - 1])
        }
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
