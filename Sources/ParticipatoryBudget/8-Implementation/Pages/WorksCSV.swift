import Database
import L10n
import Vocabulary
import Web

/// The works of an edition as open data.
struct WorksCSV: Download {
    static let path: Path = "/editions/:edition/realisations.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        let works = try ImplementationStore.works(edition.id, db)
        let rows = works.map { WorkRow.cells($0, visit.t) }
        return .attachment(CSV.file([WorkRow.titles(visit.t)] + rows), named: "realisations-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}

/// The works of an edition through the officers' filter, with whom to call and what to look at.
struct WorksDeskCSV: Download {
    static let path: Path = "/bureau/editions/:edition/realisation.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        if let refusal = ImplementationRules.maySeeDesk(edition, visit.actor) { throw refusal }
        let filter = WorkFilter(visit.query), t = visit.t, now = visit.now
        let works = try ImplementationStore.works(edition, for: visit.actor, db).filter { filter.keeps($0, at: now) }
        let titles = [t("À joindre"), t("Adresse électronique"), t("Téléphone"), t("À regarder")].map { CSV.Cell.text($0) }
        let rows = works.map { work -> [CSV.Cell] in
            let contact = work.owner?.contact ?? WorkOwner.Contact()
            return WorkRow.cells(work, t) + [
                .text(contact.name), .text(contact.email), .text(contact.phone), .text(work.concerns(at: now).map { t($0.name) }.joined(separator: ", ")),
            ]
        }
        return .attachment(CSV.file([WorkRow.titles(t) + titles] + rows), named: "suivi-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}

/// What both files say of a work.
enum WorkRow {
    static func titles(_ t: Texts) -> [CSV.Cell] {
        [
            t("numéro"), t("titre"), t("quartier"), t("porté par"), t("convention"), t("subvention"), t("étape"), t("prix au vote"), t("budget"),
            t("dépensé"), t("prochain jalon"), t("date prévue"), t("mis à jour le"),
        ].map { .text($0) }
    }

    static func cells(_ work: Work, _ t: Texts) -> [CSV.Cell] {
        [
            .number(work.projectNumber), .text(work.title), .text(work.territoryName ?? ""), .text(work.owner?.name ?? ""),
            .text(work.owner?.agreement ?? ""), work.owner?.grant.map { .money($0) } ?? .empty, .text(t(work.stage.name)), .money(work.price),
            .money(work.budget), .money(work.spent), .text(work.nextTitle ?? ""), .text(work.nextPlannedAt.map { t.dateInput($0) } ?? ""),
            .text(t.dateInput(work.updatedAt)),
        ]
    }
}
