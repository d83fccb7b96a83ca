import CAssets
import HTML
import L10n
import TestTown
import Testing
import Vocabulary
import Web

/// What every page is made of.
@Suite struct `The look` {
    static let now = Instant(milliseconds: 1_795_321_800_000)

    static func document(_ language: Language, form: FormState = FormState(), _ surroundings: Surroundings = .site) -> HTML {
        let view = View(t: Texts(language), now: now, form: form, token: "t", address: "/nuancier")
        let frame = Frame(
            city: CityIdentity(name: "Villeneuve", slogan: "Budget participatif", primary: Colour(hex: "#c2185b")),
            menu: [MenuEntry("Idées", "/idees", isCurrent: true)], desk: [MenuGroup("Suivi", [MenuEntry("À faire", "/bureau", count: 3)])],
            account: AccountMenu(name: "Léa <Martin>", entries: [MenuEntry("Mon compte", "/compte")], unread: 2), searchPath: "/recherche",
            footer: [MenuEntry("Contact", "/contact")], notice: "C’est \"fait\".", baseURL: "https://budget.example")
        return Layout.document(
            title: Specimen.title, body: Specimen.body(view), surroundings: surroundings, trail: [Crumb("Accueil", "/")], summary: "Un <essai>", frame: frame, view: view)
    }

    static let wrong = FormState(
        values: ["title": ["\"><script>"], "themes": ["2"]],
        errors: [("description", "Dites-en plus."), ("accepts", "Acceptez le règlement."), ("elsewhere", "Ce qui n’a pas de champ.")])

    @Test func `what people wrote says its language on a page in another one`() {
        let card = { (t: Texts) in Card("Un banc", path: "/a", text: "Pour s’asseoir", language: t.languageOfWords).html.text }
        let (french, english) = (Texts(.french), Texts(Language("en")!))
        #expect(!card(french).contains("lang="))
        #expect(card(english).contains("<a href=\"/a\" lang=\"fr\">Un banc</a>") && card(english).contains("<p class=\"card-text\" lang=\"fr\">"))
        let comment = View(t: english, now: Self.now).comment(id: "c", by: "Léa", at: Self.now, "<p>Oui</p>").text
        #expect(comment.contains("<div class=\"prose\" lang=\"fr\"><p>Oui</p>"))
    }

    @Test func `the list of errors names the question of each`() {
        let form = FormState(values: ["given": [""]], errors: [
            ("given", "Ce champ est à remplir."), ("place", "Choisissez une réponse."), ("accepts", "Cochez la case."), ("elsewhere", "Rien à voir."),
        ])
        let view = View(t: Texts(.french), now: Self.now, form: form, token: "t", address: "/")
        let html = view.form("/") {
            """
            \(view.textField("given", label: "Prénom & surnom"))\(view.passwordField(isNew: true))\
            \(view.radios("place", legend: "Où\u{A0}?", choices: [Choice("a", "Ici"), Choice("b", "Là")]))\
            \(view.checkbox("accepts", label: "J’accepte que la ville garde mon nom, mon adresse et mon année de naissance aussi longtemps que la loi le veut."))
            """
        }.text
        for line in [
            "<a href=\"#f-given\">Prénom &amp; surnom\u{A0}: à remplir</a>", "<a href=\"#f-place\">Où\u{A0}?\u{A0}: Choisissez une réponse.</a>",
            "<a href=\"#f-accepts\">Cochez la case.</a>", "<li>Rien à voir.</li>", "Retapez votre mot de passe.",
        ] { #expect(html.contains(line), "\(line)") }
    }

    @Test(arguments: Language.all) func `every component is well formed, in every language and surroundings`(_ language: Language) {
        for surroundings in [Surroundings.site, .desk, .bare] {
            #expect(WellFormed.faults(inDocument: Self.document(language, surroundings)) == [])
            #expect(WellFormed.faults(inDocument: Self.document(language, form: Self.wrong, surroundings)) == [])
        }
    }

    @Test func `what was typed comes back escaped, beside its error`() {
        let text = Self.document(.french, form: Self.wrong).text
        #expect(text.contains("value=\"&quot;&gt;&lt;script&gt;\""))
        #expect(text.contains("<a href=\"#f-description\">Votre idée\u{A0}: Dites-en plus.</a>"))
        #expect(text.contains("<li>Ce qui n’a pas de champ.</li>"))
        #expect(text.contains("aria-describedby=\"f-description-help f-description-error\" aria-invalid=\"true\""))
        // The second box was ticked, the first one no more.
        #expect(text.contains("id=\"f-themes\" name=\"themes\" value=\"1\">"))
        #expect(text.contains("name=\"themes\" value=\"2\" checked"))
    }

    @Test func `the layout writes the title unless the body does`() {
        let view = View(t: Texts(.french), now: Self.now)
        let frame = Frame(city: CityIdentity(name: "Villeneuve"))
        let without = Layout.document(title: "Idées", body: "<p>Rien.</p>", frame: frame, view: view)
        let with = Layout.document(title: "Idées", body: "<h1>Toutes les idées</h1>", frame: frame, view: view)
        #expect(WellFormed.faults(inDocument: without) == [] && without.text.contains("<h1>Idées</h1>"))
        #expect(WellFormed.faults(inDocument: with) == [] && !with.text.contains("<h1>Idées</h1>"))
    }

    @Test func `every writing form carries the token`() {
        let text = Self.document(.french).text
        let posts = text.split(separator: "method=\"post\"").count - 1
        let tokens = text.split(separator: "name=\"csrf\" value=\"t\"").count - 1
        #expect(posts > 5 && posts == tokens)
    }

    @Test func `an address typed by somebody never runs`() {
        let view = View(t: Texts(.french), now: Self.now)
        let card = Card("x", path: "javascript:alert(1)").html
        #expect(card.text.contains("href=\"#\"") && view.linkButton("//evil.example", "Aller").text.contains("href=\"#\""))
    }

    @Test func `a map's outlines cannot close their script, and its places are the lines of its list`() {
        let view = View(t: Texts(.french), now: Self.now)
        let block = MapBlock("Carte", places: [.init("</script><b>", note: "\"&", latitude: 45, longitude: 4)], outlines: "{\"name\":\"</script>\"}")
        let text = view.map(block).text
        #expect(text.split(separator: "</script>", omittingEmptySubsequences: false).count - 1 == 2, "one for the outlines, one for the module")
        #expect(text.contains("{\"name\":\"\\u003c/script>\"}"))
        #expect(text.contains("<li data-at=\"45.0 4.0\"><span>&lt;/script&gt;&lt;b&gt;</span> <span class=\"place-note\">&quot;&amp;</span></li>"))
        #expect(view.map(block, showsList: false).text.contains("<ul class=\"places\" hidden>"))
    }

    @Test func `what is not well formed is seen`() {
        let faults: [(HTML, String)] = [
            ("<p>a", "<p> is never closed"), ("<p><b>a</p></b>", "</p> comes while <b> is open"), ("<br></br>", "</br> closes"), ("</p>", "</p> closes nothing"),
            ("<p class=a>b</p>", "has no quotes"), ("<p class=\"a\"id=\"b\">c</p>", "is not followed by a space"), ("<p id=\"a\" id=\"b\">c</p>", "has two id"),
            ("<p id=\"a\">b</p><p id=\"a\">c</p>", "two elements have the id a"), ("<input name=\"a\">", "neither label nor id"), ("<input id=\"a\">", "has no label"),
            ("<p style=\"a\">b</p>", "the policy refuses"), ("<p onclick=\"a\">b</p>", "the policy refuses"), ("<script>a</script>", "the policy refuses"),
            ("<style>a</style>", "the policy refuses"), ("<img src=\"/a\">", "has no alt"), ("<h2>a</h2><h4>b</h4>", "h4 follows h2"), ("<p><div>a</div></p>", "<div> within <p>"),
            ("<form><form></form></form>", "<form> within <form>"), ("<ul><p>a</p></ul>", "directly within <ul>"), ("<a>b</a>", "has no href"), ("a < b", "begins no tag"),
            ("<table><tr><td>a</td></tr><td>b</td></table>", "<td> directly within <table>"), ("<p/>", "closes itself"),
        ]
        for (markup, fault) in faults { #expect(WellFormed.faults(in: markup).contains { $0.contains(fault) }, "\(markup.text): \(WellFormed.faults(in: markup))") }
        #expect(WellFormed.faults(in: "<label for=\"a\">b</label><input id=\"a\"><label>c <input></label><p>d &lt; <svg><rect/></svg></p>") == [])
        #expect(WellFormed.faults(inDocument: "<html><h1>a</h1><h1>b</h1><a href=\"#c\">d</a></html>") == [
            "<html> has no language", "2 h1 instead of one", "a link refers to #c, which is not there", "no title",
        ])
    }

    @Test func `a chosen bar is as long as its value`() {
        let view = View(t: Texts(.french), now: Self.now)
        let text = view.barChart("Voix", columns: ("Projet", "Voix"), bars: [Bar("A", value: 40, inWords: "40"), Bar("B", value: 10, inWords: "10"), Bar("C", value: 0, inWords: "0")]).text
        #expect(text.contains("<rect class=\"bar-fill\" width=\"1000\"") && text.contains("<rect class=\"bar-fill\" width=\"250\"") && text.contains("<rect class=\"bar-fill\" width=\"0\""))
    }

    @Test func `a bar compared with another has a second line on the same scale, and the table that was given`() {
        let view = View(t: Texts(.french), now: Self.now)
        let text = view.barChart("Part", bars: [Bar("A", value: 20, inWords: "2 · 4", beside: 40), Bar("B", value: 10, inWords: "1")], figures: "<p>table</p>").text
        let lengths = text.matches(of: /bar-fill" width="(\d+)"/).map { $0.1 }
        #expect(lengths == ["500", "1000", "250"] && text.contains("<p>table</p>"))
    }

    @Test func `pages far from the current one are left out`() {
        let view = View(t: Texts(.french), now: Self.now)
        let text = view.pagination(page: 7, of: 20) { "/idees?page=\($0)" }.text
        let shown = (1...20).filter { text.contains("href=\"/idees?page=\($0)\" aria-label") }
        #expect(shown == [1, 6, 7, 8, 20])
        #expect(view.pagination(page: 1, of: 1) { _ in "/" }.isEmpty)
    }
}
