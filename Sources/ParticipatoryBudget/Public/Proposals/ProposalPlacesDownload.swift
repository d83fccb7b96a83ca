import Database
import HTML
import L10n
import Vocabulary
import Web

/// The names of proposals whose mark is opened on the map: lines for the page’s script.
struct ProposalPlacesDownload: Download {
    static let path: Path = "/editions/:edition/propositions/lieux"
    static func link(_ edition: Edition) -> String { "\(edition.link)/propositions/lieux" }

    private static let possible = 1...999_999

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        let numbers = (visit.query["n"] ?? "").split(separator: ",").prefix(MapPoints.atOnce).compactMap { Int($0) }.filter { possible.contains($0) }
        let named = try ProposalListStore.lines(edition, numbers: numbers, db)
        let prefix = visit.t.language == .french ? "" : "/\(visit.t.language.code)"
        let lines: HTML = "\(each: named, { MapPoints.line($0.number, path: prefix + $0.link, title: $0.title, note: $0.note(visit.t)) })"
        let type = "text/html; charset=utf-8"
        // Who prepares an edition reads it before the others.
        if edition.isPublished { return .text(lines.bytes, type: type) }
        return WebResponse(status: 200, headers: [("content-type", type), ("cache-control", "private, no-store")], body: .bytes(lines.bytes))
    }
}
