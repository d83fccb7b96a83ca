import Testing
@testable import Storage

@Suite struct FileTypeTests {
    private let folder = ScratchFolder()

    private func type(_ bytes: [UInt8], _ name: String) -> FileType? { FileType.of(path: folder.write(bytes, as: "file"), name: name) }
    private func type(_ text: String, _ name: String) -> FileType? { type(Array(text.utf8), name) }

    @Test func `pictures are known by their content, whatever their name`() {
        #expect(type(TestFiles.png(width: 4, height: 4), "virus.exe") == .png)
        #expect(type([0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0], "") == .jpeg)
        #expect(type("GIF89a\u{1}\0\u{1}\0\0\0\0;", "") == .gif)
        #expect(type(Array("RIFF".utf8) + [26, 0, 0, 0] + Array("WEBPVP8L".utf8) + [13, 0, 0, 0, 0x2F] + [UInt8](repeating: 0, count: 13), "") == .webp)
        #expect(type([0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8), "") == .heic)
    }

    @Test func `texts, tables and PDF files are known`() {
        #expect(type("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "") == .pdf)
        #expect(type("Bonjour, voici l’idée du quartier.\nUn banc à l’ombre.\n", "idee.txt") == .text)
        #expect(type("Nom;Coût\nBanc;1200\nArbre;300\n", "liste.CSV") == .csv)
        #expect(type("nom,cout\nbanc,1200\narbre,300\nfleur,20\n", "liste.csv") == .csv)
        #expect(type("#include <stdio.h>\nint main() { return 0; }\n", "note.txt") == .text)
    }

    @Test func `office documents are known by the files inside`() {
        let odt = ("mimetype", FileType.odt.rawValue), content = ("content.xml", "<x/>")
        #expect(type(TestFiles.zip([odt, content]), "") == .odt)
        #expect(type(TestFiles.zip([("mimetype", FileType.ods.rawValue), content]), "") == .ods)
        #expect(type(TestFiles.zip([("[Content_Types].xml", "<x/>"), ("_rels/.rels", "<x/>"), ("word/document.xml", "<x/>")]), "") == .docx)
        #expect(type(TestFiles.zip([("docProps/app.xml", "<x/>"), ("xl/workbook.xml", "<x/>")]), "") == .xlsx)
    }

    @Test func `macros are refused`() {
        #expect(type(TestFiles.zip([("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>"), ("word/vbaProject.bin", "x")]), "a.docx") == nil)
        #expect(type(TestFiles.zip([("mimetype", FileType.odt.rawValue), ("content.xml", "<x/>"), ("Basic/script-lc.xml", "x")]), "a.odt") == nil)
    }

    @Test func `what is not on the list is refused, whatever its name says`() {
        #expect(type("<!DOCTYPE html><html><script>alert(1)</script></html>", "photo.jpg") == nil)
        #expect(type("<html><body>", "note.txt") == nil)
        #expect(type("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "photo.png") == nil)
        #expect(type("<?xml version=\"1.0\"?><x/>", "note.txt") == nil)
        #expect(type([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 60), "note.txt") == nil)
        #expect(type("#!/bin/sh\nrm -rf /\n", "photo.jpg") == nil)
        #expect(type(TestFiles.zip([("a.txt", "x")]), "a.docx") == nil)
        #expect(type([], "note.txt") == nil)
        #expect(type([1, 2, 3, 0, 200, 201], "note.txt") == nil)
        #expect(FileType.of(path: folder.path + "/missing") == nil)
    }

    @Test func `a damaged archive is refused without a crash`() {
        let whole = TestFiles.zip([("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")])
        for length in 0..<whole.count { _ = type(Array(whole.prefix(length)), "") }
        for position in whole.indices.suffix(140) {
            var bytes = whole
            bytes[position] ^= 0xFF
            _ = type(bytes, "")
        }
        #expect(type(whole.dropLast(30) + [UInt8](repeating: 0xFF, count: 30), "") == nil)
    }
}
