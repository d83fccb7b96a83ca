package import Vocabulary

/// What a form shows again after an error: what was typed, and what is wrong with it, by field.
package struct FormState: Sendable {
    package var values: [String: [String]]
    package var errors: [(field: String, message: Message)]

    package init(values: [String: [String]] = [:], errors: [(field: String, message: Message)] = []) {
        self.values = values
        self.errors = errors
    }

    /// Whether the person has already sent this form: then her values win over those of the page.
    package var isFilled: Bool { !values.isEmpty || !errors.isEmpty }

    package func value(_ field: String) -> String? { values[field]?.first }
    package func error(_ field: String) -> Message? { errors.first { $0.field == field }?.message }
}
