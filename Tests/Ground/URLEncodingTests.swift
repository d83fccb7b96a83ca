import Testing
@testable import Web

@Suite struct URLEncodingTests {
    @Test func `a form is read as browsers write it`() throws {
        let fields = try URLEncoding.parse("titre=Un+banc+%C3%A0+l%E2%80%99ombre&theme=1&theme=2&vide=&seul&=x&a=b%3Dc=d")
        #expect(fields.map(\.name) == ["titre", "theme", "theme", "vide", "seul", "", "a"])
        #expect(fields.map(\.value) == ["Un banc à l’ombre", "1", "2", "", "", "x", "b=c=d"])
        #expect(try URLEncoding.parse("") == [])
        #expect(try URLEncoding.parse("&&a=1&&") == [.init(name: "a", value: "1")])
    }

    @Test func `a percent sign that opens no byte stands for itself`() throws {
        for (sent, read) in [("100%", "100%"), ("%4", "%4"), ("%zz", "%zz"), ("%%41", "%A"), ("%+1", "% 1"), ("%4é", "%4é")] {
            #expect(try URLEncoding.parse("v=" + sent)[0].value == read)
        }
    }

    @Test(arguments: ["a=%FF", "%C3=1", "a=%ED%A0%80", "a=%C0%AF", "a=%00", "a=x%00y"])
    func `what is not text is refused`(form: String) {
        #expect(throws: URLEncoding.Problem.notUTF8) { try URLEncoding.parse(form) }
    }

    @Test func `a flood of fields is refused`() {
        let form = Array(repeating: "a=1", count: 1001).joined(separator: "&")
        #expect(throws: URLEncoding.Problem.tooManyFields) { try URLEncoding.parse(form) }
        #expect(throws: Never.self) { try URLEncoding.parse(String(form.dropFirst(4))) }
    }

    @Test func `any text survives the journey through a URL`() throws {
        for text in ["", "a/b?c#d&e=f+g%20", "l’été à Œuvre", "👩🏽‍🌾", "..", "\n\t\"<>'`{}|\\^"] {
            let query = URLEncoding.query([.init(name: text, value: text)])
            #expect(query.utf8.allSatisfy { $0 > 32 && $0 < 127 })
            #expect(try URLEncoding.parse(query) == [.init(name: text, value: text)])
            #expect(URLEncoding.decodedPathSegment(URLEncoding.pathSegment(text)) == text)
            #expect(!URLEncoding.pathSegment(text).contains("/"))
        }
        #expect(URLEncoding.decodedPathSegment("a+b") == "a+b")
        #expect(URLEncoding.decodedPathSegment("%ff") == nil)
    }
}
