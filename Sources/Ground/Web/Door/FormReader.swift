package import L10n
package import Vocabulary

/// Reads the fields of a form one by one and gathers everything that is wrong, so that the person mends it all at once.
/// A field in error gives a harmless value: the act is not performed.
package struct FormReader: Sendable {
    package let values: FormValues
    package let now: Instant
    package private(set) var errors = FormErrors()

    package init(_ values: FormValues, now: Instant) {
        self.values = values
        self.now = now
    }

    package mutating func error(_ field: String, _ message: Message) { errors.add(field, message) }

    /// The text typed, trimmed, line ends as `\n`, without control characters.
    package func raw(_ field: String) -> String { values[field].map(Self.clean) ?? "" }

    /// A text that must be there, of at most `max` characters.
    package mutating func text(_ field: String, min: Int = 1, max: Int) -> String {
        let text = raw(field)
        if text.isEmpty {
            error(field, "Ce champ est à remplir.")
        } else if text.count < min {
            error(field, "Écrivez au moins \(min) caractères.")
        } else if text.count > max {
            error(field, "Raccourcissez à \(max) caractères : il y en a \(text.count).")
        }
        return text
    }

    /// A text that may be left empty.
    package mutating func optionalText(_ field: String, max: Int) -> String? {
        raw(field).isEmpty ? nil : text(field, max: max)
    }

    package mutating func email(_ field: String) -> EmailAddress {
        if let address = EmailAddress(raw(field)) { return address }
        error(field, raw(field).isEmpty ? "Indiquez une adresse électronique." : "Cette adresse électronique ne semble pas complète. Exemple : nom@exemple.fr.")
        return EmailAddress("vide@exemple.fr")!
    }

    package mutating func optionalEmail(_ field: String) -> EmailAddress? { raw(field).isEmpty ? nil : email(field) }

    package mutating func int(_ field: String, in range: ClosedRange<Int>) -> Int {
        let digits = raw(field).filter { !$0.isWhitespace }
        guard let number = Int(digits) else {
            error(field, digits.isEmpty ? "Indiquez un nombre." : "Écrivez un nombre entier, en chiffres.")
            return range.lowerBound
        }
        guard range.contains(number) else {
            error(field, "Indiquez un nombre entre \(range.lowerBound) et \(range.upperBound).")
            return range.lowerBound
        }
        return number
    }

    package mutating func optionalInt(_ field: String, in range: ClosedRange<Int>) -> Int? {
        raw(field).isEmpty ? nil : int(field, in: range)
    }

    package mutating func money(_ field: String, max: Euros = Euros(1_000_000_000)) -> Euros {
        guard let amount = Euros(typed: raw(field)) else {
            error(field, raw(field).isEmpty ? "Indiquez un montant." : "Écrivez un montant en euros, par exemple 12 000 ou 1 250,50.")
            return .zero
        }
        if amount > max { error(field, "Ce montant dépasse \(max).") }
        return amount
    }

    package mutating func optionalMoney(_ field: String, max: Euros = Euros(1_000_000_000)) -> Euros? {
        raw(field).isEmpty ? nil : money(field, max: max)
    }

    /// A moment from a `datetime-local` field, in the city's time.
    package mutating func moment(_ field: String) -> Instant {
        if let instant = Instant(localInput: raw(field)) { return instant }
        error(field, raw(field).isEmpty ? "Indiquez une date et une heure." : "Cette date n’existe pas.")
        return now
    }

    package mutating func optionalMoment(_ field: String) -> Instant? { raw(field).isEmpty ? nil : moment(field) }

    /// A day from a `date` field: its first moment in the city's time.
    package mutating func day(_ field: String) -> Instant {
        let text = raw(field)
        if !text.isEmpty, let instant = Instant(localInput: text + "T00:00") { return instant }
        error(field, text.isEmpty ? "Indiquez une date." : "Cette date n’existe pas.")
        return now
    }

    package mutating func optionalDay(_ field: String) -> Instant? { raw(field).isEmpty ? nil : day(field) }

    /// One of the cases of an enumeration. `fallback` is what an error gives.
    package mutating func choice<C: RawRepresentable<String>>(_ field: String, _ fallback: C) -> C {
        if let choice = C(rawValue: raw(field)) { return choice }
        error(field, "Choisissez une réponse.")
        return fallback
    }

    package func optionalChoice<C: RawRepresentable<String>>(_ field: String) -> C? { C(rawValue: raw(field)) }

    package func choices<C: RawRepresentable<String>>(_ field: String) -> [C] { values.all(field).compactMap { C(rawValue: $0) } }

    package func isChecked(_ field: String) -> Bool { values[field] != nil }

    package mutating func id<T>(_ field: String) -> ID<T> {
        if let id = ID<T>(raw(field)) { return id }
        error(field, "Choisissez dans la liste.")
        return ID(1)
    }

    package func optionalID<T>(_ field: String) -> ID<T>? { ID<T>(raw(field)) }

    package func ids<T>(_ field: String) -> [ID<T>] { values.all(field).compactMap { ID<T>($0) } }

    private static func clean(_ typed: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in typed.unicodeScalars where scalar != "\r" {
            if scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value == 0x7F { continue }
            if (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) { continue }
            scalars.append(scalar)
        }
        let text = String(scalars)
        guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(text[first...last])
    }
}
