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
        let t = Texts.ofFiles
        let columns: [CSV.Column] = [
            .init("numero", "Numéro"), .init("titre", "Titre"), .init("theme", "Thème"), .init("quartier", "Quartier"),
            .init("date_depot", "Déposée le"), .init("etape", "Étape"), .init("decision", "Décision"), .init("signataire", "Signée par"),
            .init("date_complement", "Complément attendu le"), .init("date_annonce", "Porteur prévenu le"),
            .init("date_publication", "Publiée le"),
        ]
        let rows = lines.map { line -> [CSV.Cell] in
            let day: (Instant?) -> CSV.Cell = { $0.map { .text(t.dateInput($0)) } ?? .empty }
            return [
                .number(line.number), .text(line.title), .text(line.themeName ?? ""), .text(line.territoryName ?? ""), day(line.depositedAt),
                .text(t(line.stage(at: visit.now).name)), .text(line.outcome.map { t($0.name) } ?? ""), .text(line.decidedByName ?? ""),
                day(line.completionDue), day(line.milestones?.notifiedAt), day(line.milestones?.releasedAt),
            ]
        }
        return .attachment(CSV.file(columns, rows), named: "recevabilite-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}
