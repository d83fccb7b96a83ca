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
        let rows = works.map { WorkRow.cells($0, Texts.ofFiles) }
        return .attachment(CSV.file(WorkRow.columns, rows), named: "realisations-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}

/// The works of an edition through the officers' filter, with whom to call and what to look at.
struct WorksDeskCSV: Download {
    static let path: Path = "/bureau/editions/:edition/realisation.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        if let refusal = ImplementationRules.maySeeDesk(edition, visit.actor) { throw refusal }
        let filter = WorkFilter(visit.query), t = Texts.ofFiles, now = visit.now
        let works = try ImplementationStore.works(edition, for: visit.actor, db).filter { filter.keeps($0, at: now) }
        let more: [CSV.Column] = [
            .init("contact", "À joindre"), .init("courriel", "Adresse électronique"), .init("telephone", "Téléphone"), .init("a_regarder", "À regarder"),
        ]
        let rows = works.map { work -> [CSV.Cell] in
            let contact = work.owner?.contact ?? WorkOwner.Contact()
            return WorkRow.cells(work, t) + [
                .text(contact.name), .text(contact.email), .text(contact.phone), .text(work.concerns(at: now).map { t($0.name) }.joined(separator: ", ")),
            ]
        }
        return .attachment(CSV.file(WorkRow.columns + more, rows), named: "suivi-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}

/// The milestones of all the works of an edition: what was promised, what is planned now, what was reached and why it is late.
struct MilestonesCSV: Download {
    static let path: Path = "/editions/:edition/jalons.csv"
    static let columns: [CSV.Column] = [
        .init("numero", "Numéro du projet sur le bulletin"), .init("titre", "Titre du projet"), .init("jalon", "Jalon"),
        .init("date_promise", "Jour promis d’abord (AAAA-MM-JJ)"), .init("date_prevue", "Jour prévu aujourd’hui"), .init("date_atteinte", "Jour atteint"),
        .init("motif_retard", "Pourquoi il est en retard"), .init("motif_annulation", "Pourquoi il est annulé"),
    ]

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db), t = Texts.ofFiles
        let rows = try ImplementationStore.milestones(of: edition.id, db).map { line -> [CSV.Cell] in
            let day: (Instant?) -> CSV.Cell = { $0.map { .text(t.dateInput($0)) } ?? .empty }
            let milestone = line.milestone
            return [
                .number(line.number), .text(line.title), .text(milestone.title), day(milestone.promisedAt), day(milestone.plannedAt), day(milestone.actualAt),
                .text(milestone.delayReason), .text(milestone.cancelledReason),
            ]
        }
        return .attachment(CSV.file(columns, rows), named: "jalons-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}

/// What both files say of a work.
enum WorkRow {
    static let columns: [CSV.Column] = [
        .init("numero", "Numéro du projet sur le bulletin"), .init("titre", "Titre"), .init("quartier", "Quartier ; vide : toute la ville"),
        .init("latitude", "Latitude WGS 84, en degrés"), .init("longitude", "Longitude WGS 84, en degrés"),
        .init("porteur", "Service ou organisme qui le réalise"), .init("convention", "Convention avec l’organisme"),
        .init("subvention_eur", "Subvention à l’organisme, en euros"), .init("etape", "Où en est la réalisation"),
        .init("prix_vote_eur", "Prix au moment du vote, en euros"), .init("budget_eur", "Budget, en euros"), .init("depense_eur", "Déjà dépensé, en euros"),
        .init("prochain_jalon", "Prochain jalon"), .init("date_prochain_jalon", "Jour prévu (AAAA-MM-JJ)"),
        .init("date_mise_a_jour", "Dernière nouvelle (AAAA-MM-JJ)"),
    ]

    static func cells(_ work: Work, _ t: Texts) -> [CSV.Cell] {
        [
            .number(work.projectNumber), .text(work.title), .text(work.territoryName ?? ""), .degrees(work.latitude), .degrees(work.longitude), .text(work.owner?.name ?? ""),
            .text(work.owner?.agreement ?? ""), work.owner?.grant.map { .money($0) } ?? .empty, .text(t(work.stage.name)), .money(work.price),
            .money(work.budget), .money(work.spent), .text(work.nextTitle ?? ""), .text(work.nextPlannedAt.map { t.dateInput($0) } ?? ""),
            .text(t.dateInput(work.updatedAt)),
        ]
    }
}
