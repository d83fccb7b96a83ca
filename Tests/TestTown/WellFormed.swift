package import HTML

/// Checks that markup is what a browser, a screen reader and the content-security policy expect.
/// `#expect(WellFormed.faults(in: page.body(view)) == [])`, or `inDocument:` for a whole page.
package struct WellFormed {
    private static let void: Set = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
    /// A browser ends an open paragraph before these, whatever we wrote.
    private static let blocks: Set = [
        "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
    ]
    private static let neverNested: Set = ["a", "form", "button", "label", "main"]
    private static let controls: Set = ["input", "select", "textarea", "meter", "progress"]
    private static let references = ["for", "aria-describedby", "aria-labelledby", "aria-controls"]

    private var faults: [String] = []
    private var open: [String] = []
    private var ids: Set<String> = []
    private var labelled: Set<String> = []
    private var waitingForLabel: [(id: String, what: String)] = []
    private var wanted: [(id: String, by: String)] = []
    private var headings: [Int] = []
    private var hasTitle = false

    private init() {}

    /// What is wrong in a page's body; nothing when it is right.
    package static func faults(in fragment: HTML) -> [String] {
        var check = WellFormed()
        check.read(fragment.bytes)
        return check.faults
    }

    /// The same for a whole document, which has one `h1`, a language, a title, and every id that it refers to.
    package static func faults(inDocument document: HTML) -> [String] { faults(inDocument: document.bytes) }

    package static func faults(inDocument bytes: [UInt8]) -> [String] {
        var check = WellFormed()
        check.read(bytes)
        check.readAsDocument()
        return check.faults
    }

    private mutating func read(_ bytes: [UInt8]) {
        for token in MarkupTags.tokens(of: bytes) {
            switch token {
            case .opening(let tag): begin(tag)
            case .closing(let name): end(name)
            case .text: break
            case .fault(let sentence): faults.append(sentence)
            }
        }
        for name in open.reversed() { faults.append("<\(name)> is never closed") }
        for control in waitingForLabel where !labelled.contains(control.id) { faults.append("\(control.what) has no label") }
    }

    private mutating func readAsDocument() {
        if headings.filter({ $0 == 1 }).count != 1 { faults.append("\(headings.filter { $0 == 1 }.count) h1 instead of one") }
        for reference in wanted where !ids.contains(reference.id) { faults.append("\(reference.by) refers to #\(reference.id), which is not there") }
        if !hasTitle { faults.append("no title") }
    }

    private mutating func begin(_ tag: MarkupTags.Opening) {
        checkAttributes(tag)
        checkPlace(tag.name)
        checkKind(tag)
        if tag.closesItself {
            if !open.contains("svg"), tag.name != "svg" { faults.append("<\(tag.name)/> closes itself outside a drawing") }
        } else if !Self.void.contains(tag.name) {
            open.append(tag.name)
        }
    }

    private mutating func end(_ name: String) {
        if Self.void.contains(name) { return faults.append("</\(name)> closes an element that has no end") }
        guard let last = open.last else { return faults.append("</\(name)> closes nothing") }
        if last == name { open.removeLast(); return }
        faults.append("</\(name)> comes while <\(last)> is open")
        if let depth = open.lastIndex(of: name) { open.removeSubrange(depth...) }
    }

    private mutating func checkAttributes(_ tag: MarkupTags.Opening) {
        var names: Set<String> = []
        for attribute in tag.attributes {
            if !names.insert(attribute.name).inserted { faults.append("<\(tag.name)> has two \(attribute.name)") }
            if attribute.name == "style" || attribute.name.hasPrefix("on") { faults.append("<\(tag.name) \(attribute.name)>: the policy refuses it") }
            if attribute.value?.contains("<") == true { faults.append("<\(tag.name) \(attribute.name)> holds an unescaped <") }
        }
        if let id = tag["id"], !ids.insert(id).inserted { faults.append("two elements have the id \(id)") }
        for name in Self.references {
            for id in (tag[name] ?? "").split(separator: " ") { wanted.append((String(id), "<\(tag.name) \(name)>")) }
        }
        if tag.name == "a", let address = tag["href"], address.hasPrefix("#"), address.count > 1 { wanted.append((String(address.dropFirst()), "a link")) }
    }

    private mutating func checkPlace(_ name: String) {
        if Self.neverNested.contains(name), open.contains(name) { faults.append("<\(name)> within <\(name)>") }
        if name == "button", open.contains("a") { faults.append("<button> within <a>") }
        if name == "a", open.contains("button") { faults.append("<a> within <button>") }
        if Self.blocks.contains(name), let paragraph = open.lastIndex(of: "p"), !open[paragraph...].contains("svg") { faults.append("<\(name)> within <p>") }
        if let parent = open.last, ["ul", "ol"].contains(parent), !["li", "script"].contains(name) { faults.append("<\(name)> directly within <\(parent)>") }
        if name == "li", !["ul", "ol", "menu"].contains(open.last ?? "ul") { faults.append("<li> directly within <\(open.last ?? "")>") }
        if name == "tr", !["table", "thead", "tbody", "tfoot"].contains(open.last ?? "tbody") { faults.append("<tr> directly within <\(open.last ?? "")>") }
        if ["td", "th"].contains(name), (open.last ?? "tr") != "tr" { faults.append("<\(name)> directly within <\(open.last ?? "")>") }
    }

    private mutating func checkKind(_ tag: MarkupTags.Opening) {
        switch tag.name {
        case "html": if (tag["lang"] ?? "").isEmpty { faults.append("<html> has no language") }
        case "title": hasTitle = true
        case "style": faults.append("<style>: the policy refuses it")
        case "script": if tag["src"] == nil, tag["type"] != "application/json" { faults.append("a script within the page: the policy refuses it") }
        case "img": if tag["alt"] == nil { faults.append("<img> has no alt") }
        case "label": if let id = tag["for"] { labelled.insert(id) }
        case "a": if tag["href"] == nil { faults.append("<a> has no href") }
        case "h1", "h2", "h3", "h4", "h5", "h6": addHeading(tag.name.utf8.last.map { Int($0) - 48 } ?? 0)
        case let name where Self.controls.contains(name): checkLabel(tag)
        default: break
        }
    }

    private mutating func addHeading(_ level: Int) {
        if let last = headings.last, level > last + 1 { faults.append("h\(level) follows h\(last)") }
        headings.append(level)
    }

    private mutating func checkLabel(_ tag: MarkupTags.Opening) {
        if tag["aria-hidden"] == "true" || ["hidden", "submit", "button"].contains(tag["type"] ?? "text") { return }
        if tag["aria-label"]?.isEmpty == false || tag["aria-labelledby"] != nil || open.contains("label") { return }
        guard let id = tag["id"] else { return faults.append("<\(tag.name) name=\"\(tag["name"] ?? "")\"> has neither label nor id") }
        waitingForLabel.append((id, "<\(tag.name) id=\"\(id)\">"))
    }
}
