import Database
import L10n
import Platform
import Vocabulary
import Web

/// The proposals of an edition as a file, through the same filter as the page: what everyone may see.
struct ProposalListCSV: Download {
    static let path: Path = "/editions/:edition/propositions.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        var filter = ProposalFilter(visit.query, at: visit.now)
        if filter.order == .shuffled { filter.order = .number }
        let lines = try ProposalListStore.lines(edition, filter, limit: 100_000, db)
        let t = visit.t
        let titles = [
            t("Numéro"), t("Titre"), t("Résumé"), t("Auteur"), t("Thème"), t("Quartier"), t("Lieu"), t("Latitude"), t("Longitude"),
            t("Où elle en est"), t("Déposée le"), t("Commentaires"), t("Abonnés"), t("Adresse"),
        ]
        let rows = lines.map { line -> [CSV.Cell] in
            [
                .number(line.number), .text(line.title), .text(line.summary), .text(line.author), .text(line.themeName ?? ""),
                .text(line.territoryName ?? ""), .text(line.place), degrees(line.point?.latitude, t), degrees(line.point?.longitude, t),
                .text(t(line.status.name)), .text(t.dateInput(line.depositedAt)), .number(line.comments), .number(line.follows),
                .text(visit.world.baseURL + line.link),
            ]
        }
        return .attachment(CSV.file([titles.map { .text($0) }] + rows), named: "propositions-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }

    private static func degrees(_ value: Double?, _ t: Texts) -> CSV.Cell {
        guard let value else { return .empty }
        let millionths = Int((value * 1_000_000).rounded())
        let digits = String(millionths.magnitude % 1_000_000)
        return .decimal("\(millionths < 0 ? "-" : "")\(millionths.magnitude / 1_000_000),\(String(repeating: "0", count: 6 - digits.count))\(digits)")
    }
}
