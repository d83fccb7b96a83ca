import Database
import HTML
import Vocabulary
import Web

/// What was answered before to words like those being typed, the FAQ and earlier cases, with the words to insert: while an agent is on the phone.
struct SimilarCasesDownload: Download {
    static let path: Path = "/bureau/questions/semblables"
    static let link = "/bureau/questions/semblables"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        if let refusal = QuestionRules.mayReceive(visit.actor) { throw refusal }
        let found = try Suggestion.close(to: String((visit.query["q"] ?? "").prefix(200)), visit, db)
        let html: HTML = """
            <ul>\(each: found, { "<li><a href=\"\(url: $0.link ?? QuestionLinks.desk)\"\(attribute: "data-text", $0.isInternal ? nil : $0.body)>\($0.title)</a></li>" })</ul>
            """
        return WebResponse(status: 200, headers: [("content-type", "text/html; charset=utf-8")], body: .bytes(html.bytes))
    }
}
