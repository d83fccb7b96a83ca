import Database
import HTML
import Vocabulary
import Web

/// The published answers close to the words being typed, as links: what the page shows while one writes.
struct SimilarAnswersDownload: Download {
    static let path: Path = "/questions/semblables"
    static let link = "/questions/semblables"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let words = String((visit.query["q"] ?? "").prefix(200))
        let entries = words.isEmpty ? [] : try FaqStore.close(to: words, db)
        let html: HTML = "<ul>\(each: entries, { "<li><a href=\"\(url: $0.link)\">\($0.question)</a></li>" })</ul>"
        return WebResponse(status: 200, headers: [("content-type", "text/html; charset=utf-8")], body: .bytes(html.bytes))
    }
}
