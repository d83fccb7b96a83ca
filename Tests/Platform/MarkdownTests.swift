import HTML
import Testing

@testable import Platform

/// What people write is shown with its form, and nothing they write acts.
struct MarkdownTests {
    @Test(arguments: [
        ("Bonjour,\nmerci & à bientôt", "<p>Bonjour,<br>\nmerci &amp; à bientôt</p>\n"),
        ("Un **gras**, un *penché*, un `code`", "<p>Un <strong>gras</strong>, un <em>penché</em>, un <code>code</code></p>\n"),
        ("- un\n- deux", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n"),
        ("- un\n\n- deux", "<ul>\n<li><p>un</p>\n</li>\n<li><p>deux</p>\n</li>\n</ul>\n"),
        ("3. trois\n4. quatre", "<ol start=\"3\">\n<li>trois</li>\n<li>quatre</li>\n</ol>\n"),
        ("> cité", "<blockquote>\n<p>cité</p>\n</blockquote>\n"),
        ("# Titre\n### Bas\n# Haut", "<h3>Titre</h3>\n<h4>Bas</h4>\n<h3>Haut</h3>\n"),
        ("avant\n\n---\n\n    a < b", "<p>avant</p>\n<hr>\n<pre><code>a &lt; b\n</code></pre>\n"),
        ("", ""),
    ])
    func `Markdown becomes HTML under the page's titles`(text: String, html: String) { #expect(Markdown.html(text).text == html) }

    @Test(arguments: [
        ("[site](https://exemple.fr/?a=1&b=2)", "<p><a href=\"https://exemple.fr/?a=1&amp;b=2\" rel=\"nofollow noopener\">site</a></p>\n"),
        ("[écrire](mailto:a@exemple.fr)", "<p><a href=\"mailto:a@exemple.fr\" rel=\"nofollow noopener\">écrire</a></p>\n"),
        ("Voir https://exemple.fr/a.", "<p>Voir <a href=\"https://exemple.fr/a\" rel=\"nofollow noopener\">https://exemple.fr/a</a>.</p>\n"),
        ("[](http://exemple.fr)", "<p><a href=\"http://exemple.fr\" rel=\"nofollow noopener\">http://exemple.fr</a></p>\n"),
    ])
    func `Links of the web and of mail pass`(text: String, html: String) { #expect(Markdown.html(text).text == html) }

    @Test(arguments: [
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](&#106;avascript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)",
        "[x](//mal.example)", "[x](/deconnexion)", "[x](vbscript:x)", "[x](file:///etc/passwd)", "[x](\u{1}javascript:alert(1))", "<javascript:alert(1)>",
    ])
    func `Other addresses leave their words only`(text: String) {
        let html = Markdown.html(text).text
        #expect(!html.contains("href"))
        #expect(html.hasPrefix("<p>"))
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<div onclick=x>\n\ntexte\n\n</div>", "<!-- caché -->", "<a href='javascript:x'>y</a>",
        "![<b>](https://traceur.example/x.png \"t\")", "\"\u{301} onfocus=alert(1) \"\u{301}", "`<script>`", "```<script>\n<script>\n```", "&lt;script&gt;",
        "[a](http://x\"onmouseover=alert(1))", "<http://x\"onmouseover=alert(1)>", "[a](http://x 'ti\"tle')",
    ])
    func `Nothing typed becomes a tag or an attribute`(text: String) {
        var rest = Markdown.html(text).text[...]
        while let open = rest.firstIndex(of: "<"), let end = rest[open...].firstIndex(of: ">") {
            let tag = rest[rest.index(after: open)..<end]
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            #expect(["p", "br", "code", "pre", "a", "em", "strong"].contains(String(name)), "\(tag)")
            if tag.contains(" ") {
                #expect(tag.hasPrefix("a href=\"http://x") && tag.hasSuffix("\" rel=\"nofollow noopener\""), "\(tag)")
                #expect(tag.split(separator: "\"", omittingEmptySubsequences: false).count == 5, "\(tag)")
            }
            rest = rest[rest.index(after: end)...]
        }
        #expect(!rest.contains("<"))
    }

    @Test func `A picture leaves its description`() {
        #expect(Markdown.html("![le **plan**\nb](https://x.fr/p.png)").text == "<p>le <strong>plan</strong> b</p>\n")
    }

    @Test(.timeLimit(.minutes(1)), arguments: [">", "[", "*a_", "- ", "![", "`", "<a ", "[a](b", "a**b", "\u{0}", "# \n"])
    func `A text made to hurt is shown all the same`(piece: String) {
        #expect(!Markdown.html(String(repeating: piece, count: 20_000 / piece.utf8.count)).bytes.isEmpty || piece == "- ")
    }

    @Test func `An excerpt is words on one line, cut after a word`() {
        #expect(Markdown.excerpt("# Titre\n\nUn **mot**\net [lien](http://a.fr) &amp; `code`\n- a\n- b") == "Titre Un mot et lien & code a b")
        #expect(Markdown.excerpt("un deux trois quatre", limit: 10) == "un deux…")
        #expect(Markdown.excerpt("Des mots\u{A0}? « Oui\u{A0}»") == "Des mots\u{A0}? « Oui\u{A0}»")
        #expect(Markdown.excerpt("anticonstitutionnellement", limit: 5) == "antic…")
        #expect(Markdown.excerpt("<b>") == "")
    }
}
