/// Reads gettext's PO format: the part of it that catalogues use.
enum PortableObject {
    /// One sentence and its translations: one, or one for each plural form.
    struct Entry: Equatable {
        var context: String?
        var key = ""
        var pluralKey: String?
        var translations: [String] = []
        var isFuzzy = false
    }

    /// What the quoted text of a line belongs to.
    private enum Part { case context, key, pluralKey, translation(Int) }

    static func entries(of text: String) -> [Entry] {
        var entries: [Entry] = []
        var entry = Entry()
        var part = Part.key
        var isOpen = false

        func close() {
            if isOpen { entries.append(entry) }
            entry = Entry()
            isOpen = false
        }

        for line in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            if line.first == UInt8(ascii: "#") {
                if isOpen, !entry.translations.isEmpty { close() }
                if line.starts(with: "#,".utf8), String(Substring(line)).contains("fuzzy") { entry.isFuzzy = true }
                continue
            }
            guard let quote = line.firstIndex(of: UInt8(ascii: "\"")) else { continue }
            let keyword = String(Substring(line[..<quote])).filter { $0 != " " && $0 != "\t" }
            let startsEntry = keyword == "msgctxt" || (keyword == "msgid" && !(isOpen && entry.translations.isEmpty))
            if startsEntry, isOpen { close() }
            switch keyword {
            case "msgctxt": part = .context
            case "msgid": part = .key
            case "msgid_plural": part = .pluralKey
            case "": break
            default: part = .translation(Int(keyword.filter(\.isNumber)) ?? 0)
            }
            isOpen = true
            add(unescaped(line[quote...]), to: part, of: &entry)
        }
        close()
        return entries
    }

    private static func add(_ text: String, to part: Part, of entry: inout Entry) {
        switch part {
        case .context: entry.context = (entry.context ?? "") + text
        case .key: entry.key += text
        case .pluralKey: entry.pluralKey = (entry.pluralKey ?? "") + text
        case .translation(let form):
            while entry.translations.count <= min(form, 9) { entry.translations.append("") }
            entry.translations[min(form, 9)] += text
        }
    }

    /// The text between the first quote and the next one that no backslash precedes.
    private static func unescaped(_ quoted: Substring.UTF8View) -> String {
        var bytes: [UInt8] = []
        var isEscape = false
        for byte in quoted.dropFirst() {
            if isEscape {
                switch byte {
                case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
                default: bytes.append(byte)
                }
                isEscape = false
            } else if byte == UInt8(ascii: "\\") {
                isEscape = true
            } else if byte == UInt8(ascii: "\"") {
                break
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
