import CCmark
import HTML

/// Writes the nodes of a Markdown text as HTML, one after the other.
struct MarkdownPage {
    private(set) var html = HTML()
    private var lastTitle = 2
    /// For each open link, whether it was written: one that leads nowhere safe leaves its words only.
    private var links: [Bool] = []
    private var picturesOpen = 0

    mutating func add(_ node: OpaquePointer, isEntering: Bool) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: html += HTML(text: Markdown.literal(of: node))
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: html += picturesOpen > 0 ? " " : "<br>\n"
        case CMARK_NODE_CODE: html += "<code>\(Markdown.literal(of: node))</code>"
        case CMARK_NODE_CODE_BLOCK: html += "<pre><code>\(Markdown.literal(of: node))</code></pre>\n"
        case CMARK_NODE_THEMATIC_BREAK: html += "<hr>\n"
        case CMARK_NODE_EMPH: html += isEntering ? "<em>" : "</em>"
        case CMARK_NODE_STRONG: html += isEntering ? "<strong>" : "</strong>"
        case CMARK_NODE_BLOCK_QUOTE: html += isEntering ? "<blockquote>\n" : "</blockquote>\n"
        case CMARK_NODE_ITEM: html += isEntering ? "<li>" : "</li>\n"
        case CMARK_NODE_LIST: addList(node, isEntering)
        case CMARK_NODE_PARAGRAPH: addParagraph(node, isEntering)
        case CMARK_NODE_HEADING: addTitle(node, isEntering)
        case CMARK_NODE_LINK: addLink(node, isEntering)
        case CMARK_NODE_IMAGE: picturesOpen += isEntering ? 1 : -1
        default: break
        }
    }

    private mutating func addList(_ node: OpaquePointer, _ isEntering: Bool) {
        let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        let start = Int(cmark_node_get_list_start(node))
        switch (isEntering, isOrdered) {
        case (true, true): html += start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n"
        case (true, false): html += "<ul>\n"
        case (false, true): html += "</ol>\n"
        case (false, false): html += "</ul>\n"
        }
    }

    /// In a tight list, the items have no paragraphs.
    private mutating func addParagraph(_ node: OpaquePointer, _ isEntering: Bool) {
        let list = cmark_node_parent(node).flatMap { cmark_node_parent($0) }
        let isTight = list.map { cmark_node_get_type($0) == CMARK_NODE_LIST && cmark_node_get_list_tight($0) != 0 } ?? false
        if isTight {
            if !isEntering, cmark_node_next(node) != nil { html += "\n" }
        } else {
            html += isEntering ? "<p>" : "</p>\n"
        }
    }

    /// From `h3`, without skipping a level on the way down.
    private mutating func addTitle(_ node: OpaquePointer, _ isEntering: Bool) {
        if isEntering { lastTitle = min(Int(cmark_node_get_heading_level(node)) + 2, lastTitle + 1, 6) }
        html += isEntering ? "<h\(lastTitle)>" : "</h\(lastTitle)>\n"
    }

    private mutating func addLink(_ node: OpaquePointer, _ isEntering: Bool) {
        guard isEntering else {
            if links.popLast() == true { html += "</a>" }
            return
        }
        let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
        let start = address.prefix(8).lowercased()
        let isSafe = ["http://", "https://", "mailto:"].contains { start.hasPrefix($0) }
        links.append(isSafe)
        if isSafe { html += "<a href=\"\(url: address)\" rel=\"nofollow noopener\">" }
        if cmark_node_first_child(node) == nil { html += HTML(text: address) }
    }
}
