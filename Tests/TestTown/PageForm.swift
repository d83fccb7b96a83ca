import Web

/// A form as it stands on a page: where it goes, what it would send untouched, what else it offers to tick or to choose.
package struct PageForm: Sendable {
    package let action: String
    /// What a browser would send if nobody touched anything, without the button.
    package private(set) var fields: [String: [String]] = [:]
    /// Every value that may be ticked, chosen or pressed.
    package private(set) var offered: [String: [String]] = [:]

    private var select: String?
    private var firstOption: String?
    private var area: String?

    private init(action: String) { self.action = action }

    package static func all(on page: String) -> [PageForm] {
        var forms: [PageForm] = [], isOpen = false
        for token in MarkupTags.tokens(of: Array(page.utf8)) {
            switch token {
            case .opening(let tag) where tag.name == "form" && tag["method"] == "post":
                forms.append(PageForm(action: plain(tag["action"] ?? "")))
                isOpen = true
            case .closing("form"): isOpen = false
            case .opening(let tag) where isOpen: forms[forms.count - 1].read(tag)
            case .closing(let name) where isOpen: forms[forms.count - 1].close(name)
            case .text(let text) where isOpen: forms[forms.count - 1].read(text)
            case .opening, .closing, .text, .fault: continue
            }
        }
        return forms
    }

    private mutating func read(_ tag: MarkupTags.Opening) {
        let name = Self.plain(tag["name"] ?? ""), value = Self.plain(tag["value"] ?? "")
        switch (tag.name, tag["type"] ?? "text") {
        case ("input", "checkbox"), ("input", "radio"):
            offered[name, default: []].append(value)
            if tag["checked"] != nil { fields[name, default: []].append(value) }
        case ("input", "file"), ("input", "submit"): return
        case ("input", _): fields[name, default: []].append(value)
        case ("button", _) where !name.isEmpty: offered[name, default: []].append(value)
        case ("select", _): (select, firstOption) = (name, nil)
        case ("option", _):
            guard let select else { return }
            offered[select, default: []].append(value)
            if firstOption == nil { firstOption = value }
            if tag["selected"] != nil { fields[select, default: []].append(value) }
        case ("textarea", _): area = name
        default: return
        }
    }

    private mutating func close(_ name: String) {
        if name == "select", let select {
            if fields[select] == nil, let firstOption { fields[select] = [firstOption] }
            self.select = nil
        }
        if name == "textarea", let area {
            if fields[area] == nil { fields[area] = [""] }
            self.area = nil
        }
    }

    private mutating func read(_ text: String) {
        // A browser drops the line end right after the tag.
        if let area { fields[area] = [Self.plain(text.hasPrefix("\n") ? String(text.dropFirst()) : text)] }
    }

    private static func plain(_ text: String) -> String {
        var text = text
        for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: sign)
        }
        return text
    }
}

extension Town.Answer {
    package var forms: [PageForm] { PageForm.all(on: text) }
    /// The form of this page that goes to an address ending so.
    package func form(_ ending: String) -> PageForm? { forms.first { $0.action.hasSuffix(ending) } }
}
