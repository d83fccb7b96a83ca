import Database
import L10n
import Vocabulary
import Web

/// The lines of a search as CSV, with their seals. For auditors and administrators.
struct JournalDownload<Registry: JournalWordsRegistry>: Download {
    static var path: Path { "/bureau/journal.csv" }
    /// As many lines as a spreadsheet opens without trouble; a longer stretch is taken by dates.
    static var most: Int { 100_000 }

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        if let refusal = JournalRules.mayRead(visit.actor) { throw refusal }
        let filters = JournalFilters(visit.query), t = Texts.ofFiles
        let words = Registry.words
        let lines = try Journal.lines(filters.search(people: try filters.people(db), for: visit.actor), limit: most, db)
        var bytes = CSV.byteOrderMark
        bytes += CSV.line([
            "position", "date_heure", "numero_personne", "personne", "acte", "acte_en_mots", "objet", "objet_en_mots", "numero_objet", "numero_edition",
            "motif", "canal", "public", "empreinte",
        ])
        for line in lines {
            bytes += CSV.line([
                line.position.map { .number($0) } ?? .empty, .text(t.iso(line.at)), line.actor.map { .number($0.number) } ?? .empty,
                .text(line.actorName ?? ""), .text(line.act), .text(words.acts[line.act].map { t($0) } ?? ""),
                .text(line.subject), .text(words.kinds[line.subject].map { t($0.name) } ?? ""), .number(line.subjectID),
                line.edition.map { .number($0.number) } ?? .empty, .text(line.reason), .text(line.channel.rawValue),
                .text(line.isPublic ? t("oui") : t("non")), .text(line.hash ?? ""),
            ])
        }
        return .attachment(bytes, named: "journal.csv", type: "text/csv; charset=utf-8")
    }
}
