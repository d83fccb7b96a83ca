package import HTML
internal import L10n
package import Vocabulary

/// A bar of a chart: its name, its length, what is written at its end.
package struct Bar: Sendable {
    package var label: String
    package var value: Int
    package var inWords: String
    /// Drawn in the second colour: winners beside the others.
    package var isMarked: Bool
    /// Where what is counted is listed, from the table under the drawing.
    package var path: String?
    /// What it is compared with, on the same scale: a second line under the first.
    package var beside: Int?

    package init(_ label: String, value: Int, inWords: String, isMarked: Bool = false, path: String? = nil, beside: Int? = nil) {
        self.label = label
        self.value = value
        self.inWords = inWords
        self.isMarked = isMarked
        self.path = path
        self.beside = beside
    }
}

extension View {
    /// Horizontal bars, made here, with the same figures as a table under them for those who do not see the drawing.
    package func barChart(_ caption: String, columns: (String, String), bars: [Bar], isTableOpen: Bool = false) -> HTML {
        let figures = table(caption, columns: [Column(columns.0, isHeading: true), Column(columns.1, isNumber: true)], rows: bars) { bar in
            [HTML(text: bar.label), bar.path.map { #"<a href="\#(url: $0)">\#(bar.inWords)</a>"# } ?? HTML(text: bar.inWords)]
        }
        return barChart(caption, bars: bars, isTableOpen: isTableOpen, figures: figures)
    }

    /// The same with a table of its own, which says more than the bars.
    package func barChart(_ caption: String, bars: [Bar], isTableOpen: Bool = false, figures: HTML) -> HTML {
        let longest = max(bars.map { max($0.value, $0.beside ?? 0) }.max() ?? 0, 1)
        let line = { (value: Int) -> HTML in
            """
            <svg class="bar-line" viewBox="0 0 1000 12" preserveAspectRatio="none" focusable="false"><rect class="bar-ground" width="1000" height="12"/>\
            <rect class="bar-fill" width="\(max(value, 0) * 1000 / longest)" height="12"/></svg>
            """
        }
        return """
            <figure class="chart"><figcaption>\(caption)</figcaption><ul class="bars" aria-hidden="true">\(each: bars, { bar in
                """
                <li class="\(bar.isMarked ? "bar is-marked" : "bar")"><span class="bar-label">\(bar.label)</span>\
                \(line(bar.value))\(bar.beside.map(line))<span class="bar-value">\(bar.inWords)</span></li>
                """
            })</ul>\(details(t("Voir les chiffres en tableau"), isOpen: isTableOpen, figures))</figure>

            """
    }

    /// A moment, in words for people and in ISO 8601 for machines.
    package func time(_ instant: Instant, hour: Bool = false) -> HTML {
        #"<time datetime="\#(t.iso(instant))">\#(hour ? t.dayAndHour(instant) : t.day(instant))</time>"#
    }

    /// Who said or did something, and when.
    package func byline(_ name: String, path: String? = nil, role: String? = nil, at instant: Instant? = nil) -> HTML {
        let person: HTML = path.map { #"<a href="\#(url: $0)">\#(name)</a>"# } ?? HTML(text: name)
        return """
            <p class="byline"><span class="byline-mark" aria-hidden="true">\(initials(name))</span><span class="byline-name">\(person)</span>\
            \(role.map { #" <span class="byline-role">\#($0)</span>"# })\(instant.map { #" <span class="byline-time">\#(time($0, hour: true))</span>"# })</p>
            """
    }

    /// A comment: who, when, what, and what may be done about it (report, hide).
    package func comment(id: String, by name: String, role: String? = nil, at instant: Instant, _ body: HTML, actions: HTML = .empty) -> HTML {
        """
        <div class="comment" id="\(id)">\(byline(name, role: role, at: instant))<div class="prose"\(attribute: "lang", t.languageOfWords)>\(body)</div>\
        \(if: !actions.isEmpty, #"<div class="comment-actions">\#(actions)</div>"#)</div>

        """
    }
}

/// A picture with its caption and credit.
package func figure(_ picture: Picture, caption: String? = nil, credit: String? = nil) -> HTML {
    """
    <figure class="figure">\(picture.image)\(if: caption != nil || credit != nil, """
        <figcaption>\(caption ?? "")\(credit.map { #" <span class="credit">\#($0)</span>"# })</figcaption>
        """)</figure>

    """
}

/// What changed between two versions of a text, word by word.
package enum Change: Sendable { case same(String), added(String), removed(String) }

package func diff(_ changes: [Change]) -> HTML {
    #"<div class="diff prose"><p>\#(each: changes, changed)</p></div>"#
}

private func changed(_ change: Change) -> HTML {
    switch change {
    case .same(let text): HTML(text: text)
    case .added(let text): "<ins>\(text)</ins>"
    case .removed(let text): "<del>\(text)</del>"
    }
}

/// A file to take: its name, what it is and weighs (`PDF, 240 Ko`), its address.
package func fileList(_ files: [(name: String, note: String, path: String)]) -> HTML {
    """
    <ul class="files">\(each: files, { #"<li><a href="\#(url: $0.path)">\#($0.name)</a> <span class="file-note">\#($0.note)</span></li>"# })</ul>

    """
}

func initials(_ name: String) -> String {
    name.split(separator: " ").prefix(2).compactMap(\.first).map { String($0).uppercased() }.joined()
}
