package import HTML
internal import L10n
package import Vocabulary

extension Layout {
    /// A document of loose sheets, without the city's line above: ballot papers.
    package static func sheets(_ title: String, language: String, _ body: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="\(language)">
        <head><meta charset="utf-8"><title>\(title)</title></head>
        <body class="sheets">\(body)</body>
        </html>

        """
    }

    /// The document around a page that is printed to PDF: the city, the title, the page; no menu.
    static func paper(title: String, body: HTML, summary: String?, frame: Frame, view: View) -> HTML {
        """
        <!doctype html>
        <html lang="\(view.t.language.code)">
        <head>
        <meta charset="utf-8">
        <title>\(title) · \(frame.city.name)</title>
        <meta name="author" content="\(frame.city.name)">
        \(summary.map { #"<meta name="description" content="\#($0)">"# })
        </head>
        <body>
        <p class="paper-city">\(frame.city.name)</p>
        <main>\(if: !body.contains("<h1"), "<h1>\(title)</h1>")\(body)</main>
        </body>
        </html>

        """
    }
}

extension View {
    /// Leads to the PDF of the page that is shown; for a page whose routes say `routes.pdf`.
    package func pdfButton(_ label: Message = "Télécharger en PDF", style: ButtonStyle = .secondary) -> HTML {
        if isPaper { return .empty }
        let cut = address.firstIndex(of: "?") ?? address.endIndex
        return linkButton("\(address[..<cut]).pdf\(address[cut...])", label, style: style)
    }
}
