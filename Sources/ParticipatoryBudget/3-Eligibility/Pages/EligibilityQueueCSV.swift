import Database
import L10n
import Vocabulary
import Web

/// The queue of an edition as a file, through the same filter and for the same officers.
struct EligibilityQueueCSV: Download {
    static let path: Path = "/bureau/editions/:edition/recevabilite.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        if let refusal = EligibilityRules.mayRead(edition, visit.actor) { throw refusal }
        let filter = EligibilityFilter(visit.query)
        let lines = try EligibilityStore.lines(edition, for: visit.actor, db).filter { filter.keeps($0, at: visit.now) }
        let t = visit.t
        let titles = [
            t("Numéro"), t("Titre"), t("Thème"), t("Quartier"), t("Déposée le"), t("Étape"), t("Décision"), t("Signée par"), t("Complément attendu le"),
            t("Porteur prévenu le"), t("Publiée le"),
        ]
        let rows = lines.map { line -> [CSV.Cell] in
            let day: (Instant?) -> CSV.Cell = { $0.map { .text(t.dateInput($0)) } ?? .empty }
            return [
                .number(line.number), .text(line.title), .text(line.themeName ?? ""), .text(line.territoryName ?? ""), day(line.depositedAt),
                .text(t(line.stage(at: visit.now).name)), .text(line.outcome.map { t($0.name) } ?? ""), .text(line.decidedByName ?? ""),
                day(line.completionDue), day(line.milestones?.notifiedAt), day(line.milestones?.releasedAt),
            ]
        }
        return .attachment(CSV.file([titles.map { .text($0) }] + rows), named: "recevabilite-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}
