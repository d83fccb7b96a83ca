import Database
import Vocabulary
import Web

/// The works of an edition as open data.
struct WorksCSV: Download {
    static let path: Path = "/editions/:edition/realisations.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try EditionStore.edition(try visit.parameter("edition"), for: visit.actor, db)
        let works = try ImplementationStore.works(edition.id, db)
        let t = visit.t
        let rows = works.map { work -> [CSV.Cell] in
            [
                .number(work.projectNumber), .text(work.title), .text(work.territoryName ?? ""), .text(work.ownerName), .text(t(work.stage.name)),
                .decimal("\(work.budget.cents / 100).\(String(100 + work.budget.cents % 100).dropFirst())"),
                .decimal("\(work.spent.cents / 100).\(String(100 + work.spent.cents % 100).dropFirst())"), .text(t.shortDay(work.updatedAt)),
            ]
        }
        let header = [t("numéro"), t("titre"), t("quartier"), t("porté par"), t("étape"), t("budget"), t("dépensé"), t("mis à jour le")].map { CSV.Cell.text($0) }
        return .attachment(CSV.file([header] + rows), named: "realisations-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}
