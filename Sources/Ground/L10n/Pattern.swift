/// A text with named holes, `{day} {month} {year}`, cut once where they are.
struct Pattern: Sendable {
    private var parts: [(text: String, hole: String)] = []
    private var end: String

    init(_ text: String) {
        var rest = Substring(text)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")), let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}")) {
            parts.append((String(rest[..<open]), String(rest[rest.utf8.index(after: open)..<close])))
            rest = rest[rest.utf8.index(after: close)...]
        }
        end = String(rest)
    }

    /// A hole that nothing fills stays.
    func filled(_ value: (String) -> String?) -> String {
        guard !parts.isEmpty else { return end }
        var filled = ""
        for (text, hole) in parts {
            filled += text
            filled += value(hole) ?? "{\(hole)}"
        }
        return filled + end
    }
}
