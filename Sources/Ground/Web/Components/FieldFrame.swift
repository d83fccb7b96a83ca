internal import HTML
internal import L10n
internal import Vocabulary

/// What a one-line field is made of, beyond its name and its label.
struct OneLine {
    var name: String
    var type = "text"
    var value: String?
    var required = true
    var width = FieldWidth.full
    var maxLength: Int?
    var autocomplete: String?
    var inputMode: String?
    var min: String?
    var max: String?
    var step: String?
    var suffix: String?
    var keepsTyped = true
}

extension View {
    func oneLine(_ label: Message, _ help: Message?, _ line: OneLine, showsOptional: Bool = true) -> HTML {
        field(line.name, label: label, help: help, required: line.required || !showsOptional) { describedBy, isInvalid in
            let input: HTML = """
                <input id="\(fieldID(line.name))" name="\(line.name)" type="\(line.type)" class="w-\(line.width.rawValue)"\
                \(attribute: "value", line.keepsTyped ? typedOr(line.value, line.name) : nil)\(attribute: "required", if: line.required)\
                \(attribute: "maxlength", line.maxLength.map { String($0) })\(attribute: "autocomplete", line.autocomplete)\
                \(attribute: "inputmode", line.inputMode)\(attribute: "min", line.min)\(attribute: "max", line.max)\(attribute: "step", line.step)\
                \(attribute: "aria-describedby", describedBy)\(attribute: "aria-invalid", isInvalid ? "true" : nil)>
                """
            guard let suffix = line.suffix else { return input }
            return #"<span class="field-unit">\#(input)<span class="unit" aria-hidden="true">\#(suffix)</span></span>"#
        }
    }

    /// The label, the help and the error around a control, tied to it for those who hear the page.
    func field(
        _ name: String, label: Message, help: Message?, required: Bool, hasCounter: Bool = false,
        _ control: (_ describedBy: String?, _ isInvalid: Bool) -> HTML
    ) -> HTML {
        let id = fieldID(name)
        let error = form.error(name)
        let describedBy = [help == nil ? nil : id + "-help", error == nil ? nil : id + "-error"].compactMap(\.self).joined(separator: " ")
        return """
            <div class="field\(error == nil ? "" : " is-wrong")"><label for="\(id)">\(t(label))\(if: !required, optional)</label>\
            \(helpText(help, id: id))\(errorText(error, id: id))\(control(describedBy.isEmpty ? nil : describedBy, error != nil))</div>

            """
    }

    var optional: HTML { #" <span class="optional">\#(t("facultatif"))</span>"# }

    func helpText(_ help: Message?, id: String) -> HTML {
        help.map { #"<p class="field-help" id="\#(id)-help">\#(t($0))</p>"# } ?? .empty
    }

    func errorText(_ error: Message?, id: String) -> HTML {
        error.map { #"<p class="field-error" id="\#(id)-error"><span class="sr">\#(t("Erreur :")) </span>\#(t($0))</p>"# } ?? .empty
    }

    /// The id of a field's control; error summaries link to it.
    package func fieldID(_ name: String) -> String { "f-\(fieldPrefix)\(name)" }

    /// What the person typed if she has already sent it, else the page's value.
    func typedOr(_ value: String?, _ name: String) -> String? { form.value(name) ?? value }
}
