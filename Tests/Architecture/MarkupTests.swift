import Testing

/// What may not be written in a page: the Content-Security-Policy would refuse it, or nobody escaped it.
@Suite struct `Markup in the literals` {
    /// Files that may vouch for markup they did not write as a literal.
    static let trusting: Set<String> = [
        "Sources/Ground/HTML/HTML.swift",
        // JSON for the map, escaped by `jsonText`.
        "Sources/Ground/Web/Components/Maps.swift",
    ]

    @Test func `markup is vouched for in a short list of files only`() {
        var findings = Findings()
        for file in Project.sources where !Self.trusting.contains(file.path) {
            for (index, word) in file.words.enumerated().dropLast() where word.text == "trusted" {
                let isArgument = file.words[index + 1].text == ":" && index > 0 && file.words[index - 1].text == "("
                if isArgument { findings.add(file, word.line, "HTML(trusted:): write a literal, or add the file to this test's list") }
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `no style, no event and no script is written inside a page`() {
        var findings = Findings()
        for file in Project.sources {
            for literal in file.parts.literals where literal.text.contains("<") {
                for fault in inlineFaults(in: literal.text) { findings.add(file, literal.line, fault) }
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `the faults are recognised`() {
        #expect(inlineFaults(in: #"<p style="color: red">"#).count == 1)
        #expect(inlineFaults(in: "<p\n  style='x'>").count == 1)
        #expect(inlineFaults(in: #"<a onclick="go()">"#).count == 1)
        #expect(inlineFaults(in: "<script>go()</script>").count == 1)
        #expect(inlineFaults(in: #"<script type="module" src="/a.js"></script>"#).isEmpty)
        #expect(inlineFaults(in: #"<script type="application/json">"#).isEmpty)
        #expect(inlineFaults(in: #"<a href="javascript:go()">"#).count == 1)
        #expect(inlineFaults(in: "<style>p {}</style>").count == 1)
        #expect(inlineFaults(in: #"<p class="style">on = 1</p> <option value="one">"#).isEmpty)
    }

    private func inlineFaults(in text: String) -> [String] {
        var faults: [String] = []
        for tag in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
            let inside = tag.prefix { $0 != ">" }
            let name = inside.prefix { $0.isLetter }.lowercased()
            if name == "style" { faults.append("<style>: the rules go to the style sheet") }
            // A block of JSON is data, which no policy refuses and no browser runs.
            if name == "script", !inside.contains("src="), !inside.contains(#"type="application/json""#) { faults.append("<script> without src: the Content-Security-Policy refuses it") }
            for attribute in attributes(of: inside) {
                if attribute == "style" { faults.append("style=: give it a class") }
                if attribute.hasPrefix("on"), attribute.count > 4 { faults.append("\(attribute)=: listen from a module instead") }
            }
            if inside.lowercased().contains("javascript:") { faults.append("javascript: as an address") }
        }
        return faults
    }

    /// The names of a tag's attributes: words before an `=`, outside quotes.
    private func attributes(of tag: Substring) -> [String] {
        var names: [String] = [], word = "", quote: Character?
        for character in tag {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
                word = ""
            } else if character == "=" {
                names.append(word.lowercased())
                word = ""
            } else if character == " " || character == "\n" || character == "\u{1}" {
                word = ""
            } else {
                word.append(character)
            }
        }
        return names
    }
}
