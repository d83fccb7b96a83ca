import Testing
@testable import Web

@Suite struct MultipartTests {
    /// A part as received, its pieces put together.
    struct Part: Equatable {
        var name: String
        var fileName: String?
        var contentType: String?
        var body: [UInt8]
        var isWhole = false
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// What came out, whole: parts and, when it was refused, why.
    struct Outcome: Equatable {
        var parts: [Part] = []
        var problem: MultipartParser.Problem?
    }

    private func read(_ pieces: [some Collection<UInt8>], boundary: String = "XX", _ limits: MultipartParser.Limits = .init()) -> Outcome {
        var outcome = Outcome()
        do {
            var parser = try MultipartParser(contentType: "multipart/form-data; boundary=\"\(boundary)\"", limits: limits)
            for piece in pieces {
                try parser.feed(piece) { event in
                    switch event {
                    case .part(let head): outcome.parts.append(Part(name: head.name, fileName: head.fileName, contentType: head.contentType, body: []))
                    case .data(let bytes): outcome.parts[outcome.parts.count - 1].body += bytes
                    case .endOfPart: outcome.parts[outcome.parts.count - 1].isWhole = true
                    }
                }
            }
            try parser.finish()
        } catch let problem as MultipartParser.Problem {
            outcome.problem = problem
        } catch { Issue.record(error) }
        return outcome
    }

    private func read(_ body: String, _ limits: MultipartParser.Limits = .init()) -> Outcome { read([Array(body.utf8)], limits) }

    private func form(_ disposition: String, _ body: String = "x") -> String {
        "--XX\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n\(body)\r\n--XX--\r\n"
    }

    private let usual = Array("""
        --XX\r
        Content-Disposition: form-data; name="titre"\r
        \r
        Un banc à l’ombre\r
        --XX\r
        Content-Disposition: form-data; name="vide"\r
        \r
        \r
        --XX \t\r
        Content-Type: image/jpeg\r
        content-disposition: form-data; name="photo"; filename="l’été.jpg"\r
        \r
        \r\n--X\r\n--\r\r\n\0\u{1}--XX--\r
        --XX--\r
        fin
        """.utf8)

    @Test func `a form with a photo is read`() {
        let outcome = read([usual])
        #expect(outcome.problem == nil)
        #expect(outcome.parts.map(\.name) == ["titre", "vide", "photo"])
        #expect(outcome.parts.map(\.text) == ["Un banc à l’ombre", "", "\r\n--X\r\n--\r\r\n\0\u{1}--XX--"])
        #expect(outcome.parts[2].fileName == "l’été.jpg")
        #expect(outcome.parts[2].contentType == "image/jpeg")
        #expect(outcome.parts.allSatisfy { $0.isWhole })
    }

    @Test func `however a body is cut, the same comes out`() {
        let whole = read([usual])
        for cut in usual.indices { #expect(read([usual[..<cut], usual[cut...]]) == whole) }
        #expect(read(usual.map { [$0] }) == whole)
    }

    @Test func `however a damaged body is cut, the same comes out, and nothing crashes`() {
        var random = SeededRandom(state: 7)
        var limits = MultipartParser.Limits()
        limits.headerBytes = 120
        limits.textBytes = 40
        limits.fileBytes = 60
        for _ in 0..<1500 {
            var body = usual
            for _ in 0...Int.random(in: 0...3, using: &random) { damage(&body, &random) }
            let whole = read([body], limits)
            var pieces: [ArraySlice<UInt8>] = [], rest = body[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...min(rest.count, 40), using: &random)
                pieces.append(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            let cut = read(pieces, limits)
            #expect(cut.problem == whole.problem)
            #expect(cut.parts.filter(\.isWhole) == whole.parts.filter(\.isWhole))
        }
    }

    /// Removes, repeats, moves or replaces some bytes.
    private func damage(_ body: inout [UInt8], _ random: inout SeededRandom) {
        guard body.count > 20 else { return }
        let start = Int.random(in: 0..<body.count - 10, using: &random), length = Int.random(in: 1...10, using: &random)
        let range = start..<start + length
        switch Int.random(in: 0..<4, using: &random) {
        case 0: body.removeSubrange(range)
        case 1: body.insert(contentsOf: body[range], at: Int.random(in: 0...body.count, using: &random))
        case 2: body[start] = UInt8("\r\n-X:;\"= a".utf8.randomElement(using: &random)!)
        default: body.removeLast(length)
        }
    }

    @Test func `a body without its end is refused`() {
        #expect(read(String(decoding: usual, as: UTF8.self).replacing("--XX--\r\nfin", with: "")).problem == .truncated)
        #expect(read("").problem == .truncated)
        #expect(read("--XX").problem == .truncated)
        #expect(read("--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nabc\r\n--XX-").problem == .truncated)
        #expect(read("--XX--").problem == nil)
        // Without a line that ends the header, the rest is taken for header.
        #expect(read("--XX\r\nContent-Disposition: form-data; name=\"a\"\n\nx\r\n--XX--\r\n").problem == .truncated)
        #expect(read("--XX\r\n\r\nx\r\n--XX--\r\n").problem == .truncated)
    }

    @Test(arguments: [
        "--XX\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nContent-Type: text/plain\r\n\r\nx\r\n--XX--\r\n",  // no name
        "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\nx\r\n--XX--\r\n",  // folded
        "--XX\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--XX--\r\n",  // quote left open
        "--XX\r\nContent-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; boundary=YY\r\n\r\n--YY--\r\n--XX--\r\n",  // nested
        "--XX\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: form-data; name=a; filename*=latin1''%E9\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: form-data; name=a; filename*=UTF-8''%E9\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition : form-data; name=a\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\0\"\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--XXsuffix\r\n--XX--\r\n",
    ])
    func `a malformed body is refused`(body: String) {
        #expect(read(body).problem == .malformed)
    }

    @Test func `a name that is not UTF-8 is refused`() {
        let body = Array("--XX\r\nContent-Disposition: form-data; name=\"".utf8) + [0xE9] + Array("\"\r\n\r\nx\r\n--XX--\r\n".utf8)
        #expect(read([body]).problem == .malformed)
    }

    @Test(arguments: [
        (#"name=a; filename="l’été à Lyon.jpg""#, "l’été à Lyon.jpg"),
        (#"name=a; filename="x.jpg"; filename*=UTF-8'fr'%C3%A9t%C3%A9%20%E2%82%AC.jpg"#, "été €.jpg"),
        (#"name=a; filename="../../etc/passwd""#, "passwd"),
        (#"name=a; filename="C:\photos\arbre.jpg""#, "arbre.jpg"),
        (#"name=a; filename="un \"grand\" arbre.jpg""#, "un \"grand\" arbre.jpg"),
        (#"name=a; filename="un %22grand%22 arbre%0D%0A.jpg""#, "un \"grand\" arbre.jpg"),
        (#"name=a; filename="100%25.jpg""#, "100%25.jpg"),
        ("name=a; filename=\"photo\u{202E}gpj.exe\"", "photogpj.exe"),
        (#"name=a; filename="..""#, ""),
        (#"name=a; filename="""#, ""),
        (#"name=a; filename=nu.jpg"#, "nu.jpg"),
    ])
    func `a file keeps its name, not its folders nor its tricks`(disposition: String, name: String) {
        #expect(read(form(disposition)).parts.first?.fileName == name)
    }

    @Test func `the name of a field is unescaped`() {
        #expect(read(form(#"name="a %22b%22""#)).parts.first?.name == "a \"b\"")
        #expect(read(form(#"name="a;b=c""#)).parts.first?.name == "a;b=c")
    }

    @Test func `what is too long or too many is refused, at the byte`() {
        var limits = MultipartParser.Limits()
        limits.textBytes = 10
        limits.fileBytes = 20
        limits.parts = 2
        limits.headerBytes = 100
        func bytes(_ count: Int) -> String { String(repeating: "x", count: count) }
        #expect(read(form("name=a", bytes(10)), limits).problem == nil)
        #expect(read(form("name=a", bytes(11)), limits).problem == .tooLong(field: "a"))
        #expect(read(form("name=a; filename=f", bytes(20)), limits).problem == nil)
        #expect(read(form("name=a; filename=f", bytes(21)), limits).problem == .tooLong(field: "a"))
        #expect(read(form("name=\"\(bytes(61))\""), limits).problem == nil)
        #expect(read(form("name=\"\(bytes(62))\""), limits).problem == .headerTooLong)
        let part = "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n"
        #expect(read(part + part + "--XX--", limits).problem == nil)
        #expect(read(part + part + part + "--XX--", limits).problem == .tooManyParts)
        #expect(read(bytes(1_000_000), limits).problem == .malformed)
    }

    @Test func `only form data with a proper boundary is read`() {
        for type in [
            "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=XX", "text/plain", "",
            "multipart/form-data; boundary=\"\(String(repeating: "b", count: 71))\"", "multipart/form-data; boundary=\"a\nb\"",
            "multipart/form-data; boundary=a; boundary=b",
        ] {
            #expect(throws: MultipartParser.Problem.noBoundary) { try MultipartParser(contentType: type) }
        }
        for type in ["multipart/form-data; boundary=----WebKitFormBoundaryAbC012", "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\""] {
            #expect(throws: Never.self) { try MultipartParser(contentType: type) }
        }
    }
}

/// SplitMix64: the same draws in every run.
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
