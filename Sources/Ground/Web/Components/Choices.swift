package import HTML
internal import L10n
package import Vocabulary

/// One answer among several: what is sent, what is read, and a word of help.
package struct Choice: Sendable {
    package var value: String
    var label: Label
    var help: Label?
    var group: String?
    var isDisabled: Bool

    /// Either a sentence of ours, translated, or the words of somebody, kept.
    enum Label: Sendable { case message(Message), text(String) }

    package init(_ value: String, _ label: Message, help: Message? = nil, group: String? = nil, isDisabled: Bool = false) {
        self.value = value
        self.label = .message(label)
        self.help = help.map { .message($0) }
        self.group = group
        self.isDisabled = isDisabled
    }

    /// A choice whose words come from the database: a theme, a neighbourhood, a person.
    package init(_ value: String, text: String, help: String? = nil, group: String? = nil, isDisabled: Bool = false) {
        self.value = value
        self.label = .text(text)
        self.help = help.map { .text($0) }
        self.group = group
        self.isDisabled = isDisabled
    }
}

extension View {
    func words(_ label: Choice.Label) -> String {
        switch label {
        case .message(let message): t(message)
        case .text(let text): text
        }
    }

    /// One box to tick; sends `value` when ticked, nothing otherwise.
    package func checkbox(
        _ name: String, label: Message, help: Message? = nil, checked: Bool = false, value: String = "1", required: Bool = false
    ) -> HTML {
        let isChecked = form.isFilled ? form.values[name, default: []].contains(value) : checked
        let id = fieldID(name)
        let error = form.error(name)
        let describedBy = described(id, help, error)
        return """
            <div class="field\(error == nil ? "" : " is-wrong")">\(errorText(error, id: id))<div class="choice">\
            <input type="checkbox" id="\(id)" name="\(name)" value="\(value)"\(attribute: "checked", if: isChecked)\
            \(attribute: "required", if: required)\(attribute: "aria-describedby", describedBy)\(attribute: "aria-invalid", error == nil ? nil : "true")>\
            <label for="\(id)">\(t(label))</label>\(helpText(help, id: id))</div></div>

            """
    }

    /// Several boxes under one question; read with `form.values[name]`.
    package func checkboxes(
        _ name: String, legend: Message, help: Message? = nil, choices: [Choice], values: [String] = [], required: Bool = true
    ) -> HTML {
        group(name, type: "checkbox", legend: legend, help: help, choices: choices, values: Set(values), required: required)
    }

    /// One answer among a few (up to about seven), all in sight; `isRow` sets short answers side by side, the question before them.
    package func radios(
        _ name: String, legend: Message, help: Message? = nil, choices: [Choice], value: String? = nil, required: Bool = true, isRow: Bool = false
    ) -> HTML {
        group(name, type: "radio", legend: legend, help: help, choices: choices, values: Set([value].compactMap(\.self)), required: required, isRow: isRow)
    }

    /// One answer among many. `empty` is the first line, which sends nothing (`"Tous les quartiers"`);
    /// a required list that nothing is chosen in begins with « Choisir ».
    package func select(
        _ name: String, label: Message, help: Message? = nil, choices: [Choice], value: String? = nil,
        empty: Message? = nil, required: Bool = true
    ) -> HTML {
        let chosen = typedOr(value, name)
        let needsChoice = required && empty == nil && !choices.contains { $0.value == chosen }
        let first = needsChoice ? "Choisir" as Message : empty
        return field(name, label: label, help: help, required: required || empty != nil) { describedBy, isInvalid in
            """
            <select id="\(fieldID(name))" name="\(name)"\(attribute: "required", if: needsChoice)\(attribute: "aria-describedby", describedBy)\
            \(attribute: "aria-invalid", isInvalid ? "true" : nil)>\(first.map { #"<option value="">\#(t($0))</option>"# })\(options(choices, chosen: chosen))</select>
            """
        }
    }

    private func options(_ choices: [Choice], chosen: String?) -> HTML {
        var html = HTML.empty
        var group: String?
        for choice in choices {
            if choice.group != group {
                if group != nil { html += "</optgroup>" }
                if let label = choice.group { html += #"<optgroup label="\#(label)">"# }
                group = choice.group
            }
            html += """
                <option value="\(choice.value)"\(attribute: "selected", if: choice.value == chosen)\(attribute: "disabled", if: choice.isDisabled)>\
                \(words(choice.label))</option>
                """
        }
        if group != nil { html += "</optgroup>" }
        return html
    }

    private func group(
        _ name: String, type: String, legend: Message, help: Message?, choices: [Choice], values: Set<String>, required: Bool, isRow: Bool = false
    ) -> HTML {
        let id = fieldID(name)
        let error = form.error(name)
        // Boxes all left empty send nothing; a form that came back from an earlier step of the page never held these buttons.
        let chosen = form.isFilled && (type == "checkbox" || !form.errors.isEmpty) ? Set(form.values[name, default: []]) : form.values[name].map { Set($0) } ?? values
        return """
            <fieldset class="field\(isRow ? " is-row" : "")\(error == nil ? "" : " is-wrong")"\(attribute: "aria-describedby", described(id, help, error))>\
            <legend id="\(id)-legend">\(t(legend))\(if: !required && type == "radio", optional)</legend>\(helpText(help, id: id))\(errorText(error, id: id))\
            \(each: choices.enumerated(), { index, choice in
                self.choice(
                    choice, id: index == 0 ? id : "\(id)-\(index)", name: name, type: type,
                    isChosen: chosen.contains(choice.value), required: required && type == "radio")
            })</fieldset>

            """
    }

    private func choice(_ choice: Choice, id: String, name: String, type: String, isChosen: Bool, required: Bool) -> HTML {
        """
        <div class="choice"><input type="\(type)" id="\(id)" name="\(name)" value="\(choice.value)"\(attribute: "checked", if: isChosen)\
        \(attribute: "disabled", if: choice.isDisabled)\(attribute: "required", if: required)\(attribute: "aria-describedby", choice.help == nil ? nil : id + "-note")>\
        <label for="\(id)">\(words(choice.label))</label>\(choice.help.map { #"<p class="field-help" id="\#(id)-note">\#(words($0))</p>"# })</div>
        """
    }

    private func described(_ id: String, _ help: Message?, _ error: Message?) -> String? {
        let ids = [help == nil ? nil : id + "-help", error == nil ? nil : id + "-error"].compactMap(\.self)
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}
