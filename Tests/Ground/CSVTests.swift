import Testing
import Vocabulary
@testable import Web

@Suite struct CSVTests {
    @Test func `a file is written as a French spreadsheet opens it`() {
        let bytes = CSV.file([["Projet", "Coût"], ["Banc; \"ombre\"", 1200], [.empty, .decimal("-12,50")]])
        #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
        #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == "Projet;Coût\r\n\"Banc; \"\"ombre\"\"\";1200\r\n;\"-12,50\"\r\n")
    }

    @Test(arguments: ["=1+1", "+33 6", "-x", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1", "\u{A0}=1"])
    func `text that a spreadsheet would compute is disarmed`(text: String) throws {
        let written = CSV.file([[.text(text)]], separator: .comma, withByteOrderMark: false)
        #expect(try CSV.read(written)[0].cells == ["'" + text])
    }

    @Test func `money and degrees have a dot, and no decimals when there are none`() {
        let cells: [CSV.Cell] = [.money(Euros(1250)), .money(Euros(cents: -125_050)), .money(Euros(cents: 5)), .degrees(-0.5), .degrees(nil), .degrees(48.9226)]
        #expect(CSV.line(cells) == Array("1250;-1250.50;0.05;-0.500000;;48.922600\r\n".utf8))
    }

    @Test func `numbers stay numbers`() {
        #expect(CSV.line([-5, .decimal("-5.5"), "-5"], separator: .comma) == Array("-5,-5.5,'-5\r\n".utf8))
    }

    @Test(arguments: CSV.Separator.allCases) func `what is written is read again`(separator: CSV.Separator) throws {
        let texts = ["", " bord ", "a;b,c\td", "\"", "\"\"", "ligne 1\nligne 2\r\nligne 3", "œ €", "'", "x=1"]
        let header = ["nom", "texte", "fin"]
        let lines = texts.map { ["n", $0, "z"] }
        let bytes = CSV.file(([header] + lines).map { $0.map { .text($0) } }, separator: separator)
        #expect(try CSV.read(bytes).map(\.cells) == [header] + lines)
    }

    @Test func `files of other programs are read`() throws {
        func cells(_ text: String) throws -> [[String]] { try CSV.read(Array(text.utf8)).map(\.cells) }
        #expect(try cells("a,b\n1,2") == [["a", "b"], ["1", "2"]])
        #expect(try cells("a;b,c\r1;2\r") == [["a", "b,c"], ["1", "2"]])
        #expect(try cells("sep=,\r\n\"x;y;z\",b\r\n") == [["x;y;z", "b"]])
        #expect(try cells("\"a;b\",c\n\n1,2\n\n") == [["a;b", "c"], ["1", "2"]])
        #expect(try cells("seul\n") == [["seul"]])
        #expect(try cells("") == [])
        #expect(try cells("a;\n;\n") == [["a", ""], ["", ""]])
        #expect(try CSV.read([0x6E, 0x6F, 0x6D, 0x3B, 0x80, 0x0A, 0xE9, 0x74, 0xE9, 0x3B, 0x9C]).map(\.cells) == [["nom", "€"], ["été", "œ"]])
    }

    @Test func `a fault names its line`() {
        func problem(_ text: String) -> CSV.Problem? { #expect(throws: CSV.Problem.self) { try CSV.read(Array(text.utf8)) } }
        #expect(problem("a;b\n1;2\n\"x\ny\n") == .unclosedQuote(line: 3))
        #expect(problem("a;b\r\n\"1\r\n2\";x\r\n\"x\"y;z\r\n") == .textAfterQuote(line: 4))
        #expect(problem("a;b\n\0;x") == .unreadableCharacter(line: 2))
        #expect(throws: CSV.Problem.unreadableCharacter(line: 2)) { try CSV.read([0x61, 0x0A, 0x81]) }
        #expect(throws: CSV.Problem.tooManyLines) { try CSV.read(Array("a\nb\nc\n".utf8), maximumLines: 2) }
    }
}
