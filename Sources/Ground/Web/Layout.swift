package import HTML
internal import L10n
internal import Vocabulary

/// The document around a page: head, header, menus, notice, footer.
package enum Layout {
    /// Writes the `h1` from the title unless the body has one of its own.
    package static func document(
        title: String, body: HTML, surroundings: Surroundings = .site, trail: [Crumb] = [], summary: String? = nil, frame: Frame, view: View
    ) -> HTML {
        let t = view.t
        let crumbs = trail.isEmpty ? HTML.empty : view.breadcrumbs(trail, here: title)
        let content: HTML = """
            \(crumbs)\(frame.notice.map { alert(frame.noticeTone, $0, isLive: true) })\
            \(if: !body.contains("<h1"), #"<div class="page-header"><h1>\#(title)</h1></div>"#)\(body)
            """
        return """
            <!doctype html>
            <html lang="\(t.language.code)" class="no-js">
            <head>
            \(head(title, summary, frame, view))</head>
            <body class="is-\(name(surroundings))">
            <p class="skip"><a href="#contenu">\(t("Aller au contenu"))</a></p>
            \(around(content, surroundings, frame, view))</body>
            </html>

            """
    }

    private static func name(_ surroundings: Surroundings) -> String {
        switch surroundings {
        case .site: "site"
        case .desk: "desk"
        case .bare: "bare"
        }
    }

    private static func head(_ title: String, _ summary: String?, _ frame: Frame, _ view: View) -> HTML {
        let full = title == frame.city.name ? title : "\(title) · \(frame.city.name)"
        return """
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(view.form.errors.isEmpty ? full : "\(view.t("Erreur :")) \(full)")</title>
            <meta name="color-scheme" content="light dark">
            <link rel="preload" href="\(Assets.url("vendor/inter.woff2"))" as="font" type="font/woff2" crossorigin>
            <link rel="stylesheet" href="\(Assets.url("parvis.css"))">
            \(frame.city.stylesheet.map { #"<link rel="stylesheet" href="\#($0)">"# })
            <link rel="icon" href="\(Assets.url("icon.svg"))" type="image/svg+xml">
            <script src="\(Assets.url("early.js"))"></script>
            \(Assets.script("theme.js"))
            \(if: !frame.isIndexed, #"<meta name="robots" content="noindex">"#)\(summary.map { #"<meta name="description" content="\#($0)">"# })
            \(openGraph(title, summary, frame, view))
            """
    }

    private static func openGraph(_ title: String, _ summary: String?, _ frame: Frame, _ view: View) -> HTML {
        guard !frame.baseURL.isEmpty, frame.isIndexed else { return .empty }
        return """
            \(each: Language.all, { #"<link rel="alternate" hreflang="\#($0.code)" href="\#(frame.baseURL)\#(localized(view.address, $0))">"# })
            <meta property="og:title" content="\(title)"><meta property="og:site_name" content="\(frame.city.name)"><meta property="og:type" content="website">
            <meta property="og:url" content="\(frame.baseURL)\(localized(view.address, view.t.language))">\
            \(summary.map { #"<meta property="og:description" content="\#($0)">"# })\(frame.picture.map { #"<meta property="og:image" content="\#($0)">"# })

            """
    }

    /// The address in a language; French has no prefix in what is published.
    static func localized(_ address: String, _ language: Language) -> String {
        language == .french ? address : "/\(language.code)\(address == "/" ? "" : address)"
    }
}
