package import HTML
internal import L10n
package import Vocabulary

/// What a notice or a badge is about; always said in words and by a sign too, never by colour alone.
package enum Tone: String, Sendable { case neutral, info, success, warning, error }

/// A short state: `badge("Lauréat", .success)`.
package func badge(_ text: String, _ tone: Tone = .neutral) -> HTML {
    #"<span class="badge badge-\#(tone.rawValue)">\#(text)</span>"#
}

/// A theme, a neighbourhood: a word to sort by, with its list behind it when there is one.
package func tag(_ text: String, path: String? = nil) -> HTML {
    guard let path else { return #"<span class="tag">\#(text)</span>"# }
    return #"<a class="tag" href="\#(url: path)">\#(text)</a>"#
}

/// A notice in the page. `.error` and `.success` after an act are spoken at once.
package func alert(_ tone: Tone, title: String? = nil, isLive: Bool = false, _ body: HTML) -> HTML {
    """
    <div class="alert alert-\(tone.rawValue)"\(attribute: "role", isLive ? (tone == .error ? "alert" : "status") : nil)>\
    \(title.map { #"<p class="alert-title">\#($0)</p>"# })\(body)</div>

    """
}

/// The same, of one sentence.
package func alert(_ tone: Tone, _ sentence: String, isLive: Bool = false) -> HTML {
    alert(tone, isLive: isLive, "<p>\(sentence)</p>")
}

/// What a list shows when it is empty: why, and what to do.
package func emptyState(_ sentence: String, _ wayOut: HTML = .empty) -> HTML {
    #"<div class="empty"><p>\#(sentence)</p>\#(wayOut)</div>"#
}

/// A figure with its name: `statTiles([Stat("1 204", "idées déposées")])`.
package struct Stat: Sendable {
    var figure: String
    var label: String
    var note: String?
    var path: String?

    package init(_ figure: String, _ label: String, note: String? = nil, path: String? = nil) {
        self.figure = figure
        self.label = label
        self.note = note
        self.path = path
    }
}

package func statTiles(_ stats: [Stat]) -> HTML {
    """
    <ul class="stats">\(each: stats, { stat in
        let label: HTML = stat.path.map { #"<a href="\#(url: $0)">\#(stat.label)</a>"# } ?? HTML(text: stat.label)
        return """
            <li class="stat"><span class="stat-figure">\(stat.figure)</span> <span class="stat-label">\(label)</span>\
            \(stat.note.map { #"<span class="stat-note">\#($0)</span>"# })</li>
            """
    })</ul>

    """
}

/// How far something has gone, said in words beside the bar.
package func progress(_ label: String, value: Int, of total: Int, inWords: String) -> HTML {
    """
    <div class="gauge"><p class="gauge-words"><span>\(label)</span> <strong>\(inWords)</strong></p>\
    <progress max="\(max(total, 1))" value="\(min(max(value, 0), max(total, 1)))" aria-label="\(label)">\(inWords)</progress></div>

    """
}

extension View {
    /// How much of an envelope is used; warns by a sentence when it is passed.
    package func budgetMeter(_ label: Message, used: Euros, of total: Euros) -> HTML {
        let isOver = used > total
        return """
            <div class="gauge\(isOver ? " is-over" : "")"><p class="gauge-words"><span>\(t(label))</span> \
            <strong>\(t("\(used) sur \(total)"))</strong></p>\
            <meter min="0" max="\(max(total.cents, 1))" value="\(min(used.cents, max(total.cents, 1)))" aria-label="\(t(label))">\(t("\(used) sur \(total)"))</meter>\
            \(if: isOver, #"<p class="gauge-over">\#(t("Dépassé de \(used - total)."))</p>"#)</div>

            """
    }
}
