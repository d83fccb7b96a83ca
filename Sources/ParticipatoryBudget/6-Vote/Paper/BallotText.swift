import Database
import Vocabulary
import Web

/// What every ballot paper of a vote offers, as a text that everyone may take: its digest is printed on each sheet, so that a sheet is checked
/// against what was published (`sha256sum bulletin.txt`). The same for all: it tells nothing of a sheet.
struct BallotText: Sendable {
    let text: String

    init(_ edition: Edition, _ rule: BallotRule, _ projects: [Project]) {
        let lines = projects.sorted { $0.number < $1.number }.map { "\($0.number). \($0.title) | \($0.cost.decimalText) | \($0.place ?? "")" }
        let head = ["\(edition.slug) | \(edition.title)", "\(rule.kind.rawValue) \(rule.minimum) \(rule.maximum)\(rule.allowsBlank ? " blanc" : "")"]
        text = (head + lines).joined(separator: "\n") + "\n"
    }

    /// The first sixteen digits of its SHA-256, by four, as they are printed.
    var digest: String {
        let digits = Array(Secrets.sha256Hex(text).prefix(16))
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: " ")
    }

    static func link(_ edition: Edition) -> String { "\(edition.link)/bulletin.txt" }
}

/// The text of the ballot, for everyone who may read the catalogue.
struct BallotTextDownload: Download {
    static let path: Path = "/editions/:edition/bulletin.txt"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        if let refusal = VoteRules.maySeeCatalogue(edition, try ProjectStore.catalogue(edition.id, db), visit.actor, at: visit.now) { throw refusal }
        let ballot = BallotText(edition, try Booth.rules(edition, db).ballot, try ProjectStore.projects(edition.id, db))
        return .attachment(Array(ballot.text.utf8), named: "bulletin.txt", type: "text/plain; charset=utf-8")
    }
}
