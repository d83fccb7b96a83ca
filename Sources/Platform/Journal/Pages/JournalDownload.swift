import Database
import L10n
import Vocabulary
import Web

/// The lines of a search as CSV, with their seals. For auditors and administrators.
struct JournalDownload: Download {
    static let path: Path = "/bureau/journal.csv"
    /// As many lines as a spreadsheet opens without trouble; a longer stretch is taken by dates.
    static let most = 100_000

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        if let refusal = JournalRules.mayRead(visit.actor) { throw refusal }
        let filters = JournalFilters(visit.query), t = Texts.ofFiles
        let lines = try Journal.lines(filters.search(person: try JournalPage.person(filters, db), for: visit.actor), limit: most, db)
        var bytes = CSV.byteOrderMark
        bytes += CSV.line([
            "position", "date_heure", "numero_personne", "personne", "acte", "objet", "numero_objet", "numero_edition", "motif", "canal", "public", "empreinte",
        ])
        for line in lines {
            bytes += CSV.line([
                line.position.map { .number($0) } ?? .empty, .text(t.iso(line.at)), line.actor.map { .number($0.number) } ?? .empty,
                .text(line.actorName ?? ""), .text(line.act), .text(line.subject), .number(line.subjectID),
                line.edition.map { .number($0.number) } ?? .empty, .text(line.reason), .text(line.channel.rawValue),
                .text(line.isPublic ? t("oui") : t("non")), .text(line.hash ?? ""),
            ])
        }
        return .attachment(bytes, named: "journal.csv", type: "text/csv; charset=utf-8")
    }
}
