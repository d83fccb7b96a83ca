package import HTML

/// What a card shows of a picture: its address and its description, empty when it adds nothing to the title.
package struct Picture: Sendable {
    package var path: String
    package var description: String
    package var width: Int?
    package var height: Int?

    package init(_ path: String, description: String, width: Int? = nil, height: Int? = nil) {
        self.path = path
        self.description = description
        self.width = width
        self.height = height
    }

    var image: HTML {
        """
        <img src="\(url: path)" alt="\(description)" loading="lazy" decoding="async"\(attribute: "width", width.map { String($0) })\
        \(attribute: "height", height.map { String($0) })>
        """
    }
}

/// A thing of a list: an idea, a project, a meeting. The whole card leads to `path`, the title is the link.
package struct Card: Sendable {
    package var title: String
    package var path: String?
    /// A line above the title: public number, kind.
    package var kicker: String?
    package var picture: Picture?
    /// Drawn instead of a picture, so that lists stay regular.
    package var hasPlace: Bool
    package var text: String?
    /// Facts under the title: place, cost, date.
    package var meta: [String]
    package var badges: HTML
    package var footer: HTML
    package var headingLevel: Int
    /// The language of the title and of the text, when it is not that of the page.
    package var language: String?

    package init(
        _ title: String, path: String? = nil, kicker: String? = nil, picture: Picture? = nil, hasPlace: Bool = false, text: String? = nil,
        meta: [String] = [], badges: HTML = .empty, footer: HTML = .empty, headingLevel: Int = 2, language: String? = nil
    ) {
        self.title = title
        self.path = path
        self.kicker = kicker
        self.picture = picture
        self.hasPlace = hasPlace
        self.text = text
        self.meta = meta
        self.badges = badges
        self.footer = footer
        self.headingLevel = headingLevel
        self.language = language
    }

    package var html: HTML {
        let linked: HTML = path.map { #"<a href="\#(url: $0)"\#(attribute: "lang", language)>\#(title)</a>"# }
            ?? language.map { #"<span lang="\#($0)">\#(title)</span>"# } ?? HTML(text: title)
        return """
            <article class="card\(path == nil ? "" : " card-linked")">\(media)<div class="card-body">\
            \(kicker.map { #"<p class="card-kicker">\#($0)</p>"# })\(heading(headingLevel, linked, class: "card-title"))\
            \(if: !badges.isEmpty, #"<div class="card-badges">\#(badges)</div>"#)\(text.map { #"<p class="card-text"\#(attribute: "lang", language)>\#($0)</p>"# })\
            \(if: !meta.isEmpty, #"<ul class="meta">\#(each: meta, { "<li>\($0)</li>" })</ul>"#)\
            \(if: !footer.isEmpty, #"<div class="card-footer">\#(footer)</div>"#)</div></article>

            """
    }

    private var media: HTML {
        if let picture { return #"<div class="card-media">\#(picture.image)</div>"# }
        return hasPlace ? #"<div class="card-media card-media-empty" aria-hidden="true"></div>"# : .empty
    }
}

/// Cards as a list: `cards(page.projects) { Card($0.title, path: $0.path) }`.
package func cards<S: Sequence>(_ elements: S, isWide: Bool = false, _ card: (S.Element) -> Card) -> HTML {
    """
    <ul class="cards\(isWide ? " cards-wide" : "")">\(each: elements, { "<li>\(card($0).html)</li>" })</ul>

    """
}

/// A heading of the right level around a fragment.
package func heading(_ level: Int, _ content: HTML, class name: String? = nil, id: String? = nil) -> HTML {
    let tag = ["h1", "h2", "h3", "h4", "h5", "h6"][min(max(level, 1), 6) - 1]
    return "<\(tag)\(attribute: "class", name)\(attribute: "id", id)>\(content)</\(tag)>"
}

/// The head of a page: its title, a line above, an introduction, badges, acts. `language`: of the title and the introduction, when
/// it is not that of the page.
package func pageHeader(
    _ title: String, kicker: String? = nil, intro: String? = nil, badges: HTML = .empty, actions: HTML = .empty, language: String? = nil
) -> HTML {
    """
    <div class="page-header">\(kicker.map { #"<p class="kicker">\#($0)</p>"# })<h1\(attribute: "lang", language)>\(title)</h1>\
    \(if: !badges.isEmpty, #"<div class="badges">\#(badges)</div>"#)\(intro.map { #"<p class="intro"\#(attribute: "lang", language)>\#($0)</p>"# })\
    \(if: !actions.isEmpty, #"<div class="buttons">\#(actions)</div>"#)</div>

    """
}

/// The head of a home page: the same on a ground of the city's colour, over its paving.
package func hero(_ title: String, kicker: String? = nil, intro: String? = nil, actions: HTML = .empty, _ more: HTML = .empty) -> HTML {
    """
    <div class="hero">\(kicker.map { #"<p class="kicker">\#($0)</p>"# })<h1>\(title)</h1>\(intro.map { #"<p class="intro">\#($0)</p>"# })\
    \(more)\(if: !actions.isEmpty, #"<div class="buttons">\#(actions)</div>"#)</div>

    """
}

/// A part of a page under its own heading, which names it. `id` serves tables of contents.
package func section(_ title: String, id: String? = nil, level: Int = 2, actions: HTML = .empty, _ body: () -> HTML) -> HTML {
    """
    <section class="section"\(attribute: "id", id)><div class="section-head">\(heading(level, HTML(text: title)))\(actions)</div>
    \(body())</section>

    """
}

/// A column of reading and, beside it on large screens, a column of facts and acts.
package func columns(main: HTML, aside: HTML) -> HTML {
    #"<div class="columns"><div class="columns-main">\#(main)</div><div class="columns-aside">\#(aside)</div></div>"#
}

/// A framed block, for what stands beside the reading: key facts, an act to do.
package func panel(_ title: String? = nil, level: Int = 2, _ body: HTML) -> HTML {
    #"<div class="panel">\#(title.map { heading(level, HTML(text: $0), class: "panel-title") })\#(body)</div>"#
}

/// Terms and what they are worth: `facts([("Coût", "12 000 €")])`; the value may be markup.
package func facts(_ pairs: [(term: String, value: HTML)]) -> HTML {
    #"<dl class="facts">\#(each: pairs, { "<div><dt>\($0.term)</dt><dd>\($0.value)</dd></div>" })</dl>"#
}

/// What opens on demand.
package func details(_ summary: String, isOpen: Bool = false, _ body: HTML) -> HTML {
    #"<details class="details"\#(attribute: "open", if: isOpen)><summary>\#(summary)</summary><div class="details-body">\#(body)</div></details>"#
}

/// Text written by people, already made into safe markup; in which language, when it is not that of the page.
package func prose(_ html: HTML, language: String? = nil) -> HTML { #"<div class="prose"\#(attribute: "lang", language)>\#(html)</div>"# }
