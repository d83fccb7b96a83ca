import Database
import Vocabulary
import Web

/// The projects of a vote as a table to take away.
struct CatalogueCSV: Download {
    static let path: Path = "/editions/:edition/projets.csv"
    static func link(_ edition: Edition) -> String { "\(edition.link)/projets.csv" }

    static let columns: [CSV.Column] = [
        .init("numero", "Numéro du projet sur le bulletin"), .init("titre", "Titre"), .init("resume", "Résumé en une phrase"),
        .init("cout_eur", "Coût, en euros (sauf fichier importé dans une autre monnaie)"), .init("quartier", "Quartier ; vide : toute la ville"),
        .init("theme", "Thème du règlement"), .init("latitude", "Latitude WGS 84, en degrés"), .init("longitude", "Longitude WGS 84, en degrés"),
        .init("proposition", "Numéro public de la proposition d’origine"),
    ]

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        let catalogue = try ProjectStore.catalogue(edition.id, db)
        if let refusal = VoteRules.maySeeCatalogue(edition, catalogue, visit.actor, at: visit.now) { throw refusal }
        let lines = try ProjectStore.projects(edition.id, db).map { project -> [CSV.Cell] in
            [
                .number(project.number), .text(project.title), .text(project.summary), .money(project.cost), .text(project.place ?? ""),
                .text(project.themeName ?? ""), .degrees(project.latitude), .degrees(project.longitude),
                .text(project.proposalNumber.map { edition.publicNumber($0) } ?? ""),
            ]
        }
        return .attachment(CSV.file(columns, lines), named: "projets-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}

extension Euros {
    /// For programs: `1250.5` is `1250.50`, whole euros without decimals.
    var decimalText: String {
        let rest = abs(cents % 100)
        return cents.isMultiple(of: 100) ? String(cents / 100) : "\(cents < 0 ? "-" : "")\(abs(cents / 100)).\(rest < 10 ? "0" : "")\(rest)"
    }
}
