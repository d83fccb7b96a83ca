import Foundation
import Testing
import Vocabulary

@testable import L10n

/// The catalogues: how they are read, and that none lacks a sentence.
struct L10nCatalogueTests {
    @Test(arguments: [
        ("nplurals=1; plural=0;", [0, 0, 0, 0, 0, 0]),
        ("nplurals=2; plural=n != 1;", [1, 0, 1, 1, 1, 1]),
        ("nplurals=2; plural=(n > 1);", [0, 0, 1, 1, 1, 1]),
        ("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", [2, 0, 1, 2, 2, 0]),
        ("nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;", [2, 0, 1, 2, 2, 2]),
        ("nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;", [0, 1, 2, 3, 4, 4]),
        ("nplurals=2; plural=!(n==1);", [1, 0, 1, 1, 1, 1]),
        ("nplurals=2; plural=n%0 + 0 == 0;", []), ("nplurals=0; plural=0;", []), ("nplurals=2; plural=(n;", []), ("plural=n;", []),
    ])
    func `The rule of each language picks the form`(rule: String, forms: [Int]) {
        let read = PluralRule(header: "Language: xx\nPlural-Forms: \(rule)\n")
        #expect((read == nil) == forms.isEmpty)
        if let read { #expect([0, 1, 2, 5, 11, 21].map(read.form(of:)) == forms) }
    }

    private let polish = """
        msgid ""
        msgstr ""
        "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

        # a comment
        #. a note
        #: Sources/A.swift
        msgid "{1} voix"
        msgid_plural "{1} voix"
        msgstr[0] "{1} głos"
        msgstr[1] "{1} głosy"
        msgstr[2] "{1} głosów"

        msgid ""
        "Une « phrase »\\n"
        "sur \\"deux\\" lignes"
        msgstr "Dwie\\nlinie \\\\ \\t."

        #, fuzzy
        msgid "douteux"
        msgstr "wątpliwy"

        msgid "vide"
        msgstr ""

        msgctxt "format"
        msgid "language"
        msgstr "Polski"
        msgctxt "format"
        msgid "months"
        msgstr "not|twelve"
        #~ msgid "vieux"
        #~ msgstr "stary"
        """

    @Test func `A catalogue is read as gettext would`() {
        let catalogue = Catalogue(code: "pl", entries: PortableObject.entries(of: polish))
        let texts = Texts(.french, catalogue, .paris)
        #expect([0, 1, 3, 12, 22].map { n in texts(n, one: "\(n) voix", many: "\(n) voix") } == ["0 głosów", "1 głos", "3 głosy", "12 głosów", "22 głosy"])
        #expect(texts("Une « phrase »\nsur \"deux\" lignes") == "Dwie\nlinie \\ \t.")
        #expect(texts("douteux") == "douteux")
        #expect(texts("vide") == "vide")
        #expect(texts("vieux") == "vieux")
        #expect(catalogue.formats.language == "Polski")
        #expect(catalogue.formats.months[0] == "janvier")
    }

    @Test(arguments: ["", "msgid", "msgid \"", "msgstr[999999999999] \"x\"", "\"lost\"", "msgid \"a\\", "#, fuzzy\n#~ x\n\n\"", "msgid \"a\"\nmsgstr[5] \"b\""])
    func `A damaged catalogue never stops the program`(text: String) {
        _ = Catalogue(code: "xx", entries: PortableObject.entries(of: text))
    }

    /// Needs the index that `swift build` writes for debugging, found beside the tests' own program.
    @Test func `No catalogue lacks a sentence of the screens`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let built = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let check = Process()
        let output = Pipe()
        check.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        check.arguments = ["python3", root.appendingPathComponent("bin/texts").path, "check", "--index", built.appendingPathComponent("index/store").path]
        check.standardOutput = output
        check.standardError = output
        try check.run()
        let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        check.waitUntilExit()
        #expect(check.terminationStatus == 0, "\(told)")
    }
}
