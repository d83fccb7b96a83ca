import Database
import Vocabulary
import Web

/// The projects of a vote as a table to take away.
struct CatalogueCSV: Download {
    static let path: Path = "/editions/:edition/projets.csv"
    static func link(_ edition: Edition) -> String { "\(edition.link)/projets.csv" }

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        let catalogue = try ProjectStore.catalogue(edition.id, db)
        if let refusal = VoteRules.maySeeCatalogue(edition, catalogue, visit.actor, at: visit.now) { throw refusal }
        let header: [CSV.Cell] = ["numero", "titre", "resume", "cout", "quartier", "theme", "longitude", "latitude"]
        let lines = try ProjectStore.projects(edition.id, db).map { project -> [CSV.Cell] in
            [
                .number(project.number), .text(project.title), .text(project.summary), .decimal(project.cost.decimalText), .text(project.place ?? ""),
                .text(project.themeName ?? ""), project.longitude.map { .decimal("\($0)") } ?? .empty, project.latitude.map { .decimal("\($0)") } ?? .empty,
            ]
        }
        return .attachment(CSV.file([header] + lines), named: "projets-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}

extension Euros {
    /// For programs: `1250.5` is `1250.50`, whole euros without decimals.
    var decimalText: String {
        let rest = abs(cents % 100)
        return cents.isMultiple(of: 100) ? String(cents / 100) : "\(cents < 0 ? "-" : "")\(abs(cents / 100)).\(rest < 10 ? "0" : "")\(rest)"
    }
}
