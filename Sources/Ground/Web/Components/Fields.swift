package import HTML
internal import L10n
package import Vocabulary

/// How wide a field is drawn: its width tells the answer's length.
package enum FieldWidth: String, Sendable { case short, medium, full }

extension View {
    /// One line of text.
    package func textField(
        _ name: String, label: Message, help: Message? = nil, value: String? = nil, required: Bool = true,
        maxLength: Int? = nil, autocomplete: String? = nil, inputMode: String? = nil, width: FieldWidth = .full
    ) -> HTML {
        oneLine(label, help, OneLine(
            name: name, value: value, required: required, width: width, maxLength: maxLength,
            autocomplete: autocomplete, inputMode: inputMode))
    }

    package func emailField(
        _ name: String = "email", label: Message = "Adresse électronique", help: Message? = nil, value: String? = nil,
        required: Bool = true, autocomplete: String? = "email"
    ) -> HTML {
        oneLine(label, help, OneLine(
            name: name, type: "email", value: value, required: required, width: .medium, maxLength: 254,
            autocomplete: autocomplete, inputMode: "email"))
    }

    /// Never shown again with what was typed. `isNew` tells the password manager to propose one.
    package func passwordField(
        _ name: String = "password", label: Message = "Mot de passe", help: Message? = nil, isNew: Bool = false, required: Bool = true
    ) -> HTML {
        // A password is never sent back: who mends another answer must know that this one is to be typed again.
        let isLost = !form.errors.isEmpty && form.error(name) == nil
        let again: Message = help.map { "\($0) Retapez votre mot de passe." } ?? "Retapez votre mot de passe."
        return oneLine(label, isLost ? again : help, OneLine(
            name: name, type: "password", required: required, width: .medium, maxLength: 1024,
            autocomplete: isNew ? "new-password" : "current-password", keepsTyped: false))
    }

    /// A short secret typed before other people: hidden, never shown again, and no password that the browser would keep.
    package func secretField(_ name: String, label: Message, maxLength: Int) -> HTML {
        oneLine(label, nil, OneLine(
            name: name, type: "password", width: .short, maxLength: maxLength, autocomplete: "one-time-code", inputMode: "numeric", keepsTyped: false))
    }

    package func searchField(_ name: String = "q", label: Message = "Rechercher", help: Message? = nil, value: String? = nil) -> HTML {
        oneLine(label, help, OneLine(name: name, type: "search", value: value, required: false, maxLength: 200, autocomplete: "off"), showsOptional: false)
    }

    package func phoneField(
        _ name: String = "phone", label: Message = "Téléphone", help: Message? = nil, value: String? = nil, required: Bool = false
    ) -> HTML {
        oneLine(label, help, OneLine(
            name: name, type: "tel", value: value, required: required, width: .short, maxLength: 30, autocomplete: "tel"))
    }

    /// A whole number, with its unit after it when it has one.
    package func numberField(
        _ name: String, label: Message, help: Message? = nil, value: Int? = nil, required: Bool = true,
        min: Int? = nil, max: Int? = nil, unit: Message? = nil
    ) -> HTML {
        oneLine(label, help, OneLine(
            name: name, type: "number", value: value.map { String($0) }, required: required, width: .short, inputMode: "numeric",
            min: min.map { String($0) }, max: max.map { String($0) }, step: "1", suffix: unit.map { t($0) }))
    }

    /// An amount in euros, as people type it (`12 000,50`); read it with `Euros(typed:)`.
    package func moneyField(
        _ name: String, label: Message, help: Message? = nil, value: Euros? = nil, required: Bool = true
    ) -> HTML {
        oneLine(label, help, OneLine(
            name: name, value: value.map(Self.typed), required: required, width: .short, maxLength: 24,
            autocomplete: "off", inputMode: "decimal", suffix: "€"))
    }

    /// A day of the city's calendar; read it with `Instant(dateInput:)`. `typed` is for a day kept as `2026-11-22`.
    package func dateField(
        _ name: String, label: Message, help: Message? = nil, value: Instant? = nil, typed: String? = nil, required: Bool = true,
        min: Instant? = nil, max: Instant? = nil, autocomplete: String? = nil
    ) -> HTML {
        oneLine(label, help, OneLine(
            name: name, type: "date", value: value.map { t.dateInput($0) } ?? typed, required: required, width: .short, autocomplete: autocomplete,
            min: min.map { t.dateInput($0) }, max: max.map { t.dateInput($0) }))
    }

    /// A day and an hour, in the city's time; read it with `Instant(localInput:)`.
    package func dateTimeField(
        _ name: String, label: Message, help: Message? = nil, value: Instant? = nil, required: Bool = true,
        min: Instant? = nil, max: Instant? = nil
    ) -> HTML {
        oneLine(label, help, OneLine(
            name: name, type: "datetime-local", value: value.map { t.dateTimeInput($0) }, required: required, width: .short,
            min: min.map { t.dateTimeInput($0) }, max: max.map { t.dateTimeInput($0) }))
    }

    /// Several lines. With `maxLength`, what is left to type is told under the field. `showsOptional: false` when the help says when to fill it.
    package func textArea(
        _ name: String, label: Message, help: Message? = nil, value: String? = nil, required: Bool = true, showsOptional: Bool = true,
        rows: Int = 6, maxLength: Int? = nil
    ) -> HTML {
        let id = fieldID(name)
        let counter: HTML = maxLength.map { """
            <p class="field-count" data-count-for="\(id)" data-max="\($0)">\(t("\($0) caractères au plus."))</p>
            """ } ?? .empty
        return field(name, label: label, help: help, required: required || !showsOptional, hasCounter: maxLength != nil) { describedBy, isInvalid in
            """
            <textarea id="\(id)" name="\(name)" rows="\(rows)"\(attribute: "required", if: required)\(attribute: "aria-describedby", describedBy)\
            \(attribute: "aria-invalid", isInvalid ? "true" : nil)>
            \(typedOr(value, name) ?? "")</textarea>\(counter)
            """
        }
    }

    /// Photos or documents. `accept` as in HTML (`image/*`, `.pdf`). Its form needs `files: true`.
    package func fileField(
        _ name: String, label: Message, help: Message? = nil, accept: String? = nil, multiple: Bool = false, required: Bool = false
    ) -> HTML {
        field(name, label: label, help: help, required: required) { describedBy, isInvalid in
            """
            <input id="\(fieldID(name))" name="\(name)" type="file"\(attribute: "accept", accept)\(attribute: "multiple", if: multiple)\
            \(attribute: "required", if: required)\(attribute: "aria-describedby", describedBy)\(attribute: "aria-invalid", isInvalid ? "true" : nil)>
            """
        }
    }

    package func hidden(_ name: String, _ value: String) -> HTML { #"<input type="hidden" name="\#(name)" value="\#(value)">"# }

    private static func typed(_ amount: Euros) -> String {
        let cents = abs(amount.cents % 100)
        return cents == 0 ? "\(amount.cents / 100)" : "\(amount.cents / 100),\(cents < 10 ? "0" : "")\(cents)"
    }
}
