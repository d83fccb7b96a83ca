package import HTML
internal import L10n
package import Vocabulary

/// What a button weighs: one primary a page; danger for what cannot be undone.
package enum ButtonStyle: String, Sendable { case primary, secondary, danger, quiet }

extension View {
    /// A form that writes: token, list of errors, fields. `files` when it has a file field; `guardsDraft` warns before leaving
    /// with unsent words; `listsErrors: false` on the secondary forms of a page that has several.
    package func form(
        _ action: String, files: Bool = false, guardsDraft: Bool = false, listsErrors: Bool = true, label: Message? = nil,
        _ fields: () -> HTML
    ) -> HTML {
        let inner = fields()
        return """
            <form class="form" method="post" action="\(action)"\(attribute: "enctype", files ? "multipart/form-data" : nil) novalidate data-form\
            \(attribute: "data-guard", guardsDraft ? t("Vous avez commencé à écrire. Quitter la page sans envoyer ?") : nil)\
            \(attribute: "aria-label", label.map { t($0) })>\
            <input type="hidden" name="csrf" value="\(token)">\(if: listsErrors, errorSummary(around: inner))\(inner)</form>
            \(Assets.script("form.js"))
            """
    }

    /// The same form several times on a page: `key` keeps the ids of its fields apart; use the inner view for them.
    package func form(
        _ action: String, key: String, files: Bool = false, guardsDraft: Bool = false, listsErrors: Bool = false, label: Message? = nil,
        _ fields: (View) -> HTML
    ) -> HTML {
        var inner = self
        inner.fieldPrefix = key + "-"
        // What was typed belongs to the form that was sent, not to its neighbours that have a field of the same name.
        if inner.form.isFilled, !isSent(to: action) { inner.form = FormState() }
        return inner.form(action, files: files, guardsDraft: guardsDraft, listsErrors: listsErrors, label: label) { fields(inner) }
    }

    /// Whether the page is shown again after this form was sent.
    private func isSent(to action: String) -> Bool {
        (address.split(separator: "?").first ?? "") == (action.split(separator: "?").first ?? "")
    }

    /// Every error of the form, linked to its field, or the one that is about no field; takes the focus when the page opens.
    package func errorSummary(around fields: HTML = .empty) -> HTML {
        guard let first = form.errors.first else { return .empty }
        let count = form.errors.count, isOfTheWhole = count == 1 && first.field.isEmpty
        return """
            <div class="alert alert-error" role="alert" tabindex="-1" data-errors><p class="alert-title">\
            \(isOfTheWhole ? t(first.message) : t(count, one: "Une réponse est à corriger", many: "\(count) réponses sont à corriger"))</p>\
            \(if: !isOfTheWhole, "<ul>\(each: form.errors, { errorLine($0.field, $0.message, fields) })</ul>")</div>

            """
    }

    /// Which question, then what is wrong with its answer.
    private func errorLine(_ field: String, _ message: Message, _ fields: HTML) -> HTML {
        let id = fieldID(field)
        guard fields.contains(#"id="\#(id)""#) else { return "<li>\(t(message))</li>" }
        return ##"<li><a href="#\##(id)">\##(question(id, fields).map { asked($0, message) } ?? HTML(text: t(message)))</a></li>"##
    }

    private func asked(_ question: String, _ message: Message) -> HTML {
        if message == "Ce champ est à remplir." { return HTML(text: t("\(question) : à remplir")) }
        return HTML(text: t("\(question) : \(message)"))
    }

    /// The label of a field, or the question above a group of answers; nil for a sentence to agree with.
    private func question(_ id: String, _ fields: HTML) -> String? {
        let text = fields.text(after: #"id="\#(id)-legend">"#) ?? fields.text(after: #"<label for="\#(id)">"#)
        return text.flatMap { $0.isEmpty || $0.count > 90 ? nil : $0 }
    }

    /// Questions that go together.
    package func fieldset(_ legend: Message, help: Message? = nil, _ fields: () -> HTML) -> HTML {
        """
        <fieldset class="group"><legend>\(t(legend))</legend>\(help.map { #"<p class="field-help">\#(t($0))</p>"# })\(fields())</fieldset>

        """
    }

    /// A button that sends the form it stands in; with a name, it tells which button was pressed.
    package func submit(_ label: Message, style: ButtonStyle = .primary, name: String? = nil, value: String? = nil) -> HTML {
        """
        <button class="button button-\(style.rawValue)"\(attribute: "name", name)\(attribute: "value", value)>\(t(label))</button>
        """
    }

    /// A link that looks like a button.
    package func linkButton(_ path: String, _ label: Message, style: ButtonStyle = .primary) -> HTML {
        #"<a class="button button-\#(style.rawValue)" href="\#(url: path)">\#(t(label))</a>"#
    }

    /// An act in one button. `confirm` asks once more before, without JavaScript; `fields` are hidden ones.
    package func action(
        _ path: String, _ label: Message, style: ButtonStyle = .secondary, confirm: Message? = nil, fields: [(String, String)] = []
    ) -> HTML {
        let button: HTML = """
            <form class="action" method="post" action="\(path)" data-form><input type="hidden" name="csrf" value="\(token)">\
            \(each: fields, { hidden($0.0, $0.1) })<button class="button button-\(style.rawValue)">\(t(label))</button></form>
            """
        guard let confirm else { return button }
        return """
            <details class="confirm"><summary class="button button-\(style == .primary ? "secondary" : style.rawValue)">\(t(label))</summary>\
            <div class="confirm-body"><p>\(t(confirm))</p>\(button)</div></details>
            """
    }

    /// Why an act is not open to this person now: a sentence where its button would be.
    package func refusal(_ refusal: Refusal) -> HTML { "<p class=\"muted\">\(t(refusal.reason))</p>" }

    /// Filters of a list: a GET form, sent again when an answer changes if JavaScript is there; then a phone shows the first field and opens
    /// the others on demand. `reset` is the unfiltered address.
    package func filters(_ path: String, reset: String? = nil, label: Message = "Filtrer la liste", button: Message? = nil, _ fields: () -> HTML) -> HTML {
        let inner = fields()
        let isSearch = !inner.contains("<select") && !inner.contains("type=\"checkbox\"") && !inner.contains("type=\"radio\"")
        return """
        <form class="filters" method="get" action="\(url: path)" data-filters aria-label="\(t(label))" role="search">\(inner)\
        <div class="filters-actions"><button class="button button-secondary">\(button.map { t($0) } ?? (isSearch ? t("Chercher") : t("Filtrer")))</button>\
        \(reset.map { #"<a class="button button-quiet" href="\#(url: $0)">\#(t("Tout effacer"))</a>"# })\
        <button type="button" class="button button-quiet filters-more" aria-expanded="false" data-filters-more>\(t("Plus de filtres"))</button></div></form>
        \(Assets.script("filters.js"))
        """
    }
}

extension View {
    /// Prints the page; only where JavaScript is there to do it.
    package var printButton: HTML {
        """
        <button type="button" class="button button-secondary" data-print hidden>\(t("Imprimer"))</button>\(Assets.script("print.js"))
        """
    }
}

/// Buttons side by side, the main one first.
package func buttons(_ content: HTML...) -> HTML {
    #"<div class="buttons">\#(each: content, { $0 })</div>"#
}

extension HTML {
    /// The words that follow a text in the markup, up to the next tag.
    func text(after text: String) -> String? {
        guard let start = end(of: text) else { return nil }
        let words = bytes[start...].prefix { $0 != UInt8(ascii: "<") }
        return ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"].sorted { $0.key > $1.key }
            .reduce(String(decoding: words, as: UTF8.self)) { $0.replacing($1.key, with: $1.value) }
    }

    /// Whether a text occurs in the markup.
    func contains(_ text: String) -> Bool { end(of: text) != nil }

    /// Where a text ends in the markup, the first time.
    private func end(of text: String) -> Int? {
        let needle = Array(text.utf8)
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        return bytes.withUnsafeBufferPointer { hay in
            var start = 0
            while start <= hay.count - needle.count {
                guard hay[start] == first else { start += 1; continue }
                var offset = 1
                while offset < needle.count, hay[start + offset] == needle[offset] { offset += 1 }
                if offset == needle.count { return start + offset }
                start += 1
            }
            return nil
        }
    }
}
