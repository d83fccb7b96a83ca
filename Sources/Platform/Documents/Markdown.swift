import CCmark
package import HTML

/// What people write, in Markdown or plainly, as safe HTML. HTML that was typed disappears, pictures too (their text stays),
/// addresses are of the web or of mail, titles begin under those of the page, a new line is a new line.
package enum Markdown {
    /// More than that is shown as it was typed.
    static let limit = 200_000

    package static func html(_ text: String) -> HTML {
        guard text.utf8.count <= limit else { return "<p>\(text)</p>" }
        var page = MarkdownPage()
        walk(text) { page.add($0, isEntering: $1) }
        return page.html
    }

    /// The words alone, on one line, cut after a whole word when longer than the limit.
    package static func excerpt(_ text: String, limit: Int = 200) -> String {
        guard text.utf8.count <= self.limit else { return shortened(text, limit) }
        var words = ""
        walk(text) { node, isEntering in
            guard isEntering else { return }
            switch cmark_node_get_type(node) {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK: words += literal(of: node)
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING, CMARK_NODE_ITEM: words += " "
            default: break
            }
        }
        return shortened(words, limit)
    }

    private static func shortened(_ text: String, _ limit: Int) -> String {
        let words = text.split { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }
        var line = ""
        for word in words {
            if line.count + word.count >= limit { return line.isEmpty ? String(word.prefix(limit)) + "…" : line + "…" }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line
    }

    static func literal(of node: OpaquePointer?) -> String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }

    private static func walk(_ text: String, _ visit: (OpaquePointer, Bool) -> Void) {
        guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return }
        defer { cmark_parser_free(parser) }
        if let autolink { cmark_parser_attach_syntax_extension(parser, autolink.pointer) }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let document = cmark_parser_finish(parser) else { return }
        defer { cmark_node_free(document) }
        let events = cmark_iter_new(document)
        defer { cmark_iter_free(events) }
        while true {
            let event = cmark_iter_next(events)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(events) else { return }
            visit(node, event == CMARK_EVENT_ENTER)
        }
    }

    /// Makes links of bare addresses. Registered once, then only read.
    private struct Extension: @unchecked Sendable { let pointer: OpaquePointer }
    private static let autolink: Extension? = {
        cmark_gfm_core_extensions_ensure_registered()
        return cmark_find_syntax_extension("autolink").map(Extension.init)
    }()
}
