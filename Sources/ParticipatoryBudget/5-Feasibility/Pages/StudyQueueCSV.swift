import Database
import L10n
import Vocabulary
import Web

/// The queue of an edition as a file, through the same filter and for the same officers.
struct StudyQueueCSV: Download {
    static let path: Path = "/bureau/editions/:edition/etudes.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        if let refusal = FeasibilityRules.mayReadQueue(edition, visit.actor) { throw refusal }
        let filter = StudyFilter(visit.query)
        let lines = try FeasibilityStore.lines(edition, for: visit.actor, at: visit.now, db).filter { filter.keeps($0, at: visit.now) }
        let t = Texts.ofFiles
        let columns: [CSV.Column] = [
            .init("numero", "Numéro"), .init("titre", "Titre"), .init("theme", "Thème"), .init("quartier", "Quartier"),
            .init("service_pilote", "Service pilote"), .init("date_echeance", "Échéance"), .init("en_retard", "En retard"),
            .init("etape", "Étape"), .init("nb_avis_attendus", "Avis attendus"), .init("conclusion", "Conclusion"),
            .init("chiffrage_eur", "Chiffrage (euros)"),
        ]
        let rows = lines.map { line -> [CSV.Cell] in
            [
                .number(line.number), .text(line.title), .text(line.themeName ?? ""), .text(line.territoryName ?? ""), .text(line.leadName ?? ""),
                .text(line.dueAt.map { t.dateInput($0) } ?? ""), .text(line.isLate(at: visit.now) ? t("oui") : t("non")), .text(t(line.stage.name)),
                .number(line.awaited), .text(line.conclusion.map { t($0.name) } ?? ""), line.estimate.map { .money($0) } ?? .empty,
            ]
        }
        return .attachment(CSV.file(columns, rows), named: "etudes-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}
